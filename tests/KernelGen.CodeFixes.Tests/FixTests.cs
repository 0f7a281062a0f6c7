namespace KernelGen.CodeFixes.Tests;

/// <summary>What an editor offers for a message makes the declaration one that compiles.</summary>
public sealed class FixTests
{
    private const string Kernel = "[ImageKernel(\"1 2 1\")]";
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    [Theory]
    [InlineData("public static class {|KG0001:F|}", "public static partial class F")]
    [InlineData("/* filters */ class {|KG0001:F|}", "/* filters */ partial class F")]
    [InlineData("[System.Obsolete] sealed class {|KG0001:F|}", "[System.Obsolete] sealed partial class F")]
    [InlineData("struct {|KG0001:F|}", "partial struct F")]
    [InlineData("record {|KG0001:F|}", "partial record F")]
    public Task ATypeBecomesPartial(string before, string after) => Fixing.CheckAsync<PartialTypeFix>(
        $"{before}\n{{\n    {Kernel}\n    public static partial void {{|KG0001F:Blur|}}{Views};\n}}\n",
        $"{after}\n{{\n    {Kernel}\n    public static partial void Blur{Views};\n}}\n");

    [Fact]
    public Task ANetworkBecomesPartial() => Fixing.CheckAsync<PartialTypeFix>(
        "[Network(1, 4, 4)]\nclass {|KG0001:N|}\n{\n    [Linear(3)] public partial Layer L { get; }\n}\n",
        "[Network(1, 4, 4)]\npartial class N\n{\n    [Linear(3)] public partial Layer L { get; }\n}\n");

    [Fact]
    public Task ATypeAroundTheTypeBecomesPartialToo() => Fixing.CheckAsync<PartialTypeFix>(
        $"class {{|KG0001:Outer|}}\n{{\n    class {{|KG0001:F|}}\n    {{\n        {Kernel} public static partial void {{|KG0001F:{{|KG0001F:Blur|}}|}}{Views};\n    }}\n}}\n",
        $"partial class Outer\n{{\n    partial class F\n    {{\n        {Kernel} public static partial void Blur{Views};\n    }}\n}}\n");

    [Theory]
    [InlineData("public static void {|KG0101:Blur|}" + Views + " { } // later", "public static partial void Blur" + Views + "; // later")]
    [InlineData("public static void {|KG0101:Blur|}" + Views + "\n        => throw null!;", "public static partial void Blur" + Views + ";")]
    [InlineData("static void {|KG0101:Blur|}" + Views + ";", "static partial void Blur" + Views + ";")]
    public Task AMethodBecomesPartialWithoutABody(string before, string after) => Fixing.CheckAsync<PartialMethodFix>(
        $"static partial class F\n{{\n    {Kernel}\n    {before}\n}}\n", $"static partial class F\n{{\n    {Kernel}\n    {after}\n}}\n");

    [Theory]
    [InlineData("public Layer {|KG0201:L|} { get; }", "public partial Layer L { get; }")]
    [InlineData("public partial Layer {|KG0201:L|} { get; set; }", "public partial Layer L { get; }")]
    [InlineData("public Layer {|KG0201:L|} => null!; // the output", "public partial Layer L { get; } // the output")]
    [InlineData("public int {|KG0201:L|} { get; } = 3;", "public partial Layer L { get; }")]
    [InlineData("object {|KG0201:L|} { get; }", "partial Layer L { get; }")]
    [InlineData("public static partial Layer {|KG0201:L|} { get; }", "public partial Layer L { get; }")]
    [InlineData("public KernelGen.Layer {|KG0201:L|} { get; }", "public partial KernelGen.Layer L { get; }")]
    public Task ALayerBecomesAPartialPropertyOfItsType(string before, string after) => Fixing.CheckAsync<LayerPropertyFix>(
        $"[Network(1, 4, 4)]\npartial class N\n{{\n    [Linear(3)]\n    {before}\n}}\n", $"[Network(1, 4, 4)]\npartial class N\n{{\n    [Linear(3)]\n    {after}\n}}\n");

    [Theory]
    [InlineData("public required string {|KG0230:Version|} { get; init; } = \"\";", "public string Version { get; init; } = \"\";")]
    [InlineData("/* how many */ required public int {|KG0230:Count|};", "/* how many */ public int Count;")]
    public Task AMemberIsNoLongerRequired(string before, string after) => Fixing.CheckAsync<RequiredMemberFix>(
        $"[Network(1, 4, 4)]\npublic partial class N\n{{\n    [Linear(3)] public partial Layer L {{ get; }}\n    {before}\n}}\n",
        $"[Network(1, 4, 4)]\npublic partial class N\n{{\n    [Linear(3)] public partial Layer L {{ get; }}\n    {after}\n}}\n");

    [Theory]
    [InlineData("public {|KG0231:N|}(string name) { }", "public N(string name) : this() { }")]
    [InlineData("public {|KG0231:N|}(string name) : base(null!) { }", "public N(string name) : this() { }")]
    [InlineData("public {|KG0231:N|}(string name)\n    {\n    }", "public N(string name) : this()\n    {\n    }")]
    public Task AConstructorBeginsWithTheGeneratedOne(string before, string after) => Fixing.CheckAsync<ConstructorFix>(
        $"[Network(1, 4, 4)]\npublic partial class N\n{{\n    [Linear(3)] public partial Layer L {{ get; }}\n    {before}\n}}\n",
        $"[Network(1, 4, 4)]\npublic partial class N\n{{\n    [Linear(3)] public partial Layer L {{ get; }}\n    {after}\n}}\n");
}
