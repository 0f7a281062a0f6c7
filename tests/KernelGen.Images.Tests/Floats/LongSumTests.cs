using System.Globalization;
using System.Reflection;

namespace KernelGen.Images.Tests.Floats;

/// <summary>Long float sums do not drift: the error stays within four times that of a pairwise sum of the same products.</summary>
public sealed class LongSumTests
{
    private delegate void Filter<T>(ReadOnlyImageView<T> source, ImageView<float> destination)
        where T : unmanaged;

    public static TheoryData<string> Kernels => [.. typeof(LongSumKernels).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(m => m.GetCustomAttribute<ImageKernelAttribute>() is not null && m.Name != nameof(LongSumKernels.Bytes62)).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EqualTerms(string name)
    {
        foreach (float value in (float[])[0.003963364f, 0.1f, 1 / 3f, 0.7654321f])
            Check(name, _ => value);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void RandomTerms(string name)
    {
        var random = new Random(9);
        Check(name, _ => random.NextSingle());
        Check(name, _ => random.NextSingle() - 0.5f);
    }

    [Fact]
    public void ABoxOf62OverOneValue()
    {
        float[] source = [.. Enumerable.Repeat(0.003963364f, 70 * 64)];
        var result = new float[source.Length];
        LongSumKernels.Box62(new(source, 70, 64), new(result, 70, 64));
        Assert.All(result, r => Assert.Equal(15.2351705, r, 3e-6));
    }

    [Fact]
    public void BytesUnderDecimals()
    {
        byte[] source = [.. Enumerable.Range(0, 60 * 45).Select(i => (byte)(i * 37 % 251))];
        var result = new float[source.Length];
        LongSumKernels.Bytes62(new(source, 60, 45), new(result, 60, 45));
        CheckResults(
            typeof(LongSumKernels).GetMethod(nameof(LongSumKernels.Bytes62))!.GetCustomAttribute<ImageKernelAttribute>()!,
            [.. source.Select(b => (float)b)], 60, 45, result, "Bytes62");
    }

    private static void Check(string name, Func<int, float> pixel)
    {
        MethodInfo method = typeof(LongSumKernels).GetMethod(name)!;
        var declared = method.GetCustomAttribute<ImageKernelAttribute>()!;
        (int width, int height) = (41, 6);
        float[] source = [.. Enumerable.Range(0, width * height * declared.Channels).Select(pixel)];
        int channels = declared.ChannelMode == ChannelMode.Sum ? 1 : declared.Channels;
        var result = new float[width * height * channels];
        method.CreateDelegate<Filter<float>>()(new(source, width, height, declared.Channels), new(result, width, height, channels));
        CheckResults(declared, source, width, height, result, name);
    }

    private static void CheckResults(ImageKernelAttribute declared, float[] source, int width, int height, float[] result, string name)
    {
        float[][] taps = [.. declared.Taps.Split(';').Select(r => r.Split(' ').Select(t => float.Parse(t, CultureInfo.InvariantCulture)).ToArray())];
        (int rows, int columns) = (taps.Length, taps[0].Length);
        bool sums = declared.ChannelMode == ChannelMode.Sum;
        int channels = sums ? 1 : declared.Channels;
        var products = new float[rows * columns * (sums ? declared.Channels : 1)];
        double unit = 0, worst = 0, worstPairwise = 0;
        for (int i = 0; i < result.Length; i += i < result.Length / 2 ? 7 : 1)
        {
            if (rows * columns > 10000 && i % 37 != 0)
                continue;
            (int y, int x, int channel) = (i / channels / width, i / channels % width, i % channels);
            double exact = 0, size = 0;
            int at = 0;
            for (int row = 0; row < rows; row++)
            {
                int from = KernelGen.Reference.BorderMap.Index(y + row - (rows / 2), height, KernelGen.Reference.Border.Reflect101);
                for (int column = 0; column < columns; column++)
                {
                    int over = KernelGen.Reference.BorderMap.Index(x + column - (columns / 2), width, KernelGen.Reference.Border.Reflect101);
                    for (int c = sums ? 0 : channel; c < (sums ? declared.Channels : channel + 1); c++)
                    {
                        float value = source[(((from * width) + over) * declared.Channels) + c];
                        exact += (double)taps[row][column] * value;
                        size += Math.Abs((double)taps[row][column] * value);
                        products[at++] = taps[row][column] * value;
                    }
                }
            }

            // An ulp of the result itself is nobody's fault.
            unit = Math.Max(unit, size * Math.ScaleB(1, -24));
            worst = Math.Max(worst, Math.Abs(result[i] - exact));
            worstPairwise = Math.Max(worstPairwise, Math.Abs(Pairwise(products) - exact));
        }

        Require.That(
            worst <= 4 * Math.Max(worstPairwise, unit), $"{name}: {worst:G3} off, a pairwise sum {worstPairwise:G3}, a unit {unit:G3}");
    }

    private static float Pairwise(ReadOnlySpan<float> terms) => terms.Length switch
    {
        0 => 0,
        1 => terms[0],
        _ => Pairwise(terms[..(terms.Length / 2)]) + Pairwise(terms[(terms.Length / 2)..]),
    };
}
