using System.Text.RegularExpressions;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Declarations;

namespace KernelGen.Compiler.Tests.Operators;

/// <summary>Every operation of the catalogue has all its parts, in the product, in the tests and in the documentation.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Names => [.. OperationCatalogue.All.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsMissing(string name) => Assert.Equal([], Missing(OperationCatalogue.Find(name + "Attribute")!));

    [Fact]
    public void AnOperationWithoutAnyPartIsToldAllOfThem()
    {
        var spec = new OperationSpec("Nothing", OperationSlot.Operator, typeof(NothingDeclaration), [], _ => new NothingDeclaration());
        Assert.Equal(
            [
                "Nothing: no line in the catalogue", "Nothing: no attribute", "Nothing: no row in docs/layers.md", "Nothing: no shape rule",
                "Nothing: no reference loops", "Nothing: no random layers", "Nothing: no network in the tests",
            ],
            Missing(spec));
    }

    [Fact]
    public void EveryAttributeOfALayerIsInTheCatalogue()
    {
        IEnumerable<string> attributes = Directory.GetFiles(Repository.Path("src", "KernelGen", "Attributes"), "*Attribute.cs")
            .Where(f => File.ReadAllText(f).Contains("AttributeTargets.Property)", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Where(a => a != "ScheduleAttribute");
        Assert.Equal(attributes.Order(StringComparer.Ordinal), OperationCatalogue.All.Select(o => o.Attribute).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Missing(OperationSpec spec)
    {
        var missing = new List<string>();
        Need(OperationCatalogue.All.Contains(spec), "no line in the catalogue");
        string attribute = Text("src", "KernelGen", "Attributes", spec.Attribute + ".cs");
        Need(attribute.Length > 0, "no attribute");
        foreach (OptionSpec option in spec.Options.Where(_ => attribute.Length > 0))
        {
            string pattern = option.IsArgument ? $@"\(.*\w {option.Name}\b" : $@"public \w+ {option.Name} {{ get; set; }}";
            Need(Regex.IsMatch(attribute, pattern), $"the attribute has no {option.Name}");
        }

        foreach (Match property in Regex.Matches(attribute, @"public \w+ (\w+) { get; set; }"))
        {
            Need(spec.Options.Any(o => o.Name == property.Groups[1].Value), $"nothing reads {property.Groups[1].Value}");
        }

        string row = Text("docs", "layers.md").Split('\n').FirstOrDefault(l => l.StartsWith($"| `{spec.Signature}` |", StringComparison.Ordinal)) ?? "";
        Need(row.Length > 0, "no row in docs/layers.md");
        bool isAsElsewhere = row.Contains("| those of ", StringComparison.Ordinal);
        foreach (OptionSpec option in spec.Options.Where(o => row.Length > 0 && !isAsElsewhere && !o.IsArgument && !o.General.Any(g => char.IsUpper(g[0]))))
        {
            Need(row.Contains($"`{option.Name}`", StringComparison.Ordinal), $"its row in docs/layers.md does not name {option.Name}");
        }

        OperationDeclaration declared = spec.Parse(new WrittenOptions(
            [.. spec.Options.Where(o => o.IsArgument).Select(o => (o.Name, o.Name == "taps" ? "1 2 1" : o.Default ?? (spec.Slot == OperationSlot.Operator ? 2 : (object)1.0)))]))!;
        Need(declared.GetType() == spec.Declaration, "it is read as another record");
        if (declared is Activation activation)
        {
            Need(activation is ElementwiseActivation || activation.OverChannels is not null, "no function");
        }
        else
        {
            NeedStages((OperatorDeclaration)declared);
        }

        Need(Found(["KernelGen.Tests", "Support", "Loops"], $@"nameof\({spec.Attribute}\)"), "no reference loops");
        Need(
            Found(["KernelGen.Generator.Tests"], $@"new {spec.Declaration.Name}\(.*", "Random*.cs") || Found(["KernelGen.Generator.Tests"], $@"Declare\.{spec.Name}\(", "Random*.cs"),
            "no random layers");
        string applied = $@"(?m)^\s*\[(?:.*, )?{spec.Name}[(,\]]";
        Need(Found(["KernelGen.Layers.Tests"], applied) || Found(["KernelGen.Tests"], applied), "no network in the tests");
        return missing;

        void Need(bool holds, string part)
        {
            if (!holds)
            {
                missing.Add($"{spec.Name}: {part}");
            }
        }

        void NeedStages(OperatorDeclaration op)
        {
            var network = new NetworkDeclaration(
                new TypeDeclaration("", default, "partial class N", "N", "N"), 2, 6, 6,
                new[] { new LayerDeclaration("L", "public", op, Activation.None) }.ToEquatableArray());
            string stage = "no shape rule";
            try
            {
                InferenceResult shapes = ShapeInference.Infer(network);
                stage = "no graph operator";
                NetworkGraph graph = NetworkGraph.Build(network, shapes);
                stage = "no forms";
                foreach (Node node in graph.Nodes)
                {
                    _ = (FormCatalogue.Sample(node.Operator), FormCatalogue.BatchTile(node.Operator));
                }
            }
            catch (InvalidOperationException)
            {
                Need(false, stage);
            }
        }
    }

    private static bool Found(string[] folder, string pattern, string files = "*.cs") =>
        Directory.GetFiles(Repository.Path(["tests", .. folder]), files, SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
            .Any(f => Regex.IsMatch(File.ReadAllText(f), pattern));

    private static string Text(params string[] path) => File.Exists(Repository.Path(path)) ? File.ReadAllText(Repository.Path(path)) : "";

    private sealed record NothingDeclaration : OperatorDeclaration
    {
        public override string Words => "Nothing";

        public override ShapeResult Infer(ShapeRule rule) => throw new InvalidOperationException();

        public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => throw new InvalidOperationException();
    }
}
