using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Cases;

/// <summary>The nine kernels of the course and the usual smoothing kernels, on bytes and on floats.</summary>
internal static class ImageCases
{
    private static readonly Entry[] Kernels =
    [
        new(new("sharpen", KnownKernels.Sharpen), ByteKernels.Sharpen, FloatKernels.Sharpen),
        new(new("blur", KnownKernels.Blur, 16) { OpenCvFunction = "GaussianBlur" }, ByteKernels.Blur, FloatKernels.Blur),
        new(new("outline", KnownKernels.Outline), ByteKernels.Outline, FloatKernels.Outline),
        new(new("emboss", KnownKernels.Emboss), ByteKernels.Emboss, FloatKernels.Emboss),
        new(new("identity", KnownKernels.Identity), ByteKernels.Identity, FloatKernels.Identity),
        new(new("sobel-left", KnownKernels.LeftSobel), ByteKernels.LeftSobel, FloatKernels.LeftSobel, ShortKernels.LeftSobel),
        new(new("sobel-right", KnownKernels.RightSobel) { OpenCvFunction = "Sobel-x" }, ByteKernels.RightSobel, FloatKernels.RightSobel, ShortKernels.RightSobel),
        new(new("sobel-top", KnownKernels.TopSobel), ByteKernels.TopSobel, FloatKernels.TopSobel, ShortKernels.TopSobel),
        new(new("sobel-bottom", KnownKernels.BottomSobel) { OpenCvFunction = "Sobel-y" }, ByteKernels.BottomSobel, FloatKernels.BottomSobel, ShortKernels.BottomSobel),
        new(new("gaussian5", Smoothing.Gaussian5, 256) { OpenCvFunction = "GaussianBlur" }, ByteKernels.Gaussian5, FloatKernels.Gaussian5),
        new(new("gaussian7", Smoothing.Gaussian7, 4096) { OpenCvFunction = "GaussianBlur" }, ByteKernels.Gaussian7, FloatKernels.Gaussian7),
        new(new("box3", Smoothing.Box3, 9) { OpenCvFunction = "blur" }, ByteKernels.Box3, FloatKernels.Box3),
        new(new("box7", Smoothing.Box7, 49) { OpenCvFunction = "blur" }, ByteKernels.Box7, FloatKernels.Box7),
    ];

    private static readonly (int Width, int Height)[] Sizes = [(640, 480), (1920, 1080), (3840, 2160)];

    public static IEnumerable<Case> All { get; } = [.. Sizes.SelectMany(size => Kernels.SelectMany(kernel => Cases(kernel, size.Width, size.Height)))];

    private static IEnumerable<Case> Cases(Entry kernel, int width, int height)
    {
        ImageModel model = kernel.Model;
        yield return Case<byte, byte>(model, width, height, ImageData.Bytes, kernel.ByteToByte, (s, d) => FilterGeneric.Apply(
            s, d, width, height, model.Taps, model.KernelWidth, model.KernelHeight, model.Divisor, 0, Border.Reflect101));
        if (kernel.ByteToShort is not null)
        {
            yield return Case<byte, short>(model, width, height, ImageData.Bytes, kernel.ByteToShort, (s, d) => FilterGeneric.Apply(
                s, d, width, height, model.Taps, model.KernelWidth, model.KernelHeight, model.Divisor, 0, Border.Reflect101));
        }

        yield return Case<float, float>(model, width, height, ImageData.Floats, kernel.FloatToFloat, (s, d) => FilterGeneric.Apply(
            s, d, width, height, model.ScaledTaps, model.KernelWidth, model.KernelHeight, Border.Reflect101));
    }

    private static Case Case<TSource, TDestination>(
        ImageModel model,
        int width,
        int height,
        Func<int, TSource[]> pixels,
        ImageFilter<TSource, TDestination> generated,
        Action<TSource[], TDestination[]> loops)
        where TSource : unmanaged, System.Numerics.INumber<TSource>
        where TDestination : unmanaged, System.Numerics.INumber<TDestination>
    {
        string types = $"{TypeName(typeof(TSource))}-{TypeName(typeof(TDestination))}";
        return new Case(
            $"image/{model.Name}/{types}/{width}x{height}/1",
            2L * model.Taps.Length * width * height,
            typeof(TDestination) == typeof(float) ? new Tolerance(0, 1e-6) : Tolerance.Exact,
            context =>
            {
                var variants = new ImageVariants<TSource, TDestination>(model, pixels(width * height), width, height);
                return
                [
                    variants.Generic(loops),
                    variants.Generated(generated),
                    variants.Im2Col(),
                    variants.OpenCv(context.Peers.OpenCv, context.Threads),
                    model.OpenCvFunction is { } own ? variants.OpenCv(context.Peers.OpenCv, context.Threads, own) : null,
                    variants.Copy(),
                ];
            })
        {
            ShareOfPeak = false,
        };
    }

    private static string TypeName(Type type) => type == typeof(byte) ? "byte" : type == typeof(short) ? "short" : "float";

    /// <summary>A kernel and what was generated from it; shorts only where bytes cannot hold the sums.</summary>
    private sealed record Entry(
        ImageModel Model,
        ImageFilter<byte, byte> ByteToByte,
        ImageFilter<float, float> FloatToFloat,
        ImageFilter<byte, short>? ByteToShort = null);
}
