using KernelGen.Samples.Faces;
using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Faces;

/// <summary>The verb <c>faces</c>, and what is behind it.</summary>
public sealed class FacesTests
{
    [Fact]
    public async Task TheAstronautIsFoundAndDrawn()
    {
        using var folder = new TemporaryFolder();
        string output = folder.File("out.png");
        ProgramRun run = await ProgramRun.Of("faces", "--out", output);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal($"{output}: 1 face", run.Lines[^1]);
        Picture drawn = PictureFile.Read(output);
        Assert.Equal((512, 512, 3), (drawn.Width, drawn.Height, drawn.Channels));
    }

    // Where the eyes, the nose and the mouth are on the photograph, seen by eye.
    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(90, 0, 12)]
    [InlineData(0, 90, 12)]
    public void PointsAreWhereTheFaceIs(int wider, int higher, int within)
    {
        Picture picture = Photograph(wider, higher);
        using var finder = new FaceFinder();
        Face face = Assert.Single(finder.Find(picture, 0.5f));
        (float x, float y)[] seen = [(203, 101), (246, 105), (221, 124), (219, 145)];
        for (int i = 0; i < seen.Length; i++)
        {
            Assert.InRange(face.Points[i].X, seen[i].x - within, seen[i].x + within);
            Assert.InRange(face.Points[i].Y, seen[i].y - within, seen[i].y + within);
        }

        Assert.InRange(face.Left, 177 - within, 177 + within);
        Assert.InRange(face.Top, 81 - within, 81 + within);
        Assert.InRange(face.Width, 94 - within, 94 + within);
    }

    [Fact]
    public async Task APictureWithoutAFaceHasNone()
    {
        using var folder = new TemporaryFolder();
        PictureFile.WritePng(folder.File("a.png"), new Picture(3, 200, 2));
        ProgramRun run = await ProgramRun.Of("faces", folder.File("a.png"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal($"{folder.File("a-faces.png")}: no face", run.Lines[^1]);
        Assert.Equal(200, PictureFile.Read(folder.File("a-faces.png")).Height);
    }

    [Fact]
    public async Task Bad68_WhatCannotBeDoneIsExplained()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.png"), "text");
        Assert.Contains("neither PNG", (await ProgramRun.Of("faces", folder.File("a.png"))).Error, StringComparison.Ordinal);
        Assert.Contains("error: ", (await ProgramRun.Of("faces", folder.File("none.png"))).Error, StringComparison.Ordinal);
        Assert.Contains("would be overwritten", (await ProgramRun.Of("faces", folder.File("a.png"), "--out", folder.File("a.png"))).Error, StringComparison.Ordinal);
        Assert.Contains("is a folder; --out wants a file", (await ProgramRun.Of("faces", "--out", folder.Path)).Error, StringComparison.Ordinal);
        ProgramRun run = await ProgramRun.Of("faces", "--threshold", "0");
        Assert.Contains("--threshold must be a number above 0, up to 1, not '0'", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void AnchorsAreTheMiddlesOfTheCells()
    {
        Assert.Equal((0.5f / 16, 0.5f / 16), Anchors.Middle(0, 1));
        Assert.Equal((1.5f / 16, 0.5f / 16), Anchors.Middle(0, 2));
        Assert.Equal((0.5f / 16, 1.5f / 16), Anchors.Middle(0, 32));
        Assert.Equal((7.5f / 8, 7.5f / 8), Anchors.Middle(1, 383));
    }

    [Fact]
    public void BoxesAreCountedFromTheirAnchor()
    {
        var scores = new float[384];
        Array.Fill(scores, -100);
        scores[7] = 0;
        var boxes = new float[384 * FaceDecoder.Numbers];
        float[] box = [16, 8, 32, 64, 0, 0, 128, 0, 0, 128, 0, 0, 0, 0, -8, -8];
        box.CopyTo(boxes, 7 * FaceDecoder.Numbers);
        List<Face> faces = [];
        FaceDecoder.Decode(1, scores, boxes, 0.5f, faces);
        Face face = Assert.Single(faces);

        // Box 7 is the second of the second cell, whose middle is at 1.5 and 0.5 of eight.
        Assert.Equal((0.5f, 0.1875f, -0.125f, 0.25f, 0.5f), (face.Score, face.Left, face.Top, face.Width, face.Height));
        Assert.Equal((0.1875f, 0.0625f), face.Points[0]);
        Assert.Equal((1.1875f, 0.0625f), face.Points[1]);
        Assert.Equal((0.1875f, 1.0625f), face.Points[2]);
        Assert.Equal((0.125f, 0f), face.Points[5]);
    }

    [Fact]
    public void OfBoxesThatOverlapOneIsLeftInTheirMiddle()
    {
        Face[] boxes = [Box(0.6f, 11, 10), Box(0.9f, 10, 10), Box(0.8f, 40, 40), Box(0.5f, 17, 10)];
        IReadOnlyList<Face> faces = Suppression.Of(boxes);

        // The last shares 30 of 170 with the second, less than what makes them one.
        Assert.Equal([0.9f, 0.8f, 0.5f], faces.Select(face => face.Score));
        Assert.Equal(10.4f, faces[0].Left, 3);
        Assert.Equal((40f, 17f), (faces[1].Left, faces[2].Left));
    }

    private static Face Box(float score, float left, float top) => new(score, left, top, 10, 10, [(left, top)]);

    private static Picture Photograph(int wider, int higher)
    {
        using Stream stream = typeof(FaceFinder).Assembly.GetManifestResourceStream("astronaut.jpg")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Picture photograph = PictureFile.Decode(bytes);
        var picture = new Picture(photograph.Width + wider, photograph.Height + higher, 3);
        for (int y = 0; y < photograph.Height; y++) photograph.Row(y).CopyTo(picture.Row(y));
        return picture;
    }
}
