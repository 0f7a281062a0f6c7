using System.Diagnostics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Peers.OneDnn;

/// <summary>
/// A one-layer convolution by oneDNN, forward or backward, in the layouts that it picks for all tensors. Only the convolution
/// is timed; inputs, weights and results are reordered outside, since within a network neighbours would share the layout.
/// </summary>
/// <param name="peer">The loaded library.</param>
/// <param name="data">The layer, its parameters and inputs.</param>
/// <param name="threads">Threads of oneDNN.</param>
/// <param name="wanted">The gradients to compute; null for the forward pass.</param>
internal sealed unsafe class OneDnnConvolution(OneDnnPeer peer, NetworkData data, int threads, Gradient? wanted = null) : IVariant
{
    private readonly OneDnnMemory _memory = new(peer);
    private readonly List<(nint Primitive, OneDnnApi.Argument[] Arguments)> _steps = [];
    private readonly List<string> _implementations = [];
    private readonly List<(string Name, OneDnnTensor Computed, OneDnnTensor Plain)> _results = [];

    public string Name => peer.Name;

    public string? Version => Api.Version;

    public string? Implementation => string.Join(", ", _implementations);

    private OneDnnApi Api => peer.Api;

    public void Prepare()
    {
        OneDnnPeer.UseThreads(threads);
        ModelLayer layer = data.Model.Layers[0];
        ModelShape x = data.Model.Input, y = data.Model.Output;
        int groups = layer.Groups, k = layer.Kernel;
        var shapes = new Shapes(
            [data.Batch, x.Channels, x.Height, x.Width],
            groups == 1 ? [y.Channels, x.Channels, k, k] : [groups, y.Channels / groups, x.Channels / groups, k, k],
            [y.Channels],
            [data.Batch, y.Channels, y.Height, y.Width]);

        long* strides = stackalloc long[2], padding = stackalloc long[2];
        strides[0] = strides[1] = layer.Stride;
        padding[0] = padding[1] = layer.Padding;
        Layouts any = Any(shapes);
        byte* convolution = _memory.Bytes(OneDnnApi.ConvolutionDescriptorBytes);
        Api.DescribeForward(
            convolution, wanted is null ? OneDnnApi.ForwardInference : OneDnnApi.ForwardTraining,
            any.Source, any.Weights, any.Bias, any.Destination, strides, padding);
        nint forward = _memory.Keep("primitive_desc", Api.CreatePrimitiveDescriptor(convolution, peer.Engine, 0));
        if (wanted is null)
            AddForward(forward, layer, shapes);
        if (wanted is Gradient.Data or Gradient.All)
            AddBackwardData(forward, layer, shapes, strides, padding);
        if (wanted is Gradient.Weights or Gradient.All)
            AddBackwardWeights(forward, layer, shapes, strides, padding);
    }

    public IReadOnlyDictionary<string, float[]>? Output()
    {
        Run(1);
        var results = new Dictionary<string, float[]>();
        foreach ((string name, OneDnnTensor computed, OneDnnTensor plain) in _results)
        {
            _memory.Reorder(computed, plain);
            results[name] = plain.Data.Span.ToArray();
        }

        return results;
    }

    public double Run(int iterations)
    {
        var execute = Api.Execute;
        var wait = Api.Wait;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
        {
            foreach ((nint primitive, OneDnnApi.Argument[] arguments) in _steps)
            {
                fixed (OneDnnApi.Argument* first = arguments)
                    OneDnnApi.Check(execute(primitive, peer.Stream, arguments.Length, first));
            }

            OneDnnApi.Check(wait(peer.Stream));
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public void Dispose() => _memory.Dispose();

    private void AddForward(nint descriptor, ModelLayer layer, Shapes shapes)
    {
        OneDnnTensor output = _memory.Wanted(Api.QueryMemory(descriptor, OneDnnApi.QueryDestination));
        _steps.Add((Primitive(descriptor),
        [
            new(OneDnnApi.Source, Converted(shapes.Source, data.Input, descriptor, OneDnnApi.QuerySource).Memory),
            new(OneDnnApi.Weights, Converted(shapes.Weights, Weights(layer), descriptor, OneDnnApi.QueryWeights).Memory),
            new(OneDnnApi.Bias, _memory.Plain(shapes.Bias, OneDnnApi.FormatA, data.Parameters[layer.Name + ".bias"]).Memory),
            new(OneDnnApi.Destination, output.Memory),
        ]));
        AddResult("output", output, shapes.Destination);
    }

    private void AddBackwardData(nint forward, ModelLayer layer, Shapes shapes, long* strides, long* padding)
    {
        Layouts any = Any(shapes);
        byte* convolution = _memory.Bytes(OneDnnApi.ConvolutionDescriptorBytes);
        Api.DescribeBackwardData(convolution, any.Source, any.Weights, any.Destination, strides, padding);
        nint descriptor = _memory.Keep("primitive_desc", Api.CreatePrimitiveDescriptor(convolution, peer.Engine, forward));
        OneDnnTensor gradient = _memory.Wanted(Api.QueryMemory(descriptor, OneDnnApi.QuerySourceGradient));
        _steps.Add((Primitive(descriptor),
        [
            new(OneDnnApi.DestinationGradient, Converted(shapes.Destination, data.Upstream, descriptor, OneDnnApi.QueryDestinationGradient).Memory),
            new(OneDnnApi.Weights, Converted(shapes.Weights, Weights(layer), descriptor, OneDnnApi.QueryWeights).Memory),
            new(OneDnnApi.SourceGradient, gradient.Memory),
        ]));
        AddResult("input.gradient", gradient, shapes.Source);
    }

    private void AddBackwardWeights(nint forward, ModelLayer layer, Shapes shapes, long* strides, long* padding)
    {
        Layouts any = Any(shapes);
        byte* convolution = _memory.Bytes(OneDnnApi.ConvolutionDescriptorBytes);
        Api.DescribeBackwardWeights(convolution, any.Source, any.Weights, any.Bias, any.Destination, strides, padding);
        nint descriptor = _memory.Keep("primitive_desc", Api.CreatePrimitiveDescriptor(convolution, peer.Engine, forward));
        OneDnnTensor weights = _memory.Wanted(Api.QueryMemory(descriptor, OneDnnApi.QueryWeightsGradient));
        OneDnnTensor bias = _memory.Wanted(any.Bias);
        _steps.Add((Primitive(descriptor),
        [
            new(OneDnnApi.Source, Converted(shapes.Source, data.Input, descriptor, OneDnnApi.QuerySource).Memory),
            new(OneDnnApi.DestinationGradient, Converted(shapes.Destination, data.Upstream, descriptor, OneDnnApi.QueryDestinationGradient).Memory),
            new(OneDnnApi.WeightsGradient, weights.Memory),
            new(OneDnnApi.BiasGradient, bias.Memory),
        ]));
        AddResult(layer.Name + ".weight.gradient", weights, shapes.Weights);
        AddResult(layer.Name + ".bias.gradient", bias, shapes.Bias);
    }

    private float[] Weights(ModelLayer layer) => data.Parameters[layer.Name + ".weight"];

    private nint Primitive(nint descriptor)
    {
        _implementations.Add(Api.ImplementationOf(descriptor));
        return _memory.Keep("primitive", Api.CreatePrimitive(descriptor));
    }

    private OneDnnTensor Converted(long[] shape, float[] values, nint descriptor, int query) =>
        _memory.Converted(_memory.Plain(shape, PlainFormat(shape), values), Api.QueryMemory(descriptor, query));

    private void AddResult(string name, OneDnnTensor computed, long[] shape) =>
        _results.Add((name, computed, _memory.Plain(shape, PlainFormat(shape), new float[shape.Aggregate(1L, (product, extent) => product * extent)])));

    private Layouts Any(Shapes shapes) => new()
    {
        Source = _memory.Describe(shapes.Source, OneDnnApi.FormatAny),
        Weights = _memory.Describe(shapes.Weights, OneDnnApi.FormatAny),
        Bias = _memory.Describe(shapes.Bias, OneDnnApi.FormatA),
        Destination = _memory.Describe(shapes.Destination, OneDnnApi.FormatAny),
    };

    private static int PlainFormat(long[] shape) => shape.Length switch
    {
        1 => OneDnnApi.FormatA,
        4 => OneDnnApi.FormatAbcd,
        _ => OneDnnApi.FormatAbcde,
    };

    private sealed record Shapes(long[] Source, long[] Weights, long[] Bias, long[] Destination);

    private ref struct Layouts
    {
        public byte* Source, Weights, Bias, Destination;
    }
}
