using System.Diagnostics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using static TorchSharp.torch;

namespace KernelGen.Benchmarks.Peers.Torch;

/// <summary>A one-layer convolution's gradients by LibTorch: its forward pass runs once, outside the timed part, and its graph is kept.</summary>
internal sealed class TorchSharpGradients : IVariant
{
    private readonly int _threads;
    private readonly string[] _names;
    private readonly Tensor[] _inputs, _outputs, _upstream;

    /// <summary>Copies the data and runs the forward pass.</summary>
    public TorchSharpGradients(NetworkData data, int threads, Gradient wanted, string? version)
    {
        (_threads, Version) = (threads, version);
        ModelLayer layer = data.Model.Layers[0];
        ModelShape input = data.Model.Input, output = data.Model.Output;
        Tensor x = tensor(data.Input, [data.Batch, input.Channels, input.Height, input.Width], requires_grad: wanted != Gradient.Weights);
        Tensor[] parameters = [.. data.Model.Parameters.Select(p =>
            tensor(data.Parameters[p.Name], [.. p.Shape.Select(extent => (long)extent)], requires_grad: wanted != Gradient.Data))];
        long[] stride = [layer.Stride, layer.Stride], padding = [layer.Padding, layer.Padding];
        _outputs = [nn.functional.conv2d(x, parameters[0], parameters[1], stride, padding, [1, 1], layer.Groups)];
        _upstream = [tensor(data.Upstream, [data.Batch, output.Channels, output.Height, output.Width])];
        _inputs = wanted switch
        {
            Gradient.Data => [x],
            Gradient.Weights => parameters,
            _ => [x, .. parameters],
        };
        string[] ofParameters = [.. data.Model.Parameters.Select(p => p.Name + ".gradient")];
        _names = wanted switch
        {
            Gradient.Data => ["input.gradient"],
            Gradient.Weights => ofParameters,
            _ => ["input.gradient", .. ofParameters],
        };
    }

    public string Name => "pytorch";

    public string? Version { get; }

    public void Prepare() => set_num_threads(_threads);

    public IReadOnlyDictionary<string, float[]>? Output()
    {
        using var scope = NewDisposeScope();
        IList<Tensor> gradients = Gradients();
        return _names.Select((name, i) => (name, gradients[i])).ToDictionary(pair => pair.name, pair => pair.Item2.contiguous().data<float>().ToArray());
    }

    public double Run(int iterations)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
        {
            foreach (Tensor gradient in Gradients())
                gradient.Dispose();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public void Dispose()
    {
        foreach (Tensor item in _inputs.Concat(_outputs).Concat(_upstream))
            item.Dispose();
    }

    private IList<Tensor> Gradients() => autograd.grad(_outputs, _inputs, _upstream, retain_graph: true);
}
