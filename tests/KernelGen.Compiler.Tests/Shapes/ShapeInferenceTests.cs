using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Shapes;

public sealed class ShapeInferenceTests
{
    private static readonly PaddingDeclaration None = new(0, 0, 0, 0);

    [Fact]
    public void LeNet5HasItsKnownShapesAndCosts()
    {
        InferenceResult result = Infer(
            1, 32, 32, Conv(6, 5), Pool(2), Conv(16, 5), Pool(2), Conv(120, 5), new LinearDeclaration(84, true),
            new LinearDeclaration(10, true));

        Assert.Equal(
            ["6×28×28", "6×14×14", "16×10×10", "16×5×5", "120×1×1", "84×1×1", "10×1×1"],
            result.Layers.Select(l => l.Output.ToString()));
        Assert.Equal([156, 0, 2416, 0, 48120, 10164, 850], result.Layers.Select(l => l.ParameterCount));
        Assert.Equal([25, 0, 150, 0, 400, 120, 84], result.Layers.Select(l => l.FanIn));
        Assert.Equal([5, 6, 14, 16, 32, 32, 32], result.Layers.Select(l => l.ReceptiveField.Size));
        Assert.Equal(61706, result.ParameterCount);
        Assert.Equal(416520, result.MultiplyAdds);
    }

    [Fact]
    public void A09_ThreeByThreeStackSeesThreeFiveSeven() =>
        Assert.Equal(
            [3, 5, 7], Infer(1, 9, 9, Conv(1, 3), Conv(1, 3), Conv(1, 3)).Layers.Select(l => l.ReceptiveField.Size));

    [Theory]
    [InlineData(5, 3, 1, 1, 1, 5)]
    [InlineData(6, 3, 2, 0, 1, 3)]
    [InlineData(6, 3, 3, 0, 0, 2)]
    [InlineData(5, 2, 1, 0, 1, 5)]
    [InlineData(7, 1, 3, 0, 0, 3)]
    [InlineData(224, 7, 2, 2, 3, 112)]
    public void Bad17_SamePaddingFollowsTensorFlowAtEveryStride(
        int size, int kernel, int stride, int before, int after, int outputs)
    {
        Conv2dDeclaration conv = Conv(1, kernel) with { StrideH = stride, StrideW = stride, Auto = AutoPadding.Same };
        LayerShape layer = Infer(1, size, size, conv).Layers[0];
        Assert.Equal(new PaddingDeclaration(before, after, before, after), layer.Padding);
        Assert.Equal(new TensorShape(1, outputs, outputs), layer.Output);
    }

    [Theory]
    [InlineData(4, 3, 2, 1, 2, 3)]
    [InlineData(4, 2, 3, 1, 2, 2)] // a third window would start past the input: dropped
    [InlineData(5, 2, 2, 0, 2, 3)]
    [InlineData(1, 2, 2, 0, 0, 1)]
    [InlineData(4, 3, 2, 0, 1, 2)]
    public void PoolingCountsWindowsAsPyTorch(int size, int kernel, int stride, int padding, int floor, int ceil)
    {
        var pool = new MaxPool2dDeclaration(
            kernel, kernel, stride, stride, new PaddingDeclaration(padding, padding, padding, padding), false);
        InferenceResult plain = Infer(1, size, size, pool);
        Assert.Equal(floor, plain.IsValid ? plain.Output.Height : 0);
        Assert.Equal(ceil, Infer(1, size, size, pool with { CeilMode = true }).Output.Height);
    }

    [Fact]
    public void ADilatedWindowThatRoundingUpAddsMustMeetTheInput()
    {
        var padding = new PaddingDeclaration(1, 1, 1, 1);
        ShapeError error = Assert.Single(Infer(1, 1, 14, new MaxPool2dDeclaration(3, 3, 6, 6, padding, true, 2, 2)).Errors);
        Assert.Equal((ShapeErrorKind.KernelLargerThanInput, "5×5 3×16 "), (error.Kind, string.Join(" ", error.Arguments)));
    }

    /// <summary>Every maximum that shape inference allows has a cell, and only those do, against all taps one by one.</summary>
    [Fact]
    public void AMaximumIsRefusedExactlyWhereAWindowIsEmpty()
    {
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            (int input, int kernel, int stride, int dilation) = (random.Next(1, 8), random.Next(1, 6), random.Next(1, 7), random.Next(1, 6));
            (int before, int after, bool ceil) = (random.Next(0, 9), random.Next(0, 9), random.Next(2) == 0);
            var pool = new MaxPool2dDeclaration(
                kernel, 1, stride, 1, new PaddingDeclaration(before, after, 0, 0) { OneByOne = PaddingSides.Top | PaddingSides.Bottom }, ceil, dilation, 1);
            long outputs = new Window(kernel, stride, dilation).Outputs(input, before, after, ceil);
            bool isEmpty = Enumerable.Range(0, (int)Math.Max(0, outputs)).Any(o => !Enumerable.Range(0, kernel).Any(
                k => (o * stride) - before + (k * dilation) is int at && at >= 0 && at < input));
            InferenceResult result = Infer(1, input, 1, pool);
            Assert.True(result.IsValid == (outputs > 0 && !isEmpty), $"{pool} over {input}: {result.IsValid}");
            refused += isEmpty ? 1 : 0;
        }

        Assert.InRange(refused, 2_000, 18_000);
    }

    [Fact]
    public void AdaptivePoolsSayHowFarTheySee()
    {
        LayerShape layer = Infer(3, 10, 12, new AdaptiveAvgPool2dDeclaration(7, 4), Conv(1, 2)).Layers[0];
        Assert.Equal(new TensorShape(3, 7, 4), layer.Output);
        Assert.Equal(new ReceptiveField(3, 3, 2, 3), layer.ReceptiveField);
        Assert.Equal(new ReceptiveField(10, 12, 1, 1), Infer(3, 10, 12, new AdaptiveAvgPool2dDeclaration(1, 1)).Layers[0].ReceptiveField);
    }

    [Fact]
    public void DilatedGroupedConvolutionCountsItsWeights()
    {
        Conv2dDeclaration conv = Conv(8, 3) with
        {
            Groups = 4, DilationH = 2, DilationW = 3, StrideH = 2, Padding = new PaddingDeclaration(1, 2, 3, 0), Bias = false,
        };
        LayerShape layer = Infer(4, 9, 11, conv).Layers[0];
        Assert.Equal(new TensorShape(8, 4, 8), layer.Output);
        Assert.Equal((72, 0, 9), (layer.WeightCount, layer.BiasCount, layer.FanIn));
        Assert.Equal(new ReceptiveField(5, 7, 2, 1), layer.ReceptiveField);
    }

    [Fact]
    public void Bad12_Bad13_EveryBadOptionIsListed()
    {
        Conv2dDeclaration conv = Conv(0, 3) with { StrideH = 0, DilationW = -1, Groups = 0, Padding = new(-1, 0, 0, 0) };
        var pool = new MaxPool2dDeclaration(2, 2, 2, 2, new PaddingDeclaration(2, 0, 0, 0), false);
        Assert.Equal(
            ["0 outChannels", "0 DilationW", "0 Groups", "0 StrideH", "0 PaddingTop", "1 PaddingTop"],
            Infer(1, 8, 8, conv, pool).Errors.Select(e => $"{e.Layer} {e.Option}"));
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, 1, 0)]
    [InlineData(1, 65536, 65536, 1, 0)]
    [InlineData(1, 8, 8, int.MaxValue, 0)]
    [InlineData(1, 8, 8, 1, int.MaxValue)]
    public void Bad19_ProductsPastIntAreAnError(int channels, int height, int width, int outChannels, int padding)
    {
        Conv2dDeclaration conv = Conv(outChannels, 3) with { Padding = new(padding, padding, padding, padding) };
        InferenceResult result = Infer(channels, height, width, conv);
        Assert.Equal(ShapeErrorKind.TooLarge, Assert.Single(result.Errors).Kind);
    }

    [Fact]
    public void Bad19_ExtremeOptionsNeverThrow()
    {
        int[] extremes = [int.MinValue, -1, 0, 1, 2, 65536, int.MaxValue - 1, int.MaxValue];
        var random = new Random(1);
        int Pick() => extremes[random.Next(extremes.Length)];
        for (int i = 0; i < 100_000; i++)
        {
            Conv2dDeclaration conv = new(
                Pick(), Pick(), Pick(), Pick(), Pick(), new(Pick(), Pick(), Pick(), Pick()), (AutoPadding)random.Next(3),
                Pick(), Pick(), Pick(), true);
            var pool = new MaxPool2dDeclaration(
                Pick(), Pick(), Pick(), Pick(), new(Pick(), Pick(), Pick(), Pick()), random.Next(2) == 0);
            InferenceResult result = Infer(Pick(), Pick(), Pick(), conv, pool, new LinearDeclaration(Pick(), true));
            Assert.All(result.Layers, l => Assert.InRange(l.Output.Length, 1, ShapeLimits.Activations));
        }
    }

    private static Conv2dDeclaration Conv(int outChannels, int kernel) =>
        new(outChannels, kernel, kernel, 1, 1, None, AutoPadding.None, 1, 1, 1, true);

    private static AvgPool2dDeclaration Pool(int kernel) => new(kernel, kernel, kernel, kernel, None, false, true);

    private static InferenceResult Infer(int channels, int height, int width, params OperatorDeclaration[] operators) =>
        ShapeInference.Infer(new NetworkDeclaration(
            new TypeDeclaration("", default, "partial class N", "N", "N"), channels, height, width,
            operators.Select((o, i) => new LayerDeclaration($"L{i}", "public", o, Activation.None)).ToEquatableArray()));
}
