using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;
using Transcendentals = KernelGen.Compiler.Lowering.Networks.Transcendentals;

namespace KernelGen.Generator.Tests.Lowering;

/// <summary>
/// The emitted functions themselves, over all floats there are: four million of them from every power of two, both signs, infinities and NaN.
/// </summary>
public sealed class TranscendentalTests
{
    private const uint Step = 1021;

    private static readonly Dictionary<string, Func<Builder, Expression, Expression>> Functions = new()
    {
        ["tanh"] = Transcendentals.Tanh,
        ["sigmoid"] = Transcendentals.Sigmoid,
        ["exp"] = Transcendentals.Exponential,
        ["exp of non-positive"] = Transcendentals.ExponentialOfNonPositive,
        ["log"] = Transcendentals.Logarithm,
        ["normal share"] = (builder, x) => Transcendentals.Normal(builder, x).Share,
    };

    [Theory]
    [InlineData("tanh", 4)]
    [InlineData("sigmoid", 4)]
    [InlineData("exp", 4)]
    [InlineData("log", 4)]
    public void IsWithinItsBoundOverAllFloats(string function, double ulp) => Check(function, All(), ulp);

    [Fact]
    public void ExponentialOfNonPositive_OverAllOfThem() => Check("exp of non-positive", All().Where(x => !(x > 0)), 4);

    [Fact]
    public void NormalShare_AboveZeroAndInTheTail()
    {
        Check("normal share", All().Where(x => !(x < 0)), 4);
        Check("normal share", All().Where(x => x < 0), 6);
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    [InlineData("exp")]
    [InlineData("exp of non-positive")]
    [InlineData("log")]
    [InlineData("normal share")]
    public void HasTheSameBitsOnEveryWidth(string function)
    {
        float[] x = Padded(All());
        IReadOnlyList<ValueKernel> widths = ValueKernel.ForEveryWidth(Functions[function]);
        if (widths.Count == 1)
            return;

        float[] widest = [.. x];
        widths[0].Apply(widest);
        foreach (ValueKernel narrower in widths.Skip(1))
        {
            float[] y = [.. x];
            narrower.Apply(y);
            for (int i = 0; i < y.Length; i++)
            {
                if (BitConverter.SingleToInt32Bits(y[i]) != BitConverter.SingleToInt32Bits(widest[i]) && !(float.IsNaN(y[i]) && float.IsNaN(widest[i])))
                    Assert.Fail($"{function} of {x[i]:R}: {y[i]:R} and {widest[i]:R}");
            }
        }
    }

    [Fact]
    public void Tanh_KeepsTheSignOfZeroAndIsOneFarOut()
    {
        float[] y = Apply("tanh", [-0f, 0f, 8.6f, -8.6f, 1e30f, float.NegativeInfinity, float.Epsilon, -float.Epsilon]);
        int[] expected = [.. new[] { -0f, 0f, 1f, -1f, 1f, -1f, float.Epsilon, -float.Epsilon }.Select(BitConverter.SingleToInt32Bits)];
        Assert.Equal(expected, y.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Tanh_IsOddAndNeverAboveOne()
    {
        float[] x = Padded(All().Where(x => x > 0));
        float[] y = Apply("tanh", x);
        float[] mirrored = Apply("tanh", [.. x.Select(v => -v)]);
        for (int i = 0; i < x.Length; i++)
            Require.That(y[i] == -mirrored[i] && y[i] <= 1, $"tanh of {x[i]:R} is {y[i]:R}, of its negative {mirrored[i]:R}");
    }

    private static float[] Apply(string function, float[] x)
    {
        float[] y = Padded(x);
        ValueKernel.ForEveryWidth(Functions[function])[0].Apply(y);
        return y[..x.Length];
    }

    private static void Check(string function, IEnumerable<float> values, double ulp)
    {
        float[] x = Padded(values);
        float[] y = Apply(function, x);
        for (int i = 0; i < x.Length; i++)
        {
            double truth = Truth(function, x[i]);
            if (!(Distance(y[i], truth) <= ulp))
                Assert.Fail($"{function} of {x[i]:R}: {y[i]:R}, not {truth:R}; off by {Distance(y[i], truth):F2} ulp");
        }
    }

    private static double Truth(string function, double x) => function switch
    {
        "tanh" => Math.Tanh(x),
        "sigmoid" => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
        "log" => Math.Log(x),
        "normal share" => NormalDistribution.Share(x),
        _ => Math.Exp(x),
    };

    /// <summary>How far a result is from the truth, in units of the last place of a float there.</summary>
    private static double Distance(float y, double truth)
    {
        float rounded = (float)truth;
        if (!float.IsFinite(rounded) || !float.IsFinite(y))
            return y.Equals(rounded) ? 0 : double.PositiveInfinity;

        double size = Math.Max(Math.Abs(truth), 1.17549435e-38);
        return Math.Abs(y - truth) / Math.ScaleB(1, Math.ILogB(size) - 23);
    }

    private static IEnumerable<float> All()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Step)
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        foreach (float special in (float[])[0, -0f, 1, -1, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, float.MaxValue])
            yield return special;
    }

    /// <summary>The values, the last one again until they fill whole vectors.</summary>
    private static float[] Padded(IEnumerable<float> values)
    {
        List<float> padded = [.. values];
        while (padded.Count % 16 > 0)
            padded.Add(padded[^1]);
        return [.. padded];
    }
}
