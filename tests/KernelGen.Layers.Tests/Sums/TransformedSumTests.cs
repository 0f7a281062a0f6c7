using KernelGen.Tests.Support;

namespace KernelGen.Tests.Sums;

/// <summary>How far convolutions with fewer multiplications are off: what is asked of every layer, two millionths of the largest value.</summary>
public sealed class TransformedSumTests
{
    private const double Bar = 2e-6;

    public static TheoryData<string> Names => [nameof(SixtyFour), nameof(TwoHundredFiftySix), nameof(FiveByFive), nameof(Small)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ErrorsAreSmall(string name)
    {
        using Network network = Create(name);
        Assert.Contains("F(", network.Describe(), StringComparison.Ordinal);
        (int channels, int height, int width) = (network.InputShape.Channels, network.InputShape.Height, network.InputShape.Width);
        Parameter weight = network.Layers[0].Weight!;
        int kernel = weight.Shape[2];
        int pad = kernel / 2;

        // Values behind a ReLU, as in a network.
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, network.InputShape.Length).Select(_ => (float)Math.Max(0, random.NextDouble() + random.NextDouble() - 1))];
        float[] w = weight.Values.ToArray();
        float[] b = network.Layers[0].Bias!.Values.ToArray();
        float[] y = NetworkRun.Forward(network, x);
        double largest = 0;
        double worst = 0;
        for (int oc = 0; oc < network.OutputShape.Channels; oc++)
        {
            for (int oy = 0; oy < height; oy++)
            {
                for (int ox = 0; ox < width; ox++)
                {
                    double sum = b[oc];
                    for (int ic = 0; ic < channels; ic++)
                    {
                        for (int ky = Math.Max(0, pad - oy); ky < Math.Min(kernel, height + pad - oy); ky++)
                        {
                            for (int kx = Math.Max(0, pad - ox); kx < Math.Min(kernel, width + pad - ox); kx++)
                            {
                                sum += (double)x[(((ic * height) + oy + ky - pad) * width) + ox + kx - pad] * w[(((((oc * channels) + ic) * kernel) + ky) * kernel) + kx];
                            }
                        }
                    }

                    largest = Math.Max(largest, Math.Abs(sum));
                    worst = Math.Max(worst, Math.Abs(sum - y[(((oc * height) + oy) * width) + ox]));
                }
            }
        }

        Assert.InRange(worst / largest, 0, Bar);
    }

    /// <summary>Infinity and NaN never vanish, wherever in a tile they stand.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void WhatIsNotFiniteStaysSo(float value)
    {
        using Small network = Small.Create(3);
        for (int i = 0; i < 81; i++)
        {
            var x = new float[Small.InputLength];
            x[(4 * 81) + i] = value;
            float[] y = NetworkRun.Forward(network, x);
            for (int oc = 0; oc < 32; oc++)
            {
                Assert.False(float.IsFinite(y[(oc * 81) + i]), $"output {oc} at {i}");
            }
        }
    }

    private static Network Create(string name) => name switch
    {
        nameof(SixtyFour) => SixtyFour.Create(1),
        nameof(TwoHundredFiftySix) => TwoHundredFiftySix.Create(2),
        nameof(FiveByFive) => FiveByFive.Create(3),
        _ => Small.Create(4),
    };
}

[Network(64, 14, 14, Training = false)]
internal sealed partial class SixtyFour
{
    [Conv2d(64, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(256, 14, 14, Training = false)]
internal sealed partial class TwoHundredFiftySix
{
    [Conv2d(32, 3, Padding = 1)] public partial Layer C { get; }
}

[Network(48, 13, 12, Training = false)]
internal sealed partial class FiveByFive
{
    [Conv2d(32, 5, Padding = 2)] public partial Layer C { get; }
}

[Network(32, 9, 9, Training = false)]
internal sealed partial class Small
{
    [Conv2d(32, 3, Padding = 1)] public partial Layer C { get; }
}
