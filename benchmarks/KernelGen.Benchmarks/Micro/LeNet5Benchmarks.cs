using BenchmarkDotNet.Attributes;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Micro;

/// <summary>LeNet-5, one image forward: the clear loops and im2col against the generated class.</summary>
public class LeNet5ForwardBenchmarks
{
    private readonly NetworkData _data = new(LeNet5Model.Model, 1);
    private LoopNetwork _generic = null!, _im2Col = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generic = new LoopNetwork(_data, im2col: false);
        _im2Col = new LoopNetwork(_data, im2col: true);
    }

    [Benchmark(Baseline = true)]
    public void Generic() => _generic.Forward();

    [Benchmark]
    public void Im2Col() => _im2Col.Forward();
}

/// <summary>LeNet-5, one training step with 64 images.</summary>
public class LeNet5TrainingBenchmarks
{
    private const float LearningRate = 0.01f;
    private readonly NetworkData _data = new(LeNet5Model.Model, 64);
    private LoopNetwork _generic = null!, _im2Col = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generic = new LoopNetwork(_data, im2col: false);
        _im2Col = new LoopNetwork(_data, im2col: true);
    }

    [Benchmark(Baseline = true)]
    public float Generic() => _generic.TrainingStep(LearningRate);

    [Benchmark]
    public float Im2Col() => _im2Col.TrainingStep(LearningRate);
}
