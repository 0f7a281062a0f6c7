using System.Numerics;
using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.OpenCv;

/// <summary>
/// The kernels that name the cases they answer: three channels, shorts, blurs, separable filters. Each is compared with exact sums of its own
/// taps, and with OpenCV's values.
/// </summary>
public sealed class EveryOpenCvCase
{
    private static readonly Dictionary<string, (DeclaredKernel Kernel, OpenCvCaseAttribute Mark)> Rows = (
        from kernel in DeclaredKernel.In(
            typeof(OpenCvColorKernels), typeof(OpenCvSmoothingKernels), typeof(OpenCvShortKernels), typeof(OpenCvShortColorKernels))
        from mark in kernel.Marks<OpenCvCaseAttribute>()
        select (kernel, mark)).ToDictionary(row => $"{row.mark.Name} to {row.kernel.Destination.Name}");

    public static TheoryData<string> Named => [.. Rows.Keys];

    [Fact]
    public void NoCaseIsLeftOut()
    {
        HashSet<string> answered =
        [
            .. Rows.Values.Select(row => row.Mark.Name),
            .. OpenCvTable.ByteToByte.Keys, .. OpenCvTable.ByteToShort.Keys, .. OpenCvTable.ByteToFloat.Keys, .. OpenCvTable.FloatToFloat.Keys,
        ];
        IEnumerable<string> all = ReferenceFile.All.Where(c => c.Attributes.TryGetProperty("border", out _) && c.Op != "copyMakeBorder").Select(c => c.Name);
        Assert.Empty(all.Except(answered));
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void Agrees(string name)
    {
        (DeclaredKernel kernel, OpenCvCaseAttribute mark) = Rows[name];
        ReferenceCase c = ReferenceFile.Case(mark.Name);
        if (kernel.Source == typeof(byte)) FromSource(kernel, c, mark.RoundedTaps, c.Bytes("src"));
        else if (kernel.Source == typeof(short)) FromSource(kernel, c, mark.RoundedTaps, c.Shorts("src"));
        else Real(kernel, c, mark.RoundedTaps, c.Floats("src"));
    }

    private static void FromSource<T>(DeclaredKernel kernel, ReferenceCase c, bool roundedTaps, T[] source)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (kernel.Destination == typeof(byte)) Whole(kernel, c, roundedTaps, source, "u8", c.Bytes);
        else if (kernel.Destination == typeof(short)) Whole(kernel, c, roundedTaps, source, "i16", c.Shorts);
        else Real(kernel, c, roundedTaps, source);
    }

    private static void Whole<TSource, T>(DeclaredKernel kernel, ReferenceCase c, bool roundedTaps, TSource[] source, string type, Func<string, T[]> read)
        where TSource : unmanaged, IBinaryInteger<TSource>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        (int width, int height, int channels) = Size(c);
        T[] result = kernel.Run<TSource, T>(source, width, height);

        // OpenCV's own fixed point, and taps that are rounded here, are up to one off.
        bool same = c.Accuracy($"{type}_max_abs_diff_vs_f64") == 0 && !roundedTaps;
        for (int channel = 0; channel < channels; channel++)
        {
            T[] mine = Interleaved.Channel(result, channels, channel);
            Assert.Equal(kernel.Exact<TSource, T>(source, width, height, channel), mine);
            if (same)
            {
                OpenCvCases.AssertFrame(c, $"dst_{type}", read, mine, width, height, channels, channel);
                continue;
            }

            T[] theirs = Interleaved.Channel(read($"dst_{type}"), channels, channel);
            for (int i = 0; i < theirs.Length; i++)
                Assert.InRange(int.CreateChecked(mine[i]) - int.CreateChecked(theirs[i]), -1, 1);
        }
    }

    private static void Real<TSource>(DeclaredKernel kernel, ReferenceCase c, bool roundedTaps, TSource[] source)
        where TSource : unmanaged, INumber<TSource>
    {
        (int width, int height, int channels) = Size(c);
        float[] result = kernel.Run<TSource, float>(source, width, height);
        double theirUnits = c.Accuracy("f32_err_in_units_of_2p-24_sum_abs");

        // Half a unit of the ninth decimal or of the twentieth bit, against taps of at least 0.006.
        double rounding = !roundedTaps ? 0 : kernel.Source == typeof(float) ? 1e-9 / 0.012 : Math.ScaleB(1, -20) / 0.012;
        double units = Filters.PlainSumUnits(kernel.Spec) + theirUnits + Math.ScaleB(rounding, 24);
        for (int channel = 0; channel < channels; channel++)
        {
            float[] mine = Interleaved.Channel(result, channels, channel);
            float[] theirs = Interleaved.Channel(c.Floats("dst_f32"), channels, channel);
            (double[] Values, double[] Magnitudes) truth = kernel.Real(source, width, height, channel);
            Filters.AssertReal(kernel.Spec, truth, mine, kernel.Name);
            for (int i = 0; i < theirs.Length; i++)
            {
                Require.That(
                    Math.Abs((double)mine[i] - theirs[i]) <= units * truth.Magnitudes[i] * Math.ScaleB(1, -24),
                    $"{c.Name}[{i}]: {mine[i]:R}, not {theirs[i]:R}");
            }
        }
    }

    private static (int Width, int Height, int Channels) Size(ReferenceCase c) => (c.Shape("src")[1], c.Shape("src")[0], c.Int("channels"));
}
