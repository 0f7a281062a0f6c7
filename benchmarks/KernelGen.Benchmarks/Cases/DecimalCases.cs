using System.Globalization;
using System.Numerics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Cases;

/// <summary>Kernels of eight decimals on whole pixels: exact here, sums of floats in OpenCV.</summary>
internal static class DecimalCases
{
    private const int Divisor = 100_000_000;

    private static readonly (int Width, int Height)[] Sizes = [(640, 480), (1920, 1080)];

    public static IEnumerable<Case> All { get; } = Sizes.SelectMany(size => OfSize(new Picture(size.Width, size.Height, 1)));

    private static IEnumerable<Case> OfSize(Picture size) =>
    [
        Case<byte>("gaussian7-decimals", "byte-byte", DecimalKernels.Gaussian, size, ImageData.Bytes, DecimalKernels.Gaussian7),
        Case<byte>("uneven7-decimals", "byte-byte", DecimalKernels.Uneven, size, ImageData.Bytes, DecimalKernels.Uneven7),
        Case<short>("gaussian7-decimals", "short-short", DecimalKernels.Gaussian, size, ImageData.Shorts, DecimalKernels.Gaussian7Shorts),
    ];

    private static Case Case<T>(string name, string types, string taps, Picture size, Func<int, T[]> pixels, ImageFilter<T, T> generated)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var model = new ImageModel(name, Whole(taps), Divisor);
        return new Case($"image/{name}/{types}/{size}", 2L * model.Taps.Length * size.Length, Tolerance.Exact, context =>
        {
            T[] source = pixels(size.Length);
            var variants = new ImageVariants<T, T>(model, source, size);
            return
            [
                variants.Generic((s, d) => FilterExact.Apply<T, T>(new FilterSpec(taps), s, size.Width, size.Height).CopyTo(d, 0)),
                variants.Generated(generated),
                variants.OpenCv(context.Peers.OpenCv, context.Threads, mayBeOneOff: true),
                variants.Copy(),
            ];
        })
        {
            ShareOfPeak = false,
        };
    }

    /// <summary>The taps times the divisor, which the model takes.</summary>
    private static string Whole(string taps) => string.Join(';', taps.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
        row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
            tap => ((int)(decimal.Parse(tap, CultureInfo.InvariantCulture) * Divisor)).ToString(CultureInfo.InvariantCulture)))));
}
