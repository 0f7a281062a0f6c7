using System.Numerics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers;
using KernelGen.Benchmarks.Peers.OpenCv;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Variants;

/// <summary>A generated image kernel.</summary>
internal delegate void ImageFilter<TSource, TDestination>(ReadOnlyImageView<TSource> source, ImageView<TDestination> destination)
    where TSource : unmanaged
    where TDestination : unmanaged;

/// <summary>The variants of one image kernel on one picture; every border is Reflect101, the default of all libraries here.</summary>
internal sealed class ImageVariants<TSource, TDestination>(ImageModel model, TSource[] source, Picture size)
    where TSource : unmanaged, INumber<TSource>
    where TDestination : unmanaged, INumber<TDestination>
{
    private readonly TDestination[] _destination = new TDestination[source.Length];

    public IVariant Generated(ImageFilter<TSource, TDestination> filter, string name = "generated") => Make(name, () => filter(
        new ReadOnlyImageView<TSource>(source, size.Width, size.Height, size.Channels),
        new ImageView<TDestination>(_destination, size.Width, size.Height, size.Channels)));

    /// <summary>The clear loops for these types.</summary>
    public IVariant Generic(Action<TSource[], TDestination[]> loops) => Make(LoopVariants.Generic, () => loops(source, _destination));

    /// <summary>A plain copy, as the limit that memory sets; it is compared with the source.</summary>
    public IVariant? Copy() => Copy("copy", pixels => pixels.AsSpan().CopyTo(_destination));

    /// <summary>The same, each thread with its part of the picture.</summary>
    public IVariant? Copy(int threads) => Copy(FormattableString.Invariant($"copy-{threads}"), pixels => Parallel.For(0, threads, part =>
    {
        int from = (int)((long)pixels.Length * part / threads), to = (int)((long)pixels.Length * (part + 1) / threads);
        pixels.AsSpan(from..to).CopyTo(_destination.AsSpan(from));
    }));

    /// <summary>im2col and a matrix product with one column, on floats.</summary>
    public IVariant? Im2Col() => size.Channels == 1 && source is float[] pixels && _destination is float[] result
        ? Make(LoopVariants.Im2Col, new ImageIm2Col(model, pixels, result, size.Width, size.Height).Run)
        : null;

    /// <summary>
    /// OpenCV: <c>filter2D</c>, <c>sepFilter2D</c>, or the function that it has for this very kernel. On bytes the last two work in fixed
    /// point, and on shorts all in floats, and may be one off.
    /// </summary>
    public IVariant? OpenCv(IOpenCvPeer? peer, int threads, string function = "filter2D", bool mayBeOneOff = false) => peer?.Filter<TSource, TDestination>(
        new OpenCvCall(function, model, size, threads, mayBeOneOff || typeof(TSource) == typeof(short) || (function != "filter2D" && typeof(TDestination) == typeof(byte)) ? new Tolerance(1, 0) : null),
        source);

    /// <summary>ImageSharp's convolution or its box blur; null for other pixels than bytes, and without the package.</summary>
    public IVariant? ImageSharp(int threads, bool isBox = false) => typeof(TDestination) == typeof(byte) && source is byte[] bytes
        ? PackagedPeers.ImageSharp(model, bytes, size, threads, isBox)
        : null;

    private DelegateVariant? Copy(string name, Action<TDestination[]> copy) => source is TDestination[] pixels
        ? new DelegateVariant(name, () => copy(pixels), () =>
        {
            _destination.AsSpan().Clear();
            copy(pixels);
            return Result(_destination);
        })
        {
            Expected = Result(pixels),
        }
        : null;

    private DelegateVariant Make(string name, Action run) => new(name, run, () =>
    {
        _destination.AsSpan().Fill(TDestination.CreateChecked(77));
        run();
        return Result(_destination);
    });

    private static Dictionary<string, float[]> Result(TDestination[] pixels)
    {
        var values = new float[pixels.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = float.CreateChecked(pixels[i]);
        return new Dictionary<string, float[]> { ["destination"] = values };
    }
}

/// <summary>The course's second way: the picture with its border as a matrix of windows, times the taps.</summary>
internal sealed class ImageIm2Col(ImageModel model, float[] source, float[] destination, int width, int height)
{
    private readonly float[] _taps = model.ScaledTaps;
    private readonly float[] _windows = new float[source.Length * model.KernelWidth * model.KernelHeight];

    public void Run()
    {
        int left = model.KernelWidth / 2, top = model.KernelHeight / 2;
        int right = model.KernelWidth - 1 - left, bottom = model.KernelHeight - 1 - top;
        ReadOnlySpan<float> padded = Pad2d.Forward<float>(source, 1, height, width, top, bottom, left, right, Reference.PaddingMode.Reflect);
        ColumnMatrix.Im2Col(padded, _windows, 1, 1, height + top + bottom, width + left + right, model.KernelHeight, model.KernelWidth);
        MatrixProduct.Multiply(_windows, _taps, destination, source.Length, _taps.Length, 1);
    }
}
