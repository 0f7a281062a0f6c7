using System.Diagnostics;
using System.Runtime.InteropServices.JavaScript;
using KernelGen.Samples.Filters;

namespace KernelGen.Web.Filters;

/// <summary>What the page calls for pictures.</summary>
internal static partial class FilterExports
{
    private static readonly PinnedBuffer<byte> Colours = new();
    private static readonly PinnedBuffer<byte> Gray = new();
    private static readonly PinnedBuffer<byte> Bytes = new();
    private static readonly PinnedBuffer<short> Shorts = new();
    private static int s_width;
    private static int s_height;

    private delegate void ToBytes(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    private delegate void ToShorts(ReadOnlyImageView<byte> source, ImageView<short> destination);

    /// <summary>Where the page writes a picture's pixels, red, green, blue and alpha of each.</summary>
    [JSExport]
    internal static nint ColoursAddress(int width, int height)
    {
        (s_width, s_height) = (width, height);
        Colours.Resize(checked(width * height * 4));
        Gray.Resize(width * height);
        Bytes.Resize(width * height);
        Shorts.Resize(width * height);
        return Colours.Address;
    }

    /// <summary>Makes the gray picture that all kernels read, luma by ITU-R 601. The page lays the picture over white first.</summary>
    /// <returns>Where its bytes are stored.</returns>
    [JSExport]
    internal static nint ToGray()
    {
        ReadOnlySpan<byte> colours = Colours.Values;
        Span<byte> gray = Gray.Values;
        for (int i = 0; i < gray.Length; i++)
        {
            ReadOnlySpan<byte> pixel = colours.Slice(4 * i, 4);
            gray[i] = (byte)(((19595 * pixel[0]) + (38470 * pixel[1]) + (7471 * pixel[2]) + 32768) >> 16);
        }

        return Gray.Address;
    }

    /// <summary>Where results that keep the brightness are stored, as bytes.</summary>
    [JSExport]
    internal static nint BytesAddress() => Bytes.Address;

    /// <summary>Where results that have a sign are stored, as 16-bit numbers.</summary>
    [JSExport]
    internal static nint ShortsAddress() => Shorts.Address;

    /// <summary>Runs one of the nine compiled kernels over the gray picture.</summary>
    /// <param name="name">Its name in lower case with hyphens, for example <c>left-sobel</c>.</param>
    /// <param name="times">How often, at least once.</param>
    /// <returns>Milliseconds of one run, the mean.</returns>
    [JSExport]
    internal static double Run(string name, int times) => name switch
    {
        "identity" => Run(Kernels.Identity, times),
        "blur" => Run(Kernels.Blur, times),
        "sharpen" => Run(Kernels.Sharpen, times),
        "outline" => Run(Kernels.Outline, times),
        "emboss" => Run(Kernels.Emboss, times),
        "top-sobel" => Run(Kernels.TopSobel, times),
        "left-sobel" => Run(Kernels.LeftSobel, times),
        "right-sobel" => Run(Kernels.RightSobel, times),
        "bottom-sobel" => Run(Kernels.BottomSobel, times),
        _ => throw new ArgumentException($"There is no kernel '{name}'."),
    };

    /// <summary>Runs a kernel that a person typed, in clear loops; the result is 16-bit numbers.</summary>
    /// <param name="text">Rows separated by lines or semicolons, entries by blanks or commas.</param>
    /// <param name="divisor">What sums are divided by.</param>
    /// <param name="offset">What is added afterwards.</param>
    /// <returns>Milliseconds of one run.</returns>
    /// <exception cref="FormatException">The text is not a kernel; the message says where.</exception>
    [JSExport]
    internal static double RunTyped(string text, string divisor, string offset)
    {
        TypedKernel kernel = TypedKernel.Parse(text, divisor, offset);
        long start = Stopwatch.GetTimestamp();
        kernel.Apply(Source(), new(Shorts.Values, s_width, s_height));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static ReadOnlyImageView<byte> Source() => new(Gray.Values, s_width, s_height);

    private static double Run(ToBytes kernel, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++) kernel(Source(), new(Bytes.Values, s_width, s_height));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / times;
    }

    private static double Run(ToShorts kernel, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++) kernel(Source(), new(Shorts.Values, s_width, s_height));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / times;
    }
}
