using System.Globalization;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>What is said of layers that name other layers.</summary>
public sealed class BranchDiagnosticTests
{
    [Theory]
    [InlineData("[ReLU, Input({|KG0240:\"Firs\"|})] public partial Layer L { get; }", "'L': [Input] names 'Firs', which is not a layer of 'N'; did you mean 'First'?")]
    [InlineData("[ReLU, Add({|KG0240:\"Third\"|})] public partial Layer L { get; }", "'L': [Add] names 'Third', which is not a layer of 'N'")]
    [InlineData("[Concat(nameof(First), {|KG0240:nameof(Other)|})] public partial Layer L { get; } int Other;", "'L': [Concat] names 'Other', which is not a layer of 'N'")]
    [InlineData("[Multiply({|KG0240:(string)null|})] public partial Layer L { get; }", "'L': [Multiply] names '', which is not a layer of 'N'")]
    public void ANameIsThatOfALayer(string members, string message) => Check(members, message);

    [Theory]
    [InlineData("[ReLU, Input({|KG0241:nameof(Last)|})] public partial Layer L { get; } [ReLU] public partial Layer Last { get; }", "'L': [Input] names 'Last', which is declared behind it; a layer reads layers that are declared before it")]
    [InlineData("[ReLU, Add({|KG0241:nameof(L)|})] public partial Layer L { get; }", "'L': [Add] names 'L', which is the layer itself; a layer reads layers that are declared before it")]
    public void ALayerReadsLayersBeforeIt(string members, string message) => Check(members, message);

    [Theory]
    [InlineData("[Concat(nameof(First), {|KG0242:nameof(First)|})] public partial Layer L { get; }", "'L': [Concat] names 'First' twice")]
    [InlineData("[Add(Block.Input, {|KG0242:Block.Input|})] public partial Layer L { get; }", "'L': [Add] names 'Block.Input' twice")]
    public void ALayerIsNamedOnce(string members, string message) => Check(members, message);

    [Theory]
    [InlineData("[{|KG0243:Concat(nameof(First))|}] public partial Layer L { get; }", "'L': [Concat] must name two layers or more, and names 1")]
    [InlineData("[{|KG0243:Add|}] public partial Layer L { get; }", "'L': [Add] must name a layer, and names 0")]
    public void EnoughLayersAreNamed(string members, string message) => Check(members, message);

    [Theory]
    [InlineData("[Add(nameof(First)), {|KG0244:Multiply(nameof(First))|}] public partial Layer L { get; }", "'L' has both [Add] and [Multiply]: a layer adds or multiplies, and another one can do the other")]
    [InlineData("[Concat(nameof(First), Block.Input), {|KG0244:Input(nameof(First))|}] public partial Layer L { get; }", "'L' has both [Concat] and [Input]: a concatenation reads the layers that it names")]
    [InlineData("[Concat(nameof(First), Block.Input), {|KG0202:Conv2d(1, 1)|}] public partial Layer L { get; }", "'L' has both [Concat] and [Conv2d]; a layer has at most one operator, one norm and one activation")]
    public void AttributesThatContradictAreRefused(string members, string message) => Check(members, message);

    [Theory]
    [InlineData("[Conv2d(3, 1), {|KG0245:Add(nameof(First))|}] public partial Layer L { get; }", "'L': the values must be of one shape, but [Conv2d 1×1] of 'L' is 3×4×4 and 'First' is 4×8×8")]
    [InlineData("[{|KG0245:Add(nameof(Second))|}, Input(nameof(First))] public partial Layer L { get; }", "'L': the values must be of one shape, but 'First' is 4×8×8 and 'Second' is 4×4×4")]
    [InlineData("[{|KG0245:Add(Block.Input)|}] public partial Layer L { get; }", "'L': the values must be of one shape, but 'Second' is 4×4×4 and the network's input is 4×8×8")]
    [InlineData("[{|KG0245:Concat(nameof(First), nameof(Second))|}] public partial Layer L { get; }", "'L': the values must be of one height and width, but 'First' is 4×8×8 and 'Second' is 4×4×4")]
    [InlineData("[{|KG0245:Multiply(nameof(First), nameof(Second))|}] public partial Layer L { get; }", "'L': the values must be of one shape, or a single pixel with as many channels, but 'First' is 4×8×8 and 'Second' is 4×4×4")]
    public void Bad18_ShapesFitTogether(string members, string message) => Check("[MaxPool2d(2), Input(nameof(First))] public partial Layer Second { get; } " + members, message);

    [Fact]
    public void AnInputAloneIsNoOperation() => Check("[Input(nameof(First))] public partial Layer {|KG0203:L|} { get; }", "'L' needs an operator such as [Conv2d], [Linear] or an activation such as [Tanh]");

    [Fact]
    public void ALayerThatAddsStandsInANetwork()
    {
        HarnessResult result = Harness.Check("public partial class N { [{|KG0213:Add(\"A\")|}] public partial Layer L { get; } }");
        Assert.Equal("'L' has [Add], but 'N' is not marked [Network]", result.Messages.Single().GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Add(nameof(First), Block.Input)] public partial Layer L { get; }")]
    [InlineData("[GlobalAvgPool2d] public partial Layer S { get; } [Conv2d(4, 1), Sigmoid] public partial Layer E { get; } [Multiply(nameof(First))] public partial Layer L { get; }")]
    [InlineData("[Conv2d(4, 3, Padding = 1), Input(nameof(First)), Add(nameof(First)), ReLU] public partial Layer L { get; }")]
    [InlineData("[Concat(nameof(First), Block.Input)] public partial Layer L { get; }")]
    [InlineData("[Conv2d(4, 3, Padding = 1)] public partial Layer @base { get; } [Conv2d(4, 1), Add(nameof(@base), nameof(First))] public partial Layer L { get; }")]
    public void BranchesAreSound(string members) => Assert.Empty(Harness.Check(Network(members)).Messages);

    [Theory]
    [InlineData("[Conv2d(2, 1)] public partial Layer A { get; } [Conv2d(2, 1), Input(nameof(First))] public partial Layer B { get; } public void {|KG0212:Forward|}(float x, float y, float z) { }", "'Forward' is a member that KernelGen adds to a network with norms or with several outputs; choose another name")]
    [InlineData("[Conv2d(2, 1), BatchNorm2d] public partial Layer A { get; } public void {|KG0212:ForwardSegment|}() { }", "'ForwardSegment' is a member that KernelGen adds to a network with norms or with several outputs; choose another name")]
    public void NamesOfWhatIsAddedAreReserved(string members, string message) => Check(members, message);

    [Theory]
    [InlineData("[Conv2d(2, 1)] public partial Layer @class { get; } [Conv2d(2, 1), Input(nameof(First))] public partial Layer Input { get; }", "public unsafe void Forward(global::System.ReadOnlySpan<float> input, global::System.Span<float> @class, global::System.Span<float> inputOutput)")]
    [InlineData("[Conv2d(2, 1)] public partial Layer ROIMap { get; } [Conv2d(2, 1), Input(nameof(First))] public partial Layer C5 { get; }", "global::System.Span<float> roiMap, global::System.Span<float> c5)")]
    [InlineData("[Conv2d(2, 1)] public partial Layer A { get; } [Conv2d(2, 1), Input(nameof(First))] public partial Layer a { get; } public void Forward() { }", "global::System.Span<float> a, global::System.Span<float> aOutput)")]
    public void LayersThatNobodyReadsAreOutputs(string members, string head)
    {
        HarnessResult result = Harness.Check(Network(members));
        Assert.Empty(result.Messages);
        Assert.Contains(result.Output.SyntaxTrees, tree => tree.ToString().Contains(head, StringComparison.Ordinal));
    }

    private static string Network(string members) =>
        $"[Network(4, 8, 8)] public partial class N {{ [Conv2d(4, 3, Padding = 1)] public partial Layer First {{ get; }} {members} }}";

    private static void Check(string members, string message) => Assert.Equal(message, Harness.Check(Network(members)).Messages.Single().GetMessage(CultureInfo.InvariantCulture));
}
