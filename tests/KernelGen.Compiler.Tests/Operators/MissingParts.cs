using System.Text.RegularExpressions;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Declarations;

namespace KernelGen.Compiler.Tests.Operators;

/// <summary>The parts of an operation that are not there, each as a line that names it: what docs/adding-an-operator.md asks for.</summary>
internal sealed class MissingParts
{
    private readonly List<string> _missing = [];
    private readonly OperationSpec _spec;

    private MissingParts(OperationSpec spec) => _spec = spec;

    public static IReadOnlyList<string> Of(OperationSpec spec)
    {
        var parts = new MissingParts(spec);
        parts.Need(OperationCatalogue.All.Contains(spec), "no line in the catalogue");
        parts.NeedAttribute();
        parts.NeedRow();
        parts.NeedDeclaration();
        parts.NeedReference();
        return parts._missing;
    }

    private void Need(bool holds, string part)
    {
        if (!holds)
        {
            _missing.Add($"{_spec.Name}: {part}");
        }
    }

    private void NeedAttribute()
    {
        string attribute = Text("src", "KernelGen", "Attributes", _spec.Attribute + ".cs");
        Need(attribute.Length > 0, "no attribute");
        foreach (OptionSpec option in _spec.Options.Where(_ => attribute.Length > 0))
        {
            string pattern = option.IsArgument ? $@"\(.*\w {option.Name}\b" : $@"public \w+\?? {option.Name} {{ get; set; }}";
            Need(Regex.IsMatch(attribute, pattern), $"the attribute has no {option.Name}");
        }

        foreach (Match property in Regex.Matches(attribute, @"public \w+ (\w+) { get; set; }"))
        {
            Need(_spec.Options.Any(o => o.Name == property.Groups[1].Value), $"nothing reads {property.Groups[1].Value}");
        }
    }

    private void NeedRow()
    {
        string row = Text("docs", "layers.md").Split('\n').FirstOrDefault(l => l.StartsWith($"| `{_spec.Signature}` |", StringComparison.Ordinal)) ?? "";
        Need(row.Length > 0, "no row in docs/layers.md");
        bool isAsElsewhere = row.Contains("| those of ", StringComparison.Ordinal);
        foreach (OptionSpec option in _spec.Options.Where(o => row.Length > 0 && !isAsElsewhere && !o.IsArgument && !o.General.Any(g => char.IsUpper(g[0]))))
        {
            Need(row.Contains($"`{option.Name}`", StringComparison.Ordinal), $"its row in docs/layers.md does not name {option.Name}");
        }
    }

    private void NeedDeclaration()
    {
        OperationDeclaration declared = _spec.Parse(new WrittenOptions(
            [.. _spec.Options.Where(o => o.IsArgument).Select(o => (o.Name, o.Name == "taps" ? "1 2 1" : o.Default ?? (_spec.Slot == OperationSlot.Operator ? 2 : (object)1.0)))]))!;
        Need(declared.GetType() == _spec.Declaration, "it is read as another record");
        var layer = new LayerDeclaration("L", "public", declared as OperatorDeclaration, declared as Activation ?? Activation.None) { Norm = declared as NormDeclaration, Mask = declared as MaskDeclaration };
        var network = new NetworkDeclaration(
            new TypeDeclaration("", default, "partial class N", "N", "N"), 2, 6, 6, new[] { layer }.ToEquatableArray());
        if (Attempt("no shape rule", () => ShapeInference.Infer(network)) is { } shapes
            && Attempt("no node of the graph", () => NetworkGraph.Build(network, shapes)) is { } graph)
        {
            // What looks at the whole batch runs as something else where nothing is trained.
            NeedForms(graph.ForInference().Nodes, FormCatalogue.Sample, "no form over one sample");
            NeedForms(graph.ForInference().Nodes, FormCatalogue.BatchTile, "no form over sixteen samples");
            if (Attempt("no gradient rule", graph.ForTraining) is { } training)
            {
                NeedForms(training.Forward, FormCatalogue.BatchTile, "no form in training");
                NeedForms(training.Backward, FormCatalogue.BatchTile, "no form of its gradient");
            }
        }
    }

    private void NeedForms(IEnumerable<Node> nodes, Func<Node, object> form, string part)
    {
        foreach (Node node in nodes)
        {
            Attempt($"{part}, {node.Operator.GetType().Name}", () => form(node));
        }
    }

    private T? Attempt<T>(string part, Func<T> stage) where T : class
    {
        try
        {
            return stage();
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            Need(false, part);
            return null;
        }
    }

    /// <summary>The plain loops, which bring random layers and emitted ones with them; options are read, or are those of all windows.</summary>
    private void NeedReference()
    {
        if (_spec.Slot == OperationSlot.Norm)
        {
            // A norm has no value for one sample: its loops are over a batch.
            string loops = Text("tests", "KernelGen.Training.Tests", "Norms", "NormLoops.cs");
            string networks = Text("tests", "KernelGen.Training.Tests", "Norms", "Networks.cs");
            Need(loops.Contains("class NormLoops", StringComparison.Ordinal), "no loops over a batch");
            foreach (OptionSpec option in _spec.Options)
            {
                Need(networks.Contains($"{option.Name} =", StringComparison.Ordinal), $"no network in the tests of norms sets {option.Name}");
            }

            return;
        }

        if (_spec.Slot == OperationSlot.Mask)
        {
            // What is drawn has no value that loops could tell: a test computes the hash.
            string tests = Text("tests", "KernelGen.Training.Tests", _spec.Name + "s", _spec.Name + "Tests.cs");
            Need(tests.Contains($"class {_spec.Name}Tests", StringComparison.Ordinal), "no tests of what it draws");
            return;
        }

        string reference = Text("tests", "KernelGen.Reference", "Operations", _spec.Name + "Reference.cs");
        Need(reference.Contains($"class {_spec.Name}Reference", StringComparison.Ordinal), "no reference");
        string windows = Text("tests", "KernelGen.Reference", "Operations", "WindowDraws.cs");
        string[] baseClass = [.. Regex.Matches(reference, @"class \w+ : (\w+)").Select(m => Text("tests", "KernelGen.Reference", "Operations", m.Groups[1].Value + ".cs"))];
        foreach (OptionSpec option in _spec.Options.Where(o => reference.Length > 0))
        {
            bool isRead = new[] { reference, windows }.Concat(baseClass).Any(t => t.Contains($"\"{option.Name}\"", StringComparison.Ordinal));
            Need(isRead, $"its reference does not read {option.Name}");
        }
    }

    private static string Text(params string[] path) => File.Exists(Repository.Path(path)) ? File.ReadAllText(Repository.Path(path)) : "";
}
