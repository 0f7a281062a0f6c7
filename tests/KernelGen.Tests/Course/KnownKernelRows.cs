using System.Reflection;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows A19 and A20: the nine kernels that everybody shows.</summary>
public sealed class KnownKernelRows
{
    private static readonly Grid Image = Grid.Of(6, 5, (i, j) => (7 * i * i + 3 * j * j + 5 * i * j) % 256);

    [Fact]
    public void A19_TheImageIsTheCourses() => Assert.Equal(
        Grid.Read("0 3 12 27 48 75; 7 15 29 49 75 107; 28 41 60 85 116 153; 63 81 105 135 171 213; 112 135 164 199 240 31").Values, Image.Values);

    [Fact]
    public void A19_BottomSobel() =>
        Filtering.AssertGrid("152 192 232 272; 264 304 344 384; 376 416 456 240", CourseKernels.BottomSobel, Image);

    [Fact]
    public void A19_LeftSobel() =>
        Filtering.AssertGrid("-88 -136 -184 -232; -128 -176 -224 -272; -168 -216 -264 -56", CourseKernels.LeftSobel, Image);

    [Fact]
    public void A19_RightSobel() =>
        Filtering.AssertGrid("88 136 184 232; 128 176 224 272; 168 216 264 56", CourseKernels.RightSobel, Image);

    [Fact]
    public void A19_TopSobel() =>
        Filtering.AssertGrid("-152 -192 -232 -272; -264 -304 -344 -384; -376 -416 -456 -240", CourseKernels.TopSobel, Image);

    [Fact]
    public void A19_Sharpen() => Filtering.AssertGrid("-5 9 29 55; 21 40 65 96; 61 85 115 151", CourseKernels.Sharpen, Image);

    [Fact]
    public void A19_Blur()
    {
        const string SixteenTimes = "320 544 864 1280; 736 1040 1440 1936; 1376 1760 2240 2560";
        Filtering.AssertGrid(SixteenTimes, CourseKernels.SixteenBlur, Image);
        float[] blurred = Filtering.Run<byte, float>(CourseKernels.Blur, Image.Bytes, 6, 5, 4, 3);
        Assert.Equal(Grid.Read(SixteenTimes).Values.Select(v => v / 16), blurred);
    }

    [Fact]
    public void A19_Emboss() => Filtering.AssertGrid("195 275 361 453; 335 420 511 608; 489 579 675 265", CourseKernels.Emboss, Image);

    [Fact]
    public void A19_Outline() => Filtering.AssertGrid("-60 -60 -60 -60; -60 -60 -60 -60; -60 -60 -60 196", CourseKernels.Outline, Image);

    [Fact]
    public void A20_Identity_IsACopy()
    {
        Filtering.AssertGrid("15 29 49 75; 41 60 85 116; 81 105 135 171", CourseKernels.Identity, Image);
        Assert.Equal(Image.Bytes, Filtering.Same<byte, byte>(CourseKernels.Copy, Image.Bytes, 6, 5));
    }

    [Fact]
    public void A20_TheNineAreKnownByName()
    {
        IEnumerable<string> names = typeof(KnownKernels).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name);
        string[] nine = ["Blur", "BottomSobel", "Emboss", "Identity", "LeftSobel", "Outline", "RightSobel", "Sharpen", "TopSobel"];
        Assert.Equal(nine, names.Order(StringComparer.Ordinal));
    }
}
