using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pictures;

/// <summary>JPEG and BMP, read from files that OpenCV wrote; its own reading of them is the truth.</summary>
public sealed class OtherFormatsTests
{
    // cv2.imencode of an 8 x 8 ramp 4 * (8 * y + x), quality 95.
    private const string Jpeg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoK" +
        "CgoKBggLDAsKDAkKCgr/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF" +
        "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW" +
        "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi" +
        "4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AK/w2/4NuP8AV/8AFBen/Lt/9av/2Q==";

    private static readonly byte[] s_jpegPixels =
    [
        0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 49, 52, 56, 60,
        63, 68, 72, 75, 80, 84, 87, 92, 96, 101, 105, 108, 113, 116, 120, 125,
        127, 132, 136, 139, 144, 147, 151, 156, 160, 165, 168, 172, 177, 180, 184, 189,
        192, 196, 200, 203, 208, 212, 216, 220, 224, 228, 232, 236, 240, 244, 248, 252,
    ];

    [Fact]
    public void AJpegIsReadWithinOneOfOpenCv()
    {
        Picture picture = PictureFile.Decode(Convert.FromBase64String(Jpeg));
        Assert.Equal((8, 8, 1), (picture.Width, picture.Height, picture.Channels));
        for (int i = 0; i < 64; i++)
            Assert.InRange(picture.Pixels[i], s_jpegPixels[i] - 1, s_jpegPixels[i] + 1);
    }

    [Fact]
    public void ABmpIsReadFromItsLowestRow()
    {
        // Two pixels a row, blue first, rows padded to four bytes (BITMAPINFOHEADER, 24 bits).
        byte[] file =
        [
            .. "BM"u8, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0, 0, 0, 0, 0, 16, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            7, 8, 9, 10, 11, 12, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0,
        ];
        Assert.Equal([3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10], PictureFile.Decode(file).Pixels);
    }

    [Fact]
    public void FilesCutShortAreReadOrRefusedAndNothingElse()
    {
        byte[] file = Convert.FromBase64String(Jpeg);
        for (int length = 0; length < file.Length; length++)
        {
            Exception? e = Record.Exception(() => PictureFile.Decode(file[..length]));
            Assert.True(e is null or InvalidDataException, $"{length}: {e}");
        }
    }
}
