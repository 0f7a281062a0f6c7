using System.Diagnostics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Peers.OneDnn;

/// <summary>
/// The forward pass of a one-layer convolution by oneDNN, which picks the layouts of all tensors. Only the convolution is
/// timed; input, weights and output are reordered outside, since within a network neighbours would share the layout.
/// </summary>
internal sealed unsafe class OneDnnConvolution(OneDnnPeer peer, NetworkData data, int threads) : IVariant
{
    private readonly List<NativeMemoryBlock> _blocks = [];
    private readonly List<(string Kind, nint Handle)> _handles = [];
    private readonly OneDnnApi.Argument[] _arguments = new OneDnnApi.Argument[4];
    private nint _primitive;
    private Tensor? _output;
    private byte* _destinationDescriptor;

    public string Name => peer.Name;

    public void Prepare()
    {
        OneDnnPeer.UseThreads(threads);
        OneDnnApi api = peer.Api;
        ModelLayer layer = data.Model.Layers[0];
        ModelShape x = data.Model.Input, y = data.Model.Output;
        int groups = layer.Groups, k = layer.Kernel;
        long[] source = [data.Batch, x.Channels, x.Height, x.Width];
        long[] destination = [data.Batch, y.Channels, y.Height, y.Width];
        long[] weights = groups == 1
            ? [y.Channels, x.Channels, k, k]
            : [groups, y.Channels / groups, x.Channels / groups, k, k];
        long[] bias = [y.Channels];

        long* strides = stackalloc long[2], padding = stackalloc long[2];
        strides[0] = strides[1] = layer.Stride;
        padding[0] = padding[1] = layer.Padding;
        byte* convolution = Bytes(OneDnnApi.ConvolutionDescriptorBytes);
        api.DescribeForward(
            convolution,
            Describe(source, OneDnnApi.FormatAny),
            Describe(weights, OneDnnApi.FormatAny),
            Describe(bias, OneDnnApi.FormatA),
            Describe(destination, OneDnnApi.FormatAny),
            strides,
            padding);
        nint descriptor = Keep("primitive_desc", api.CreatePrimitiveDescriptor(convolution, peer.Engine));
        _primitive = Keep("primitive", api.CreatePrimitive(descriptor));

        Tensor input = Make(source, OneDnnApi.FormatAbcd, data.Input);
        Tensor filter = Make(weights, groups == 1 ? OneDnnApi.FormatAbcd : OneDnnApi.FormatAbcde, data.Parameters[layer.Name + ".weight"]);
        Tensor offsets = Make(bias, OneDnnApi.FormatA, data.Parameters[layer.Name + ".bias"]);
        _output = Make(destination, OneDnnApi.FormatAbcd, new float[data.Batch * y.Length]);
        _arguments[0] = new(OneDnnApi.Source, Converted(input, api.QueryMemory(descriptor, OneDnnApi.QuerySource)));
        _arguments[1] = new(OneDnnApi.Weights, Converted(filter, api.QueryMemory(descriptor, OneDnnApi.QueryWeights)));
        _arguments[2] = new(OneDnnApi.Bias, offsets.Memory);
        byte* wanted = api.QueryMemory(descriptor, OneDnnApi.QueryDestination);
        _arguments[3] = new(OneDnnApi.Destination, Keep("memory", api.CreateMemory(wanted, peer.Engine, Block(api.SizeOf(wanted)).Pointer)));
        _destinationDescriptor = wanted;
    }

    public IReadOnlyDictionary<string, float[]>? Output()
    {
        Run(1);
        Reorder(_destinationDescriptor, _arguments[3].Memory, _output!.Descriptor, _output.Memory);
        return new Dictionary<string, float[]> { ["output"] = _output.Data.Span.ToArray() };
    }

    public double Run(int iterations)
    {
        var execute = peer.Api.Execute;
        var wait = peer.Api.Wait;
        fixed (OneDnnApi.Argument* arguments = _arguments)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < iterations; i++)
            {
                OneDnnApi.Check(execute(_primitive, peer.Stream, _arguments.Length, arguments));
                OneDnnApi.Check(wait(peer.Stream));
            }

            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
    }

    public void Dispose()
    {
        for (int i = _handles.Count - 1; i >= 0; i--)
            peer.Api.Destroy(_handles[i].Kind, _handles[i].Handle);
        foreach (NativeMemoryBlock block in _blocks)
            block.Dispose();
    }

    private Tensor Make(long[] shape, int format, float[] values)
    {
        var data = NativeMemoryBlock.Of(values);
        _blocks.Add(data);
        byte* descriptor = Describe(shape, format);
        return new Tensor(descriptor, Keep("memory", peer.Api.CreateMemory(descriptor, peer.Engine, data.Pointer)), data);
    }

    private nint Converted(Tensor tensor, byte* wanted)
    {
        nint memory = Keep("memory", peer.Api.CreateMemory(wanted, peer.Engine, Block(peer.Api.SizeOf(wanted)).Pointer));
        Reorder(tensor.Descriptor, tensor.Memory, wanted, memory);
        return memory;
    }

    private void Reorder(byte* from, nint source, byte* to, nint destination)
    {
        nint descriptor = Keep("primitive_desc", peer.Api.CreateReorderDescriptor(from, to, peer.Engine));
        nint reorder = Keep("primitive", peer.Api.CreatePrimitive(descriptor));
        OneDnnApi.Argument* arguments = stackalloc OneDnnApi.Argument[2];
        arguments[0] = new(OneDnnApi.Source, source);
        arguments[1] = new(OneDnnApi.Destination, destination);
        OneDnnApi.Check(peer.Api.Execute(reorder, peer.Stream, 2, arguments));
        OneDnnApi.Check(peer.Api.Wait(peer.Stream));
    }

    private byte* Describe(long[] shape, int format)
    {
        byte* descriptor = Bytes(OneDnnApi.MemoryDescriptorBytes);
        peer.Api.DescribeMemory(descriptor, shape, format);
        return descriptor;
    }

    private byte* Bytes(int count) => (byte*)Block((nuint)count).Pointer;

    private NativeMemoryBlock Block(nuint bytes)
    {
        NativeMemoryBlock block = NativeMemoryBlock.OfBytes(bytes);
        _blocks.Add(block);
        return block;
    }

    private nint Keep(string kind, nint handle)
    {
        _handles.Add((kind, handle));
        return handle;
    }

    private sealed class Tensor(byte* descriptor, nint memory, NativeMemoryBlock data)
    {
        public byte* Descriptor => descriptor;

        public nint Memory => memory;

        public NativeMemoryBlock Data => data;
    }
}
