using System.Diagnostics;
using System.Reflection;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Reference;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Convolution;

namespace KernelGen.Benchmarks.Peers.ImageSharp;

/// <summary>
/// A kernel by ImageSharp on bytes: its convolution, which it offers as edge detection with a kernel of one's own, or its box blur. It repeats the pixels at the
/// border, so it is compared with the clear loops that do the same. Each run makes the picture that it returns.
/// </summary>
/// <param name="model">The kernel.</param>
/// <param name="source">The picture.</param>
/// <param name="size">Its size.</param>
/// <param name="threads">Threads.</param>
/// <param name="isBox">Whether to call the box blur, with a kernel that is one.</param>
internal sealed class ImageSharpVariant<TPixel>(ImageModel model, byte[] source, Picture size, int threads, bool isBox) : IVariant
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Configuration _configuration = WithThreads(threads);
    private readonly EdgeDetectorKernel _kernel = new(Taps(model));
    private Image<TPixel>? _source;

    public string Name => isBox ? "imagesharp-own" : "imagesharp";

    public string? Version { get; } = typeof(Image).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>It sums floats, and rounds ties its own way.</summary>
    public Tolerance? Tolerance { get; } = new(1, 0);

    public IReadOnlyDictionary<string, float[]>? Expected { get; } = Loops(model, source, size);

    public void Prepare() => _source = Image.LoadPixelData<TPixel>(_configuration, source, size.Width, size.Height);

    public IReadOnlyDictionary<string, float[]>? Output()
    {
        using Image<TPixel> filtered = Filter();
        byte[] pixels = new byte[size.Length];
        filtered.CopyPixelDataTo(pixels);
        return Result(pixels);
    }

    public double Run(int iterations)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
            Filter().Dispose();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public void Dispose() => _source?.Dispose();

    private Image<TPixel> Filter() => _source!.Clone(context =>
    {
        if (isBox)
            context.BoxBlur(model.KernelWidth / 2);
        else
            context.DetectEdges(_kernel, grayscale: false);
    });

    private static Configuration WithThreads(int threads)
    {
        Configuration configuration = Configuration.Default.Clone();
        configuration.MaxDegreeOfParallelism = threads;
        return configuration;
    }

    private static DenseMatrix<float> Taps(ImageModel model)
    {
        var matrix = new DenseMatrix<float>(model.KernelWidth, model.KernelHeight);
        model.ScaledTaps.CopyTo(matrix.Span);
        return matrix;
    }

    private static Dictionary<string, float[]> Loops(ImageModel model, byte[] source, Picture size)
    {
        byte[] pixels = new byte[size.Length];
        FilterInterleaved.Apply(source, pixels, size.Width, size.Height, size.Channels, model.Taps, model.KernelWidth, model.KernelHeight, model.Divisor, Border.Replicate);
        return Result(pixels);
    }

    private static Dictionary<string, float[]> Result(byte[] pixels) => new() { ["destination"] = Array.ConvertAll(pixels, value => (float)value) };
}
