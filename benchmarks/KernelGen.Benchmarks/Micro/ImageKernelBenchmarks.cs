using BenchmarkDotNet.Attributes;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Micro;

/// <summary>3×3 kernels on bytes, 1920×1080: the clear loops against the generated methods, and a copy as the limit.</summary>
public class ByteImageBenchmarks
{
    private const int Width = 1920, Height = 1080;
    private readonly byte[] _source = ImageData.Bytes(Width * Height);
    private readonly byte[] _destination = new byte[Width * Height];
    private int[] _taps = [];
    private int _divisor;
    private ImageFilter<byte, byte> _generated = null!;

    [Params("sharpen", "blur", "outline")]
    public string Kernel { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        (ImageModel model, _generated) = Kernel switch
        {
            "sharpen" => (new ImageModel(Kernel, KnownKernels.Sharpen), ByteKernels.Sharpen),
            "blur" => (new ImageModel(Kernel, KnownKernels.Blur, 16), ByteKernels.Blur),
            _ => (new ImageModel(Kernel, KnownKernels.Outline), (ImageFilter<byte, byte>)ByteKernels.Outline),
        };
        (_taps, _divisor) = (model.Taps, model.Divisor);
    }

    [Benchmark]
    public void Generated() =>
        _generated(new ReadOnlyImageView<byte>(_source, Width, Height), new ImageView<byte>(_destination, Width, Height));

    [Benchmark(Baseline = true)]
    public void Generic() =>
        FilterGeneric.Apply(_source, _destination, Width, Height, _taps, 3, 3, _divisor, 0, Border.Reflect101);

    [Benchmark]
    public void Copy() => _source.AsSpan().CopyTo(_destination);
}

/// <summary>Sharpening floats, 640×480: the clear loops and im2col against the generated method.</summary>
public class FloatImageBenchmarks
{
    private const int Width = 640, Height = 480;
    private static readonly ImageModel Model = new("sharpen", KnownKernels.Sharpen);
    private readonly float[] _source = ImageData.Floats(Width * Height);
    private readonly float[] _destination = new float[Width * Height];
    private readonly float[] _taps = Model.ScaledTaps;
    private ImageIm2Col _im2Col = null!;

    [GlobalSetup]
    public void Setup() => _im2Col = new ImageIm2Col(Model, _source, _destination, Width, Height);

    [Benchmark]
    public void Generated() =>
        FloatKernels.Sharpen(new ReadOnlyImageView<float>(_source, Width, Height), new ImageView<float>(_destination, Width, Height));

    [Benchmark(Baseline = true)]
    public void Generic() => FilterGeneric.Apply(_source, _destination, Width, Height, _taps, 3, 3, Border.Reflect101);

    [Benchmark]
    public void Im2Col() => _im2Col.Run();
}
