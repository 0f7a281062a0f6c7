using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.OpenCv;

/// <summary>Every emitted kernel of the reference cases against OpenCV's values.</summary>
public sealed class KernelsAgainstOpenCv
{
    public static TheoryData<string> ByteToByte => [.. OpenCvTable.ByteToByte.Keys];

    public static TheoryData<string> ByteToShort => [.. OpenCvTable.ByteToShort.Keys];

    public static TheoryData<string> ByteToFloat => [.. OpenCvTable.ByteToFloat.Keys];

    public static TheoryData<string> FloatToFloat => [.. OpenCvTable.FloatToFloat.Keys];

    [Theory]
    [MemberData(nameof(ByteToByte))]
    public void BytesToBytes(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        (int width, int height) = Size(c);
        byte[] result = Filtering.Same(OpenCvTable.ByteToByte[name], c.Bytes("src"), width, height);
        OpenCvCases.AssertFrame(c, "dst_u8", c.Bytes, result, width, height, 1, 0);
    }

    [Theory]
    [MemberData(nameof(ByteToShort))]
    public void BytesToShorts(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        (int width, int height) = Size(c);
        short[] result = Filtering.Same(OpenCvTable.ByteToShort[name], c.Bytes("src"), width, height);
        OpenCvCases.AssertFrame(c, "dst_i16", c.Shorts, result, width, height, 1, 0);
    }

    [Theory]
    [MemberData(nameof(ByteToFloat))]
    public void BytesToFloats(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        (int width, int height) = Size(c);
        float[] result = Filtering.Same(OpenCvTable.ByteToFloat[name], c.Bytes("src"), width, height);
        AssertReal(c, FilterExact.ApplyDouble<byte>(OpenCvCases.Spec(c), c.Bytes("src"), width, height).Magnitudes, result);
    }

    [Theory]
    [MemberData(nameof(FloatToFloat))]
    public void FloatsToFloats(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        (int width, int height) = Size(c);
        float[] result = Filtering.Same(OpenCvTable.FloatToFloat[name], c.Floats("src"), width, height);
        AssertReal(c, FilterExact.ApplyDouble<float>(OpenCvCases.Spec(c), c.Floats("src"), width, height).Magnitudes, result);
    }

    private static (int Width, int Height) Size(ReferenceCase c) => (c.Shape("src")[1], c.Shape("src")[0]);

    // OpenCV's float results carry its own rounding errors, given in units of 2^-24 of the sum of magnitudes; ours may add as
    // much as a plain sum of that many terms may lose.
    private static void AssertReal(ReferenceCase c, double[] magnitudes, float[] mine)
    {
        float[] theirs = c.Floats("dst_f32");
        double units = c.Accuracy("f32_err_in_units_of_2p-24_sum_abs") + Filters.PlainSumUnits(OpenCvCases.Spec(c));
        for (int i = 0; i < theirs.Length; i++)
        {
            Require.That(
                Math.Abs((double)mine[i] - theirs[i]) <= units * magnitudes[i] * Math.ScaleB(1, -24),
                $"{c.Name}[{i}]: {mine[i]:R}, not {theirs[i]:R}");
        }
    }
}
