using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The forms of every operator: those that the operations of <see cref="OperationCatalogue"/> name, and those of what graphs are made of beside.</summary>
internal static class FormCatalogue
{
    private static readonly Dictionary<Type, FormRegistration> s_forms =
        new[] { typeof(PadForms), typeof(ActivateForms), typeof(AddForms), typeof(MultiplyForms), typeof(ConcatForms) }
        .Concat(OperationCatalogue.All.Select(o => o.Forms).OfType<Type>()).Distinct().SelectMany(Registrations).ToDictionary(f => f.Operator);

    /// <summary>The operators that have forms.</summary>
    public static IEnumerable<Type> Operators => s_forms.Keys;

    /// <summary>Those of the forward pass.</summary>
    public static IEnumerable<Type> ForwardOperators => s_forms.Values.Where(f => f.Sample.Count > 0).Select(f => f.Operator);

    /// <summary>How a node may run over one sample: for each layout that can be given, one form.</summary>
    public static IReadOnlyList<OperatorForm> Sample(Node node)
    {
        OperatorForm[] forms = [.. Of(node).Sample.Where(f => f.Suits(node)).GroupBy(f => f.Gives).Select(g => g.First())];
        return forms.Length > 0 ? forms : throw new InvalidOperationException($"{node.Operator.GetType().Name} has no form over one sample.");
    }

    /// <summary>How a node runs over sixteen samples.</summary>
    public static BatchTileForm BatchTile(Node node) => Of(node).BatchTile.FirstOrDefault(f => f.Suits(node))
        ?? throw new InvalidOperationException($"{node.Operator.GetType().Name} has no form over sixteen samples.");

    /// <summary>A node over one long row of pixels; null where rows matter.</summary>
    public static Node? OverOneRow(Node node) => Of(node).OverOneRow(node);

    private static IReadOnlyList<FormRegistration> Registrations(Type forms) =>
        (IReadOnlyList<FormRegistration>)forms.GetProperty(nameof(ActivateForms.All))!.GetValue(null)!;

    private static FormRegistration Of(Node node) => s_forms.TryGetValue(node.Operator.GetType(), out FormRegistration? forms)
        ? forms
        : throw new InvalidOperationException($"{node.Operator.GetType().Name} has no forms.");
}
