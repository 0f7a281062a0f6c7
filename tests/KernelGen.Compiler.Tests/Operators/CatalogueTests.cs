using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Operators;

/// <summary>Every operation of the catalogue has all its parts, in the product, in the tests and in the documentation.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Names => [.. OperationCatalogue.All.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsMissing(string name) => Assert.Equal([], MissingParts.Of(OperationCatalogue.Find(name + "Attribute")!));

    [Fact]
    public void AnOperationWithoutAnyPartIsToldAllOfThem()
    {
        var spec = new OperationSpec("Nothing", OperationSlot.Operator, typeof(NothingDeclaration), [], _ => new NothingDeclaration());
        Assert.Equal(
            ["Nothing: no line in the catalogue", "Nothing: no attribute", "Nothing: no row in docs/layers.md", "Nothing: no shape rule", "Nothing: no reference"],
            MissingParts.Of(spec));
    }

    /// <summary>The parts that a graph operator must have.</summary>
    [Fact]
    public void AnOperatorWithoutFormsAndGradientIsToldSo()
    {
        var spec = new OperationSpec("Half", OperationSlot.Operator, typeof(HalfDeclaration), [], _ => new HalfDeclaration());
        Assert.Equal(
            ["Half: no form over one sample, Half", "Half: no form over sixteen samples, Half", "Half: no gradient rule"],
            MissingParts.Of(spec).Where(m => m.Contains("form") || m.Contains("rule")));
    }

    /// <summary>Attributes of a layer that are no operation of one layer.</summary>
    private static readonly string[] s_others = ["ScheduleAttribute", "InputAttribute", "AddAttribute", "MultiplyAttribute", "ConcatAttribute", "UseAttribute", "ProjectionAttribute"];

    [Fact]
    public void EveryAttributeOfALayerIsInTheCatalogue()
    {
        IEnumerable<string> attributes = Directory.GetFiles(Repository.Path("src", "KernelGen", "Attributes"), "*Attribute.cs")
            .Where(f => File.ReadAllText(f).Contains("AttributeTargets.Property)", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Where(a => !s_others.Contains(a));
        Assert.Equal(attributes.Order(StringComparer.Ordinal), OperationCatalogue.All.Select(o => o.Attribute).Order(StringComparer.Ordinal));
    }

    private sealed record NothingDeclaration : OperatorDeclaration
    {
        public override string Words => "Nothing";

        public override ShapeResult Infer(ShapeRule rule) => throw new InvalidOperationException();

        public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => throw new InvalidOperationException();
    }

    private sealed record HalfDeclaration : OperatorDeclaration
    {
        public override string Words => "Half";

        public override ShapeResult Infer(ShapeRule rule) => rule.Gives(rule.Input, Window.Point, Window.Point);

        public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Half();
    }

    private sealed record Half : Operator
    {
        public override string Words => "half";
    }
}
