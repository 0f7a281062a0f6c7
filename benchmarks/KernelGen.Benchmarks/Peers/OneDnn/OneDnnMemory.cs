namespace KernelGen.Benchmarks.Peers.OneDnn;

/// <summary>Makes descriptors, memories and reorders of oneDNN and destroys them all at the end.</summary>
internal sealed unsafe class OneDnnMemory(OneDnnPeer peer) : IDisposable
{
    private readonly List<NativeMemoryBlock> _blocks = [];
    private readonly List<(string Kind, nint Handle)> _handles = [];

    /// <summary>A tensor in a plain layout over our own floats.</summary>
    public OneDnnTensor Plain(long[] shape, int format, ReadOnlySpan<float> values)
    {
        var data = NativeMemoryBlock.Of(values);
        _blocks.Add(data);
        byte* descriptor = Describe(shape, format);
        return new OneDnnTensor(descriptor, Keep("memory", peer.Api.CreateMemory(descriptor, peer.Engine, data.Pointer)), data);
    }

    /// <summary>An uninitialised tensor in the layout that a primitive wants.</summary>
    public OneDnnTensor Wanted(byte* descriptor)
    {
        NativeMemoryBlock data = Block(peer.Api.SizeOf(descriptor));
        return new OneDnnTensor(descriptor, Keep("memory", peer.Api.CreateMemory(descriptor, peer.Engine, data.Pointer)), data);
    }

    /// <summary>A copy of a tensor in the layout that a primitive wants.</summary>
    public OneDnnTensor Converted(OneDnnTensor tensor, byte* descriptor)
    {
        OneDnnTensor converted = Wanted(descriptor);
        Reorder(tensor, converted);
        return converted;
    }

    /// <summary>Copies a tensor into another layout.</summary>
    public void Reorder(OneDnnTensor from, OneDnnTensor to)
    {
        nint descriptor = Keep("primitive_desc", peer.Api.CreateReorderDescriptor(from.Descriptor, to.Descriptor, peer.Engine));
        nint reorder = Keep("primitive", peer.Api.CreatePrimitive(descriptor));
        OneDnnApi.Argument* arguments = stackalloc OneDnnApi.Argument[2];
        arguments[0] = new(OneDnnApi.Source, from.Memory);
        arguments[1] = new(OneDnnApi.Destination, to.Memory);
        OneDnnApi.Check(peer.Api.Execute(reorder, peer.Stream, 2, arguments));
        OneDnnApi.Check(peer.Api.Wait(peer.Stream));
    }

    /// <summary>A memory descriptor.</summary>
    public byte* Describe(long[] shape, int format)
    {
        byte* descriptor = Bytes(OneDnnApi.MemoryDescriptorBytes);
        peer.Api.DescribeMemory(descriptor, shape, format);
        return descriptor;
    }

    /// <summary>Cleared memory for a descriptor.</summary>
    public byte* Bytes(int count) => (byte*)Block((nuint)count).Pointer;

    /// <summary>Remembers a handle, to be destroyed with this.</summary>
    public nint Keep(string kind, nint handle)
    {
        _handles.Add((kind, handle));
        return handle;
    }

    public void Dispose()
    {
        for (int i = _handles.Count - 1; i >= 0; i--)
            peer.Api.Destroy(_handles[i].Kind, _handles[i].Handle);
        foreach (NativeMemoryBlock block in _blocks)
            block.Dispose();
    }

    private NativeMemoryBlock Block(nuint bytes)
    {
        NativeMemoryBlock block = NativeMemoryBlock.OfBytes(bytes);
        _blocks.Add(block);
        return block;
    }
}

/// <summary>A memory of oneDNN with its layout and bytes.</summary>
internal sealed unsafe class OneDnnTensor(byte* descriptor, nint memory, NativeMemoryBlock data)
{
    public byte* Descriptor => descriptor;

    public nint Memory => memory;

    public NativeMemoryBlock Data => data;
}
