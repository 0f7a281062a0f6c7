using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;

namespace KernelGen.Compiler.Tests.Shapes;

/// <summary>Which option is at fault, and the numbers that the message gives.</summary>
public sealed class RefusedOptionTests
{
    [Fact]
    public void ANetworkNeedsAnInputAndALayer() => Assert.Equal(
        ["NotPositive -1 channels: 0", "NotPositive -1 height: -3", "NotPositive -1 width: -1", "NoLayer -1 : "],
        Errors(Declare.Network(0, -3, -1)));

    [Fact]
    public void EveryOptionOfAWindowIsNamed() => Assert.Equal(
        [
            "NotPositive 0 KernelHeight: 0", "NotPositive 0 KernelWidth: -1", "NotPositive 0 StrideH: -2", "NotPositive 0 StrideW: 0",
            "NegativePadding 0 PaddingTop: -1", "NegativePadding 0 PaddingBottom: -2", "NegativePadding 0 PaddingLeft: -3", "NegativePadding 0 PaddingRight: -4",
        ],
        Errors(Declare.Network(1, 9, 9, Of(Pool(0, -1, new PaddingDeclaration(-1, -2, -3, -4)) with { StrideH = -2, StrideW = 0 }))));

    [Fact]
    public void APoolMayBePaddedByHalfItsKernel()
    {
        Assert.Empty(Errors(Declare.Network(1, 9, 9, Of(Pool(5, 2, new PaddingDeclaration(2, 2, 1, 1))))));
        Assert.Equal(
            [
                "PoolPaddingTooLarge 0 PaddingTop: 3 2", "PoolPaddingTooLarge 0 PaddingBottom: 4 2",
                "PoolPaddingTooLarge 0 PaddingLeft: 2 1", "PoolPaddingTooLarge 0 PaddingRight: 5 1",
            ],
            Errors(Declare.Network(1, 9, 9, Of(Pool(5, 2, new PaddingDeclaration(3, 4, 2, 5))))));
    }

    /// <summary>Reflection does not repeat the edge, so it needs a cell more than it copies; a circle copies each cell once at most.</summary>
    [Theory]
    [InlineData("Reflect", 4, 6)]
    [InlineData("Circular", 5, 7)]
    public void CopiedPaddingNeedsEnoughToCopy(string name, int rows, int columns)
    {
        PaddingMode mode = Enum.Parse<PaddingMode>(name);
        Assert.Empty(Errors(Copying(mode, new(rows, rows, columns, columns))));
        Assert.Equal($"PaddingModeTooLarge 0 PaddingTop: {rows + 1} {mode} 5 rows {rows} ", Assert.Single(Errors(Copying(mode, new(rows + 1, 0, 0, 0)))));
        Assert.Equal($"PaddingModeTooLarge 0 PaddingBottom: {rows + 2} {mode} 5 rows {rows} ", Assert.Single(Errors(Copying(mode, new(0, rows + 2, 0, 0)))));
        Assert.Equal($"PaddingModeTooLarge 0 PaddingLeft: {columns + 1} {mode} 7 columns {columns} ", Assert.Single(Errors(Copying(mode, new(0, 0, columns + 1, 0)))));
        Assert.Equal($"PaddingModeTooLarge 0 PaddingRight: {columns + 3} {mode} 7 columns {columns} ", Assert.Single(Errors(Copying(mode, new(0, 0, 0, columns + 3)))));
        Assert.Empty(Errors(Copying(PaddingMode.Replicate, new(30, 30, 30, 30))));
    }

    [Fact]
    public void PaddingThatIsFoundIsNamedByItsOption() => Assert.Equal(
        "PaddingModeTooLarge 0 Auto: Same, which pads by 6 Reflect 5 rows 4 ",
        Assert.Single(Errors(Declare.Network(2, 5, 7, Of(Conv(13, PaddingMode.Reflect, PaddingDeclaration.None) with { Auto = AutoPadding.Same })))));

    /// <summary>The message says which layer left one pixel: the first, not those that hand it on.</summary>
    [Fact]
    public void WhatShrankTheImageIsNamed()
    {
        LayerDeclaration relu = Declare.Apply(new ReLUDeclaration());
        Assert.Equal(
            "KernelLargerThanInput 2 : 3×3 1×1 , because 'L0' averages the image to 1×1",
            Assert.Single(Errors(Declare.Network(2, 5, 7, Declare.AdaptivePool(1, 1), relu, Declare.Conv(1, 3, 3)))));
        Assert.Equal("KernelLargerThanInput 1 : 3×3 1×1 ", Assert.Single(Errors(Declare.Network(2, 1, 1, relu, Declare.Conv(1, 3, 3)))));
        Assert.Equal("KernelLargerThanInput 1 : 3×3 2×1 ", Assert.Single(Errors(Declare.Network(2, 2, 1, relu, Declare.Conv(1, 3, 3)))));
    }

    /// <summary>A layer of a block that nobody reads is no member of the network.</summary>
    [Fact]
    public void WhatABlockComputesIsRead()
    {
        LayerDeclaration relu = Declare.Apply(new ReLUDeclaration());
        NetworkDeclaration network = Declare.Network(1, 2, 2, relu, relu, relu with { Inputs = new[] { 0 }.ToEquatableArray() });
        Assert.Empty(Errors(network));
        NetworkDeclaration inBlock = network with
        {
            Layers = network.Layers.Select((layer, i) => i == 1 ? layer with { Name = "B.L1" } : layer).ToEquatableArray(),
        };
        Assert.Equal("UnreadLayer 1 : ", Assert.Single(Errors(inBlock)));
        Assert.Empty(Errors(inBlock with { Uses = new[] { new UseDeclaration("B", "B", 1, 1, 0, 1) }.ToEquatableArray() }));
    }

    private static IEnumerable<string> Errors(NetworkDeclaration network) =>
        ShapeInference.Infer(network).Errors.Select(e => $"{e.Kind} {e.Layer} {e.Option}: {string.Join(" ", e.Arguments)}");

    private static NetworkDeclaration Copying(PaddingMode mode, PaddingDeclaration padding) => Declare.Network(2, 5, 7, Of(Conv(1, mode, padding)));

    private static Conv2dDeclaration Conv(int kernel, PaddingMode mode, PaddingDeclaration padding) =>
        new(1, kernel, kernel, 1, 1, padding, AutoPadding.None, 1, 1, 1, true, mode);

    private static AvgPool2dDeclaration Pool(int height, int width, PaddingDeclaration padding) => new(height, width, 1, 1, padding, false, true);

    private static LayerDeclaration Of(OperatorDeclaration op) => new("L", "public", op, Activation.None);
}
