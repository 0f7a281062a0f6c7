using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Filters;

/// <summary>The nine kernels applied to one picture, ready for a contact sheet.</summary>
internal static class NineKernels
{
    private delegate void ToBytes(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    private delegate void ToShorts(ReadOnlyImageView<byte> source, ImageView<short> destination);

    /// <summary>Filters a gray picture nine times.</summary>
    public static IReadOnlyList<Panel> Apply(Picture gray, JobProgress? progress = null)
    {
        progress?.Begin("filtering", 9);
        var panels = new List<Panel>();
        foreach (Panel panel in Each(gray))
        {
            panels.Add(panel);
            progress?.Step();
        }

        return panels;
    }

    private static IEnumerable<Panel> Each(Picture gray)
    {
        yield return Bright("identity", KnownKernels.Identity, Kernels.Identity, gray);
        yield return Bright("blur", KnownKernels.Blur, Kernels.Blur, gray, "sum / 16");
        yield return Bright("sharpen", KnownKernels.Sharpen, Kernels.Sharpen, gray);
        yield return Signed("outline", KnownKernels.Outline, Kernels.Outline, gray);
        yield return Signed("emboss", KnownKernels.Emboss, Kernels.Emboss, gray);
        yield return Signed("top sobel", KnownKernels.TopSobel, Kernels.TopSobel, gray);
        yield return Signed("left sobel", KnownKernels.LeftSobel, Kernels.LeftSobel, gray);
        yield return Signed("right sobel", KnownKernels.RightSobel, Kernels.RightSobel, gray);
        yield return Signed("bottom sobel", KnownKernels.BottomSobel, Kernels.BottomSobel, gray);
    }

    private static Panel Bright(string title, string kernel, ToBytes apply, Picture gray, string note = "0 to 255")
    {
        var result = new Picture(gray.Width, gray.Height, 1);
        apply(new(gray.Pixels, gray.Width, gray.Height), new(result.Pixels, gray.Width, gray.Height));
        return new Panel(title, note, Taps(kernel), result);
    }

    private static Panel Signed(string title, string kernel, ToShorts apply, Picture gray)
    {
        var map = new short[gray.Pixels.Length];
        apply(new(gray.Pixels, gray.Width, gray.Height), new(map, gray.Width, gray.Height));
        Picture picture = MinMax.Normalize(map, gray.Width, gray.Height, out int least, out int greatest);
        return new Panel(title, $"{least} to {greatest}", Taps(kernel), picture);
    }

    // "-1 0 1; -2 0 2" as lines with the entries under one another.
    private static string[] Taps(string kernel)
    {
        string[][] rows = [.. kernel.Split(';', StringSplitOptions.TrimEntries).Select(row => row.Split(' '))];
        int width = rows.Max(row => row.Max(tap => tap.Length));
        return [.. rows.Select(row => string.Join(' ', row.Select(tap => tap.PadLeft(width))))];
    }
}
