using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows A5 and A13 to A16: the options of a convolution, its weights, and inference.</summary>
public sealed class LayerRows
{
    [Fact]
    public void A13_AllEightOptionsOfAConvolution()
    {
        // in_channels follows from the network; the others: out_channels, kernel_size, stride, padding, dilation, groups, bias.
        using var network = new EightOptions();
        Assert.Equal(new Shape(6, 5, 5), network.OutputShape);
        Assert.Equal([6 * 2 * 3 * 2, 6], [network.L.Weight!.Length, network.L.Bias!.Length]);
        using var plain = new EightOptionsWithoutBias();
        Assert.Null(plain.L.Bias);

        // One tap of the second group reaches exactly where stride 2 and 3, padding 2 and 1 and dilation 2 put it.
        var weight = new float[72];
        weight[(((((5 * 2) + 1) * 3) + 2) * 2) + 1] = 1;
        network.Parameters["L.weight"].Set(weight);
        network.Parameters["L.bias"].Set(new float[6]);
        float[] x = [.. Enumerable.Range(0, 4 * 10 * 14).Select(i => (float)i)];
        float[] y = NetworkRun.Forward(network, x);
        for (int i = 0; i < y.Length; i++)
        {
            (int row, int column) = ((2 * (i / 5 % 5)) - 2 + (2 * 2), (3 * (i % 5)) - 1 + (1 * 2));
            bool inside = i / 25 == 5 && row is >= 0 and < 10 && column is >= 0 and < 14;
            Assert.Equal(inside ? x[(((3 * 10) + row) * 14) + column] : 0, y[i]);
        }
    }

    [Fact]
    public void A14_WeightsAreOutInOverGroupsHeightWidth()
    {
        // The course: weight [Cout, Cin, KH, KW]; each output channel here sees its own tap of its own input channel.
        using TwoToThreeChannels network = new();
        var weight = new float[3 * 2 * 2 * 2];
        (weight[(((0 * 2) + 0) * 4) + 1], weight[(((1 * 2) + 1) * 4) + 2], weight[(((2 * 2) + 0) * 4) + 3]) = (1, 1, 1);
        network.Parameters["L.weight"].Set(weight);
        network.Parameters["L.bias"].Set(new float[3]);
        float[] y = NetworkRun.Forward(network, [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
        Assert.Equal([1, 2, 4, 5, 13, 14, 16, 17, 4, 5, 7, 8], y);
    }

    [Fact]
    public void A15_WeightsFromAnArrayAtRunTime()
    {
        using Corr2d network = new();
        network.Parameters["L.bias"].Set([0]);
        float[] x = [0, 1, 2, 3, 4, 5, 6, 7, 8];
        foreach (float[] weight in (float[][])[[0, 1, 2, 3], [3, 2, 1, 0]])
        {
            network.Parameters["L.weight"].Set(weight);
            Assert.Equal(weight, network.L.Weight!.Values.ToArray());
            Assert.Equal(
                new[] { 0, 1, 3, 4 }.Select(i => (weight[0] * x[i]) + (weight[1] * x[i + 1]) + (weight[2] * x[i + 3]) + (weight[3] * x[i + 4])),
                NetworkRun.Forward(network, x));
        }
    }

    [Fact]
    public void A16_InferenceKeepsNothingAndWritesIntoAnySpan()
    {
        // detach().numpy() and squeeze() of the course: the output is a flat span of the caller's, and no call allocates.
        using Corr2d network = NetworkRun.With(new Corr2d(), ("L.weight", [0, 1, 2, 3]), ("L.bias", [0]));
        float[] memory = new float[9 + 4 + 1];
        for (int i = 0; i < 9; i++)
            memory[i] = i;
        memory[^1] = -1;
        network.Forward(memory.AsSpan(0, 9), memory.AsSpan(9, 4));
        Assert.Equal(0, Allocation.Of(() => network.Forward(memory.AsSpan(0, 9), memory.AsSpan(9, 4))));
        Assert.Equal([19, 25, 37, 43, -1], memory[9..]);
    }
}

[Network(4, 10, 14)]
internal sealed partial class EightOptions
{
    [Conv2d(6, 3, KernelWidth = 2, StrideH = 2, StrideW = 3, PaddingH = 2, PaddingW = 1, Dilation = 2, Groups = 2)]
    public partial Layer L { get; }
}

[Network(4, 10, 14)]
internal sealed partial class EightOptionsWithoutBias
{
    [Conv2d(6, 3, KernelWidth = 2, StrideH = 2, StrideW = 3, PaddingH = 2, PaddingW = 1, Dilation = 2, Groups = 2, Bias = false)]
    public partial Layer L { get; }
}
