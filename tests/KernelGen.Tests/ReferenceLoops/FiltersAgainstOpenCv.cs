using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.ReferenceLoops;

/// <summary>Anchors the reference filter outside: whole results equal OpenCV's, real ones lie within its own error.</summary>
[Trait("Width", "any")]
public sealed class FiltersAgainstOpenCv
{
    public static TheoryData<string> Cases =>
        [.. ReferenceFile.All.Where(c => c.Op is "filter2D" or "Sobel" or "Laplacian" or "sepFilter2D").Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Filter(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        FilterSpec spec = OpenCvCases.Spec(c);
        int[] shape = c.Shape("src");
        int height = shape[0], width = shape[1], channels = c.Int("channels");
        for (int channel = 0; channel < channels; channel++)
        {
            switch (c.Text("src"))
            {
                case "u8":
                    byte[] bytes = Interleaved.Channel(c.Bytes("src"), channels, channel);
                    if (c.Has("dst_i16"))
                        OpenCvCases.AssertFrame(c, "dst_i16", c.Shorts, FilterExact.Apply<byte, short>(spec, bytes, width, height), width, height, channels, channel);
                    else if (IsExact(c, "u8"))
                        OpenCvCases.AssertFrame(c, "dst_u8", c.Bytes, FilterExact.Apply<byte, byte>(spec, bytes, width, height), width, height, channels, channel);
                    if (c.Has("dst_f32"))
                        AssertReal(c, FilterExact.ApplyDouble<byte>(spec, bytes, width, height), channels, channel);
                    break;
                case "i16":
                    short[] shorts = Interleaved.Channel(c.Shorts("src"), channels, channel);
                    if (c.Has("dst_i16") && IsExact(c, "i16"))
                        OpenCvCases.AssertFrame(c, "dst_i16", c.Shorts, FilterExact.Apply<short, short>(spec, shorts, width, height), width, height, channels, channel);
                    break;
                default:
                    float[] floats = Interleaved.Channel(c.Floats("src"), channels, channel);
                    AssertReal(c, FilterExact.ApplyDouble<float>(spec, floats, width, height), channels, channel);
                    break;
            }
        }
    }

    [Fact]
    public void CopyMakeBorder()
    {
        ReferenceCase c = ReferenceFile.Case("copyMakeBorder/5x5c3/replicate");
        int[] shape = c.Shape("dst_u8");
        byte[] source = c.Bytes("src"), destination = c.Bytes("dst_u8");
        for (int y = 0; y < shape[0]; y++)
        {
            for (int x = 0; x < shape[1]; x++)
            {
                int from = BorderMap.Index(y - c.Int("top"), 5, Border.Replicate) * 5 + BorderMap.Index(x - c.Int("left"), 5, Border.Replicate);
                Assert.Equal(source.AsSpan(from * 3, 3), destination.AsSpan((y * shape[1] + x) * 3, 3));
            }
        }
    }

    // Where OpenCV works in fixed point it is up to one off, and only the product must be exact.
    private static bool IsExact(ReferenceCase c, string type) => c.Accuracy($"{type}_max_abs_diff_vs_f64") == 0;

    private static void AssertReal(ReferenceCase c, (double[] Values, double[] Magnitudes) truth, int channels, int channel)
    {
        float[] theirs = Interleaved.Channel(c.Floats("dst_f32"), channels, channel);
        double units = c.Accuracy("f32_err_in_units_of_2p-24_sum_abs") + 1;
        for (int i = 0; i < theirs.Length; i++)
        {
            double allowed = units * truth.Magnitudes[i] * Math.ScaleB(1, -24);
            Require.That(Math.Abs(theirs[i] - truth.Values[i]) <= allowed, $"{c.Name}[{i}]: {theirs[i]:R}, not {truth.Values[i]:R}");
        }
    }
}
