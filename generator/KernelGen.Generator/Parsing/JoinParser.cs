using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads the attributes of a layer that name other layers.</summary>
internal sealed class JoinParser(IPropertySymbol property, LayerScope scope, DiagnosticSink sink, CancellationToken cancellation)
{
    private const string Input = "InputAttribute";
    private const string Add = "AddAttribute";
    private const string Multiply = "MultiplyAttribute";
    private const string Concat = "ConcatAttribute";

    /// <summary>The attributes' classes.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [Input, Add, Multiply, Concat];

    /// <summary>Whether an attribute only says what a layer reads.</summary>
    public static bool IsInput(AttributeData attribute) => KnownNames.RuntimeName(attribute) == Input;

    /// <summary>Whether an attribute is an operator over several layers.</summary>
    public static bool IsConcat(AttributeData attribute) => KnownNames.RuntimeName(attribute) == Concat;

    /// <summary>The layer with what it reads and what is joined to it.</summary>
    public LayerDeclaration Parse(LayerDeclaration layer)
    {
        AttributeData? input = Find(Input), concat = Find(Concat), add = Find(Add), multiply = Find(Multiply);
        CheckBoth(concat, input, "a concatenation reads the layers that it names");
        CheckBoth(add, multiply, "a layer adds or multiplies, and another one can do the other");
        IReadOnlyList<int> inputs = concat is not null ? Places(concat, 2) : input is not null ? Places(input, 1) : [];
        JoinDeclaration? join = null;
        if ((add ?? multiply) is { } attribute)
        {
            IReadOnlyList<int> with = Places(attribute, 1);
            bool isSumOfThose = layer is { Operator: null, Norm: null } && input is null && with.Count > 1;
            inputs = isSumOfThose ? [with[0]] : inputs;
            join = new JoinDeclaration(add is null, with.Skip(isSumOfThose ? 1 : 0).ToEquatableArray());
        }

        return layer with { Inputs = (inputs.Count > 0 ? inputs : [scope.Previous]).ToEquatableArray(), Join = join };
    }

    /// <summary>The place of what a use of a block reads.</summary>
    public int InputOfUse() => Find(Input) is { } input && Places(input, 1) is { Count: 1 } places ? places[0] : scope.Previous;

    private AttributeData? Find(string attribute) => property.GetAttributes().FirstOrDefault(a => KnownNames.RuntimeName(a) == attribute);

    private void CheckBoth(AttributeData? first, AttributeData? second, string why)
    {
        if (first is not null && second is not null)
        {
            var reader = new AttributeReader(second);
            sink.Report(
                ProblemCatalogue.NotTogether, () => reader.Location(cancellation), property.Name, new AttributeReader(first).Name, reader.Name, why);
        }
    }

    /// <summary>The places of the layers that an attribute names; those that cannot be read are reported.</summary>
    private IReadOnlyList<int> Places(AttributeData attribute, int atLeast)
    {
        var reader = new AttributeReader(attribute);
        bool isOne = IsInput(attribute);
        IReadOnlyList<string?> names = isOne ? [reader.Text("name")] : reader.Texts("names");
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
            return [];
        }

        if (names.Count < atLeast)
        {
            sink.Report(
                ProblemCatalogue.TooFewNames, () => reader.Location(cancellation), property.Name, reader.Name, atLeast == 1 ? "a layer" : "two layers or more",
                names.Count);
        }

        var places = new List<int>();
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i] ?? "";
            int element = i;
            if (names.Take(i).Contains(name))
            {
                Report(ProblemCatalogue.NamedTwice, Shown(name));
            }
            else if (scope.Find(name) is { } place)
            {
                places.Add(place);
            }
            else if (name == property.Name)
            {
                Report(ProblemCatalogue.LaterLayer, name, "is the layer itself");
            }
            else if (scope.Members.Contains(name))
            {
                Report(ProblemCatalogue.LaterLayer, name, "is declared behind it");
            }
            else
            {
                string hint = NearestName.Find(name, scope.Known) is { } nearest ? $"; did you mean '{nearest}'?" : "";
                Report(ProblemCatalogue.UnknownLayer, name, scope.Type, hint);
            }

            void Report(ProblemSpec problem, params object[] arguments) => sink.Report(
                problem, () => isOne ? reader.Location(cancellation, "name") : reader.ElementLocation(cancellation, "names", element),
                [property.Name, reader.Name, .. arguments]);
        }

        return places;
    }

    private static string Shown(string name) => name == LayerScope.InputName ? "Block.Input" : name;
}
