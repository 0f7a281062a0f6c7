using KernelGen.Tests.Support;

namespace KernelGen.Tests.Determinism;

/// <summary>A network that one sample runs with fewer multiplications beside the same one as plain sums.</summary>
public sealed class TransformedLayersTests
{
    [Fact]
    public void GiveWhatPlainSumsGive()
    {
        using TransformedLayers fast = TransformedLayers.Create(seed: 5);
        using PlainLayers plain = PlainLayers.Create(seed: 5);
        Assert.Contains("F(", fast.Describe(), StringComparison.Ordinal);
        Assert.DoesNotContain("F(", plain.Describe(), StringComparison.Ordinal);
        float[] x = Values.Uniform(3 * fast.InputShape.Length, 1, 1);
        float[] expected = NetworkRun.Forward(plain, x);
        float[] found = NetworkRun.Forward(fast, x);
        float largest = expected.Max(Math.Abs);
        Assert.False(expected.AsSpan().SequenceEqual(found), "Nothing is computed another way.");
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(Math.Abs(found[i] - expected[i]), 0, 4e-6f * largest);
        }
    }

    /// <summary>Transformed weights are longer than those that they are made of, whose memory they take.</summary>
    [Fact]
    public void GiveTheSameWithoutTheirParameters()
    {
        using TransformedLayers network = TransformedLayers.Create(seed: 6);
        float[] x = Values.Uniform(network.InputShape.Length, 1, 1);
        using TransformedLayers other = TransformedLayers.Create(seed: 6);
        float[] expected = NetworkRun.Forward(other, x);
        network.FreezeForInference();
        Tolerance.AssertSame(expected, NetworkRun.Forward(network, x), "without parameters");
    }
}
