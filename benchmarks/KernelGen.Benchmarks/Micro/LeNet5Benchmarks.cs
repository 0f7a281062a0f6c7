using BenchmarkDotNet.Attributes;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Micro;

/// <summary>LeNet-5, one image forward: the clear loops and im2col against the generated class.</summary>
public class LeNet5ForwardBenchmarks
{
    private readonly NetworkData _data = new(LeNet5Model.Model, 1);
    private readonly float[] _output = new float[LeNet5Model.Model.Output.Length];
    private LoopNetwork _generic = null!, _im2Col = null!;
    private Network _generated = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generic = new LoopNetwork(_data, im2col: false);
        _im2Col = new LoopNetwork(_data, im2col: true);
        _generated = GeneratedVariants.Load(new LeNet5(), _data);
    }

    [GlobalCleanup]
    public void Cleanup() => _generated.Dispose();

    [Benchmark]
    public void Generated() => _generated.Forward(_data.Input, _output);

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
    private Network _generated = null!;
    private TrainingSession _session = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generic = new LoopNetwork(_data, im2col: false);
        _im2Col = new LoopNetwork(_data, im2col: true);
        _generated = GeneratedVariants.Load(new LeNet5(), _data);
        _session = _generated.CreateTrainingSession(new TrainingOptions { BatchSize = 64, Optimizer = new Sgd(LearningRate) });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _session.Dispose();
        _generated.Dispose();
    }

    [Benchmark]
    public float Generated() => _session.Step(_data.Input, _data.Labels);

    [Benchmark(Baseline = true)]
    public float Generic() => _generic.TrainingStep(LearningRate);

    [Benchmark]
    public float Im2Col() => _im2Col.TrainingStep(LearningRate);
}
