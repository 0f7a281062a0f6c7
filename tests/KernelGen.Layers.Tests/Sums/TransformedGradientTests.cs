using KernelGen.Tests.Support;

namespace KernelGen.Tests.Sums;

/// <summary>
/// How far training is off where convolutions are computed with fewer multiplications: two millionths of the largest value, forward and for all gradients,
/// against plain loops in double precision.
/// </summary>
public sealed class TransformedGradientTests
{
    private const double Bar = 2e-6;

    /// <summary>Two blocks of sixteen samples, of which the second is not full.</summary>
    private const int Batch = 17;

    public static TheoryData<string> Names => [.. All];

    internal static string[] All => [nameof(TrainedSixtyFour), nameof(TrainedWide), nameof(TrainedFiveByFive), nameof(TrainedSmall), nameof(TrainedPixels)];

    [Theory]
    [Trait("Width", "vectors")]
    [MemberData(nameof(Names))]
    public void ErrorsAreSmall(string name)
    {
        using Network network = Create(name);
        var layer = new DoubleLayer(network);
        var random = new Random(5);

        // Values behind a ReLU, as in a network.
        float[] x = [.. Enumerable.Range(0, Batch * network.InputShape.Length).Select(_ => (float)Math.Max(0, random.NextDouble() + random.NextDouble() - 1))];
        float[] gy = [.. Enumerable.Range(0, Batch * network.OutputShape.Length).Select(_ => (float)(random.NextDouble() + random.NextDouble() - 1))];
        NetworkRun run = NetworkRun.ForwardBackward(network, x, gy);
        layer.Run(x, gy, Batch);
        AssertNear(layer.Y, run.Y, "forward");
        AssertNear(layer.Gx, run.Gx, "gradient of the input");
        AssertNear(layer.Gw, run.Gradients["C.weight"], "gradient of the weights");
        AssertNear(layer.Gb, run.Gradients["C.bias"], "gradient of the bias");
        foreach (int threads in new[] { 2, 8 })
        {
            NetworkRun shared = NetworkRun.ForwardBackward(network, x, gy, threads);
            Tolerance.AssertSame(run.Y, shared.Y, $"forward with {threads} threads");
            Tolerance.AssertSame(run.Gx, shared.Gx, $"gradient of the input with {threads} threads");
            Tolerance.AssertSame(run.Gradients["C.weight"], shared.Gradients["C.weight"], $"gradient of the weights with {threads} threads");
        }
    }

    /// <summary>Without this the tests above would test plain sums.</summary>
    [Fact]
    public void PlainSumsHaveOtherBits()
    {
        using TrainedSmall fast = TrainedSmall.Create(3);
        using PlainSmall plain = PlainSmall.Create(3);
        float[] x = Values.Uniform(16 * fast.InputShape.Length, 1, 1);
        float[] gy = Values.Uniform(16 * fast.OutputShape.Length, 2, 1);
        NetworkRun a = NetworkRun.ForwardBackward(fast, x, gy), b = NetworkRun.ForwardBackward(plain, x, gy);
        Assert.False(a.Y.AsSpan().SequenceEqual(b.Y));
        Assert.False(a.Gx.AsSpan().SequenceEqual(b.Gx));
        Assert.False(a.Gradients["C.weight"].AsSpan().SequenceEqual(b.Gradients["C.weight"]));
    }

    /// <summary>Whoever reads a figure above the peak finds its cause.</summary>
    [Fact]
    public void TheDescriptionNamesThem()
    {
        using TrainedSmall fast = TrainedSmall.Create();
        using PlainSmall plain = PlainSmall.Create();
        Assert.Matches(@"\nTraining +Forward +Gradient of the input +Gradient of the weights\nC +F\(4×4, 3×3\) +F\(4×4, 3×3\) +F\(3×3, 4×4\)\n", fast.Describe());
        Assert.DoesNotContain("Training", plain.Describe(), StringComparison.Ordinal);
    }

    /// <summary>Infinity and NaN never vanish, wherever in a tile they stand, and stay in their sample.</summary>
    [Theory]
    [Trait("Width", "vectors")]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void WhatIsNotFiniteStaysSo(float value)
    {
        using TrainedSmall network = TrainedSmall.Create(3);
        const int Area = TrainedSmall.Side * TrainedSmall.Side;
        const int Channels = TrainedSmall.InputLength / Area;
        for (int i = 0; i < Area; i++)
        {
            float[] x = Values.Uniform(2 * TrainedSmall.InputLength, 1, 1);
            float[] gy = Values.Uniform(2 * TrainedSmall.OutputLength, 2, 1);
            x[(4 * Area) + i] = value;
            NetworkRun forward = NetworkRun.ForwardBackward(network, x, gy);
            Assert.All(Enumerable.Range(0, Channels), oc => Assert.False(float.IsFinite(forward.Y[(oc * Area) + i]), $"output {oc} at {i}"));
            Assert.All(forward.Y.Skip(TrainedSmall.OutputLength), v => Assert.True(float.IsFinite(v)));
            Assert.All(Enumerable.Range(0, Channels), oc => Assert.False(
                float.IsFinite(forward.Gradients["C.weight"][(((oc * Channels) + 4) * 9) + 4]), $"weight of {oc} with the input at {i}"));

            x[(4 * Area) + i] = 1;
            gy[TrainedSmall.OutputLength + (5 * Area) + i] = value;
            NetworkRun backward = NetworkRun.ForwardBackward(network, x, gy);
            Assert.All(Enumerable.Range(0, Channels), ic => Assert.False(
                float.IsFinite(backward.Gx[TrainedSmall.InputLength + (ic * Area) + i]), $"input {ic} at {i}"));
            Assert.All(backward.Gx.Take(TrainedSmall.InputLength), v => Assert.True(float.IsFinite(v)));
            Assert.All(Enumerable.Range(0, Channels), ic => Assert.False(
                float.IsFinite(backward.Gradients["C.weight"][(((5 * Channels) + ic) * 9) + 4]), $"weight of {ic} with the gradient at {i}"));
            Assert.False(float.IsFinite(backward.Gradients["C.bias"][5]));
        }
    }

    internal static Network Create(string name) => name switch
    {
        nameof(TrainedSixtyFour) => TrainedSixtyFour.Create(1),
        nameof(TrainedWide) => TrainedWide.Create(2),
        nameof(TrainedFiveByFive) => TrainedFiveByFive.Create(3),
        nameof(TrainedPixels) => TrainedPixels.Create(4),
        _ => TrainedSmall.Create(4),
    };

    private static void AssertNear(double[] expected, float[] found, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        double largest = expected.Max(Math.Abs);
        double worst = expected.Zip(found, (e, f) => Math.Abs(e - f)).Max();
        Assert.True(worst <= Bar * largest, $"{what}: {worst / largest:E2} of the largest value");
    }
}

/// <summary>A convolution of one layer by plain loops in double precision.</summary>
internal sealed class DoubleLayer
{
    private readonly int _inputs, _outputs, _height, _width, _kernel;
    private readonly bool _hasPixels, _isHwio;
    private readonly float[] _weight, _bias;

    public DoubleLayer(Network network)
    {
        Parameter weight = network.Layers[0].Weight!;
        (_inputs, _outputs, _kernel) = (network.InputShape.Channels, network.OutputShape.Channels, 3);
        (_height, _width) = (network.InputShape.Height, network.InputShape.Width);
        (_hasPixels, _isHwio) = (network is TrainedPixels, network is TrainedPixels);
        (_weight, _bias) = (weight.Values.ToArray(), network.Layers[0].Bias!.Values.ToArray());
        _kernel = (int)Math.Sqrt(_weight.Length / (_inputs * _outputs));
    }

    public double[] Y { get; private set; } = [];

    public double[] Gx { get; private set; } = [];

    public double[] Gw { get; private set; } = [];

    public double[] Gb { get; private set; } = [];

    public void Run(float[] x, float[] gy, int batch)
    {
        (Y, Gx, Gw, Gb) = (new double[gy.Length], new double[x.Length], new double[_weight.Length], new double[_bias.Length]);
        int pad = _kernel / 2;
        Parallel.For(0, _outputs, oc =>
        {
            var input = new double[x.Length];
            for (int n = 0; n < batch; n++)
            {
                for (int oy = 0; oy < _height; oy++)
                {
                    for (int ox = 0; ox < _width; ox++)
                    {
                        int at = At(n, oc, oy, ox, _outputs);
                        double sum = _bias[oc];
                        Gb[oc] += gy[at];
                        for (int ky = Math.Max(0, pad - oy); ky < Math.Min(_kernel, _height + pad - oy); ky++)
                        {
                            for (int kx = Math.Max(0, pad - ox); kx < Math.Min(_kernel, _width + pad - ox); kx++)
                            {
                                for (int ic = 0; ic < _inputs; ic++)
                                {
                                    (int from, int w) = (At(n, ic, oy + ky - pad, ox + kx - pad, _inputs), Weight(oc, ic, ky, kx));
                                    sum += (double)x[from] * _weight[w];
                                    Gw[w] += (double)x[from] * gy[at];
                                    input[from] += (double)_weight[w] * gy[at];
                                }
                            }
                        }

                        Y[at] = sum;
                    }
                }
            }

            lock (Gx)
            {
                for (int i = 0; i < input.Length; i++)
                {
                    Gx[i] += input[i];
                }
            }
        });
    }

    private int At(int n, int c, int y, int x, int channels) => _hasPixels
        ? (((((n * _height) + y) * _width) + x) * channels) + c
        : (((((n * channels) + c) * _height) + y) * _width) + x;

    private int Weight(int oc, int ic, int ky, int kx) => _isHwio
        ? (((((ky * _kernel) + kx) * _inputs) + ic) * _outputs) + oc
        : (((((oc * _inputs) + ic) * _kernel) + ky) * _kernel) + kx;
}

[Network(64, 14, 14)]
internal sealed partial class TrainedSixtyFour
{
    [Conv2d(64, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(160, 8, 6)]
internal sealed partial class TrainedWide
{
    [Conv2d(72, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(48, 13, 12)]
internal sealed partial class TrainedFiveByFive
{
    [Conv2d(48, 5, Padding = 2)] public partial Layer C { get; }
}

[Network(32, Side, Side)]
internal sealed partial class TrainedSmall
{
    public const int Side = 9;

    [Conv2d(32, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(32, 9, 9, Numerics = Numerics.Direct)]
internal sealed partial class PlainSmall
{
    [Conv2d(32, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(40, 9, 10, Layout = Layout.Nhwc)]
internal sealed partial class TrainedPixels
{
    [Conv2d(48, 3, Padding = 1, WeightLayout = WeightLayout.Hwio)] public partial Layer C { get; }
}
