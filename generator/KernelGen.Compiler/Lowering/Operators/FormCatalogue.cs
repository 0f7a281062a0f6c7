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
    public static IEnumerable<Type> ForwardOperators => s_forms.Values.Where(f => f.Sample is not null).Select(f => f.Operator);

    /// <summary>How an operator runs over one sample.</summary>
    public static SampleForms Sample(Operator op) =>
        Of(op).Sample ?? throw new InvalidOperationException($"{op.GetType().Name} has no forms over one sample.");

    /// <summary>How an operator runs over sixteen samples.</summary>
    public static BatchTileForms BatchTile(Operator op) => Of(op).BatchTile;

    private static IReadOnlyList<FormRegistration> Registrations(Type forms) =>
        (IReadOnlyList<FormRegistration>)forms.GetProperty(nameof(ActivateForms.All))!.GetValue(null)!;

    private static FormRegistration Of(Operator op) => s_forms.TryGetValue(op.GetType(), out FormRegistration? forms)
        ? forms
        : throw new InvalidOperationException($"{op.GetType().Name} has no forms.");
}
