using System.Numerics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Cases;

/// <summary>The nine kernels of the course and the usual smoothing kernels, on bytes, shorts and floats of one and three channels.</summary>
internal static class ImageCases
{
    private static readonly ImageModel
        Sharpen = new("sharpen", KnownKernels.Sharpen),
        Blur = new("blur", KnownKernels.Blur, 16) { OpenCvFunction = "GaussianBlur" },
        Outline = new("outline", KnownKernels.Outline),
        Emboss = new("emboss", KnownKernels.Emboss),
        Identity = new("identity", KnownKernels.Identity),
        LeftSobel = new("sobel-left", KnownKernels.LeftSobel),
        RightSobel = new("sobel-right", KnownKernels.RightSobel) { OpenCvFunction = "Sobel-x" },
        TopSobel = new("sobel-top", KnownKernels.TopSobel),
        BottomSobel = new("sobel-bottom", KnownKernels.BottomSobel) { OpenCvFunction = "Sobel-y" },
        Gaussian5 = new("gaussian5", Smoothing.Gaussian5, 256) { OpenCvFunction = "GaussianBlur" },
        Gaussian7 = new("gaussian7", Smoothing.Gaussian7, 4096) { OpenCvFunction = "GaussianBlur" },
        Box3 = new("box3", Smoothing.Box3, 9) { OpenCvFunction = "blur" },
        Box7 = new("box7", Smoothing.Box7, 49) { OpenCvFunction = "blur" };

    // What was generated from each kernel; three channels stand behind one.
    private static readonly Entry[] Kernels =
    [
        new(Sharpen, ByteKernels.Sharpen, FloatKernels.Sharpen, ColorByteKernels.Sharpen, ColorFloatKernels.Sharpen),
        new(Blur, ByteKernels.Blur, FloatKernels.Blur, ColorByteKernels.Blur, ColorFloatKernels.Blur),
        new(Blur with { Name = "gaussian3" }, ByteKernels.Blur, FloatKernels.Blur, ColorByteKernels.Blur, ColorFloatKernels.Blur),
        new(Outline, ByteKernels.Outline, FloatKernels.Outline, ColorByteKernels.Outline, ColorFloatKernels.Outline),
        new(Emboss, ByteKernels.Emboss, FloatKernels.Emboss, ColorByteKernels.Emboss, ColorFloatKernels.Emboss),
        new(Identity, ByteKernels.Identity, FloatKernels.Identity, ColorByteKernels.Identity, ColorFloatKernels.Identity),
        new(LeftSobel, ByteKernels.LeftSobel, FloatKernels.LeftSobel, ColorByteKernels.LeftSobel, ColorFloatKernels.LeftSobel, ShortKernels.LeftSobel),
        new(RightSobel, ByteKernels.RightSobel, FloatKernels.RightSobel, ColorByteKernels.RightSobel, ColorFloatKernels.RightSobel, ShortKernels.RightSobel),
        new(TopSobel, ByteKernels.TopSobel, FloatKernels.TopSobel, ColorByteKernels.TopSobel, ColorFloatKernels.TopSobel, ShortKernels.TopSobel),
        new(BottomSobel, ByteKernels.BottomSobel, FloatKernels.BottomSobel, ColorByteKernels.BottomSobel, ColorFloatKernels.BottomSobel, ShortKernels.BottomSobel),
        new(Gaussian5, ByteKernels.Gaussian5, FloatKernels.Gaussian5, ColorByteKernels.Gaussian5, ColorFloatKernels.Gaussian5),
        new(Gaussian7, ByteKernels.Gaussian7, FloatKernels.Gaussian7, ColorByteKernels.Gaussian7, ColorFloatKernels.Gaussian7),
        new(Box3, ByteKernels.Box3, FloatKernels.Box3, ColorByteKernels.Box3, ColorFloatKernels.Box3),
        new(Box7, ByteKernels.Box7, FloatKernels.Box7, ColorByteKernels.Box7, ColorFloatKernels.Box7),
    ];

    private static readonly (int Width, int Height)[] Sizes = [(640, 480), (1920, 1080), (3840, 2160)];

    public static IEnumerable<Case> All { get; } =
    [
        .. Sizes.SelectMany(size => Kernels.SelectMany(kernel => OneChannel(kernel, new Picture(size.Width, size.Height, 1)))),
        .. Sizes.SelectMany(size => Kernels.SelectMany(kernel => ThreeChannels(kernel, new Picture(size.Width, size.Height, 3)))),
        .. Sizes.SelectMany(size => Shorts(new Picture(size.Width, size.Height, 1))),
        .. ParallelCases(new Picture(3840, 2160, 1)),
    ];

    private static IEnumerable<Case> OneChannel(Entry kernel, Picture size)
    {
        ImageModel model = kernel.Model;
        (int width, int height) = (size.Width, size.Height);
        yield return Case<byte, byte>(model, size, ImageData.Bytes, kernel.ByteToByte, (s, d) => FilterGeneric.Apply(
            s, d, width, height, model.Taps, model.KernelWidth, model.KernelHeight, model.Divisor, 0, Border.Reflect101));
        if (kernel.ByteToShort is not null)
        {
            yield return Case<byte, short>(model, size, ImageData.Bytes, kernel.ByteToShort, (s, d) => FilterGeneric.Apply(
                s, d, width, height, model.Taps, model.KernelWidth, model.KernelHeight, model.Divisor, 0, Border.Reflect101));
        }

        yield return Case<float, float>(model, size, ImageData.Floats, kernel.FloatToFloat, (s, d) => FilterGeneric.Apply(
            s, d, width, height, model.ScaledTaps, model.KernelWidth, model.KernelHeight, Border.Reflect101));
    }

    private static IEnumerable<Case> ThreeChannels(Entry kernel, Picture size)
    {
        ImageModel model = kernel.Model;
        yield return Case<byte, byte>(model, size, ImageData.Bytes, kernel.ColorByteToByte, Interleaved<byte>(model, size));
        yield return Case<float, float>(model, size, ImageData.Floats, kernel.ColorFloatToFloat, (s, d) => FilterInterleaved.Apply(
            s, d, size.Width, size.Height, size.Channels, model.ScaledTaps, model.KernelWidth, model.KernelHeight, Border.Reflect101));
    }

    private static IEnumerable<Case> Shorts(Picture size)
    {
        (ImageModel Model, ImageFilter<short, short> Generated)[] kernels =
        [
            (Sharpen, WideKernels.Sharpen), (Blur, WideKernels.Blur), (Outline, WideKernels.Outline), (RightSobel, WideKernels.RightSobel),
            (Gaussian5, WideKernels.Gaussian5), (Gaussian7, WideKernels.Gaussian7), (Box3, WideKernels.Box3),
        ];
        return kernels.Select(kernel => Case(kernel.Model, size, ImageData.Shorts, kernel.Generated, Interleaved<short>(kernel.Model, size)));
    }

    private static Action<T[], T[]> Interleaved<T>(ImageModel model, Picture size)
        where T : unmanaged, IBinaryInteger<T> => (s, d) => FilterInterleaved.Apply(
            s, d, size.Width, size.Height, size.Channels, model.Taps, model.KernelWidth, model.KernelHeight, model.Divisor, Border.Reflect101);

    // Two threads beside one, and beside copies by one and by two.
    private static IEnumerable<Case> ParallelCases(Picture size)
    {
        (ImageModel Model, ImageFilter<byte, byte> Parallel, ImageFilter<byte, byte> Serial)[] kernels =
        [
            (Sharpen, ParallelKernels.Sharpen, ByteKernels.Sharpen),
            (Gaussian5, ParallelKernels.Gaussian5, ByteKernels.Gaussian5),
            (Box7, ParallelKernels.Box7, ByteKernels.Box7),
            (Identity, ParallelKernels.Identity, ByteKernels.Identity),
        ];
        foreach ((ImageModel model, ImageFilter<byte, byte> parallel, ImageFilter<byte, byte> serial) in kernels)
        {
            yield return new Case(Name<byte, byte>($"parallel-{model.Name}", size), Flops(model, size), Tolerance.Exact, context =>
            {
                var variants = new ImageVariants<byte, byte>(model, ImageData.Bytes(size.Length), size);
                return
                [
                    variants.Generated(serial, "one-thread"),
                    variants.Generated(parallel),
                    variants.OpenCv(context.Peers.OpenCv, context.Threads),
                    variants.Copy(),
                    variants.Copy(context.Threads),
                ];
            })
            {
                ShareOfPeak = false,
                FixedThreads = 2,
            };
        }
    }

    private static Case Case<TSource, TDestination>(
        ImageModel model,
        Picture size,
        Func<int, TSource[]> pixels,
        ImageFilter<TSource, TDestination> generated,
        Action<TSource[], TDestination[]> loops)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination> => new(
            Name<TSource, TDestination>(model.Name, size),
            Flops(model, size),
            typeof(TDestination) == typeof(float) ? new Tolerance(0, 1e-6) : Tolerance.Exact,
            context =>
            {
                var variants = new ImageVariants<TSource, TDestination>(model, pixels(size.Length), size);
                return
                [
                    variants.Generic(loops),
                    variants.Generated(generated),
                    variants.Im2Col(),
                    variants.OpenCv(context.Peers.OpenCv, context.Threads),
                    model.Separable is null ? null : variants.OpenCv(context.Peers.OpenCv, context.Threads, "sepFilter2D"),
                    model.OpenCvFunction is { } own ? variants.OpenCv(context.Peers.OpenCv, context.Threads, own) : null,
                    variants.ImageSharp(context.Threads),
                    model.OpenCvFunction == "blur" ? variants.ImageSharp(context.Threads, isBox: true) : null,
                    variants.Copy(),
                ];
            })
        {
            ShareOfPeak = false,
        };

    private static long Flops(ImageModel model, Picture size) => 2L * model.Taps.Length * size.Length;

    private static string Name<TSource, TDestination>(string kernel, Picture size) =>
        $"image/{kernel}/{TypeName(typeof(TSource))}-{TypeName(typeof(TDestination))}/{size}";

    private static string TypeName(Type type) => type == typeof(byte) ? "byte" : type == typeof(short) ? "short" : "float";

    /// <summary>A kernel and what was generated from it; bytes to shorts only where bytes cannot hold the sums.</summary>
    private sealed record Entry(
        ImageModel Model,
        ImageFilter<byte, byte> ByteToByte,
        ImageFilter<float, float> FloatToFloat,
        ImageFilter<byte, byte> ColorByteToByte,
        ImageFilter<float, float> ColorFloatToFloat,
        ImageFilter<byte, short>? ByteToShort = null);
}
