using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Tests.Declarations;

/// <summary>How declarations are read from options, whatever these are written in.</summary>
public sealed class OptionTests
{
    [Fact]
    public void TheMoreSpecificOptionWins()
    {
        var conv = (Conv2dDeclaration)Read(
            "Conv2d", ("outChannels", 4), ("kernelSize", 3), ("KernelWidth", 5), ("Stride", 2), ("StrideH", 3), ("Padding", 1), ("PaddingW", 2), ("PaddingLeft", 0));
        Assert.Equal((3, 5, 3, 2), (conv.KernelHeight, conv.KernelWidth, conv.StrideH, conv.StrideW));
        Assert.Equal((1, 1, 0, 2), (conv.Padding.Top, conv.Padding.Bottom, conv.Padding.Left, conv.Padding.Right));
        Assert.Equal(PaddingSides.Left, conv.Padding.OneByOne);
    }

    [Fact]
    public void WhatIsNotWrittenIsTheDefault()
    {
        var conv = (Conv2dDeclaration)Read("Conv2d", ("outChannels", 4), ("kernelSize", 3));
        Assert.Equal(
            new Conv2dDeclaration(4, 3, 3, 1, 1, PaddingDeclaration.None, AutoPadding.None, 1, 1, 1, true, PaddingMode.Zeros, WeightLayout.Oihw), conv);
        Assert.Equal(new LeakyReLUDeclaration(0.01f), Read("LeakyReLU"));
        Assert.Equal(new SoftmaxDeclaration(1), Read("Softmax"));
    }

    /// <summary>A pool's windows stand beside one another where no stride is written, each way by its own size.</summary>
    [Theory]
    [InlineData("MaxPool2d")]
    [InlineData("AvgPool2d")]
    public void APoolStridesByItsWindow(string name)
    {
        OperationDeclaration pool = Read(name, ("kernelSize", 3), ("KernelWidth", 2));
        Assert.Equal(pool, Read(name, ("kernelHeight", 3), ("kernelWidth", 2)));
        Assert.Equal($"{name} 3×2", pool.Words);
        Assert.Equal($"{name} 3×2, stride 1×2", Read(name, ("kernelSize", 3), ("KernelWidth", 2), ("StrideH", 1)).Words);
    }

    [Theory]
    [InlineData("Clamp", "KG0216 min: at most max, which is -1", "min", 2.0, "max", -1.0)]
    [InlineData("Clamp", "KG0216 max: finite", "min", 0.0, "max", double.PositiveInfinity)]
    [InlineData("LeakyReLU", "KG0216 negativeSlope: finite", "negativeSlope", 1e300)]
    [InlineData("Softmax", "KG0216 Temperature: positive", "Temperature", 0.0)]
    [InlineData("Softmax", "KG0216 Temperature: finite", "Temperature", double.NaN)]
    [InlineData("Conv2d", "KG0210 PaddingTop: Same", "outChannels", 1, "kernelSize", 3, "Auto", "Same", "PaddingTop", 0)]
    [InlineData("Stencil", "KG0109 Offset: 0 beside Bias = false", "taps", "1 2 1", "Offset", 1.0, "Bias", false)]
    public void WhatIsWrongIsSaidOnce(string name, string problem, params object[] written)
    {
        var options = new WrittenOptions([.. written.Chunk(2).Select(w => ((string)w[0], w[1]))]);
        _ = OperationCatalogue.Find(name + "Attribute")!.Parse(options);
        Assert.Equal([problem], options.Problems);
    }

    private static OperationDeclaration Read(string name, params (string, object)[] written) =>
        OperationCatalogue.Find(name + "Attribute")!.Parse(new WrittenOptions(written))!;
}
