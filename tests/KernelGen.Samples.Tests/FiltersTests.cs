using KernelGen.Samples.Filters;
using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class FiltersTests
{
    [Fact]
    public void A10_TheEdgeBetweenTwoHalves()
    {
        IReadOnlyList<FeatureMap> maps = CourseFigures.HalfAndHalf();
        Assert.Equal((5, 7), (maps[1].Width, maps[1].Height));
        Assert.Equal(Enumerable.Repeat(new short[] { 0, 0, 255, 0, 0 }, 7).SelectMany(row => row), maps[1].Values);
        Assert.Equal(new short[36], maps[2].Values);
    }

    [Fact]
    public void A11_TheEdgesBetweenFourQuarters()
    {
        IReadOnlyList<FeatureMap> maps = CourseFigures.Quarters();
        Assert.Equal(
            Enumerable.Range(0, 56).Select(i => (short)(i % 7 != 3 ? 0 : i < 28 ? -255 : 255)),
            maps[1].Values);
        Assert.Equal(
            Enumerable.Range(0, 56).Select(i => (short)(i / 8 != 3 ? 0 : i % 8 < 4 ? -255 : 255)),
            maps[2].Values);
    }

    [Fact]
    public void A12_TheEdgesOfACross()
    {
        IReadOnlyList<FeatureMap> maps = CourseFigures.Cross();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, -254, 254, 0, 0, 0, 0, -254, 254], Row(maps[1], 0).Concat(Row(maps[1], 1)));
        Assert.Equal([0, 0, 0, -254, 254, 0, 0, 0], Row(maps[1], 4));
        Assert.Equal([0, -254, 0, 0, 0, 0, 0, -254, 0], Row(maps[2], 0));
        Assert.Equal([0, 254, 0, 0, 0, 0, 0, 254, 0], Row(maps[2], 7));
        Assert.Equal([254, -254, 0, 0, 0, 0, 254, -254], Row(maps[3], 0));
        Assert.Equal([-254, 508, -254, 0, 0, 254, -508, 254], Row(maps[3], 1));
        Assert.Equal([0, 0, -254, 508, -508, 254, 0, 0], Row(maps[3], 3));
        Assert.Equal([-254, 254, 0, 0, 0, 0, -254, 254], Row(maps[3], 7));
    }

    [Fact]
    public void A20_AllNineKernelsAreOnTheSheet()
    {
        Picture picture = TestPicture.Draw();
        IReadOnlyList<Panel> panels = NineKernels.Apply(picture);
        Assert.Equal(
            ["identity", "blur", "sharpen", "outline", "emboss", "top sobel", "left sobel", "right sobel", "bottom sobel"],
            panels.Select(panel => panel.Title));
        Assert.Equal(picture.Pixels, panels[0].Gray.Pixels);
        Assert.Equal(["1 2 1", "2 4 2", "1 2 1"], panels[1].Taps);
        Assert.Equal(["-1  0  1", "-2  0  2", "-1  0  1"], panels[7].Taps);

        // Left and right, top and bottom are each other's negatives, so their pictures are too, but for the rounding.
        foreach ((int one, int other) in ((int, int)[])[(6, 7), (5, 8)])
            for (int i = 0; i < picture.Pixels.Length; i++)
                Assert.InRange(panels[one].Gray.Pixels[i] + panels[other].Gray.Pixels[i], 254, 256);
    }

    [Fact]
    public async Task ASheetAndThreeFiguresAreWritten()
    {
        using var folder = new TemporaryFolder();
        ProgramRun run = await ProgramRun.Of("filters", "--output", folder.File("sheet.png"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string[] names = ["sheet.png", "sheet-figure1.png", "sheet-figure2.png", "sheet-figure3.png"];
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string name in names)
            Assert.Equal(3, PictureFile.Read(folder.File(name)).Channels);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 9)]
    [InlineData(500, 3)]
    public async Task Bad32_PicturesOfAnySizeAreFiltered(int width, int height)
    {
        using var folder = new TemporaryFolder();
        var picture = new Picture(width, height, 3);
        new Random(1).NextBytes(picture.Pixels);
        PictureFile.WritePng(folder.File("in.png"), picture);
        ProgramRun run = await ProgramRun.Of("filters", folder.File("in.png"), "-o", folder.File("out.png"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Bad68_FilesThatCannotBeUsedAreExplainedAndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        string sheet = folder.File("sheet.png");
        await Refused("missing.png", "filters", folder.File("missing.png"), "-o", sheet);
        File.WriteAllText(folder.File("text.png"), "no picture");
        await Refused("neither PNG nor JPEG", "filters", folder.File("text.png"), "-o", sheet);
        await Refused("denied", "filters", folder.Path, "-o", sheet);
        await Refused("is a folder", "filters", "-o", folder.Path);
        await Refused("empty name", "filters", string.Empty, "-o", sheet);
        await Refused("missing", "filters", "-o", Path.Combine(folder.Path, "missing", "sheet.png"));
        File.WriteAllBytes(sheet, Codec.WritePng(new Picture(3, 3, 1)));
        await Refused("would be overwritten", "filters", sheet, "-o", sheet);
        Assert.Equal(["sheet.png", "text.png"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    private static async Task Refused(string reason, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.Of(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    private static short[] Row(FeatureMap map, int y) => map.Values[(y * map.Width)..((y + 1) * map.Width)];
}
