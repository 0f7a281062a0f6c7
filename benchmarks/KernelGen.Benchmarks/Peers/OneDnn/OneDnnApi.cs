using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Peers.OneDnn;

/// <summary>
/// The part of oneDNN 2's C API that a single convolution needs. Its descriptors are plain structures that the library
/// fills; here they are opaque memory, larger than those of any 2.x.
/// </summary>
internal sealed unsafe class OneDnnApi
{
    public const int MemoryDescriptorBytes = 1024, ConvolutionDescriptorBytes = 16384;
    public const int FormatAny = 1, FormatA = 2, FormatAbcd = 5, FormatAbcde = 7;
    public const int ForwardTraining = 64, ForwardInference = 96, Automatic = 3;
    public const int QuerySource = 129, QuerySourceGradient = 130, QueryWeights = 131, QueryWeightsGradient = 132;
    public const int QueryDestination = 133, QueryDestinationGradient = 134;
    public const int Source = 1, Destination = 17, Weights = 33, Bias = 41;
    public const int SourceGradient = 129, DestinationGradient = 145, WeightsGradient = 161, BiasGradient = 169;

    private const int FloatType = 3, Cpu = 1, DefaultStream = 1;
    private readonly nint _library;

    private OneDnnApi(nint library) => _library = library;

    /// <summary>An argument of a primitive: the layout of dnnl_exec_arg_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Argument(int role, nint memory)
    {
        public int Role = role;
        public nint Memory = memory;
    }

    /// <summary>Binds to a loaded library; null if it is not oneDNN 2.</summary>
    public static OneDnnApi? Load(nint library) =>
        NativeLibrary.TryGetExport(library, "dnnl_memory_desc_init_by_tag", out _) ? new OneDnnApi(library) : null;

    public nint CreateEngine()
    {
        nint engine;
        Check(((delegate* unmanaged<nint*, int, nuint, int>)Export("dnnl_engine_create"))(&engine, Cpu, 0));
        return engine;
    }

    public nint CreateStream(nint engine)
    {
        nint stream;
        Check(((delegate* unmanaged<nint*, nint, uint, int>)Export("dnnl_stream_create"))(&stream, engine, DefaultStream));
        return stream;
    }

    public void DescribeMemory(byte* descriptor, ReadOnlySpan<long> shape, int format)
    {
        fixed (long* extents = shape)
            Check(((delegate* unmanaged<byte*, int, long*, int, int, int>)Export("dnnl_memory_desc_init_by_tag"))(descriptor, shape.Length, extents, FloatType, format));
    }

    public void DescribeForward(byte* convolution, int kind, byte* source, byte* weights, byte* bias, byte* destination, long* strides, long* padding) =>
        Check(((delegate* unmanaged<byte*, int, int, byte*, byte*, byte*, byte*, long*, long*, long*, int>)Export("dnnl_convolution_forward_desc_init"))(
            convolution, kind, Automatic, source, weights, bias, destination, strides, padding, padding));

    public void DescribeBackwardData(byte* convolution, byte* source, byte* weights, byte* destination, long* strides, long* padding) =>
        Check(((delegate* unmanaged<byte*, int, byte*, byte*, byte*, long*, long*, long*, int>)Export("dnnl_convolution_backward_data_desc_init"))(
            convolution, Automatic, source, weights, destination, strides, padding, padding));

    public void DescribeBackwardWeights(byte* convolution, byte* source, byte* weights, byte* bias, byte* destination, long* strides, long* padding) =>
        Check(((delegate* unmanaged<byte*, int, byte*, byte*, byte*, byte*, long*, long*, long*, int>)Export("dnnl_convolution_backward_weights_desc_init"))(
            convolution, Automatic, source, weights, bias, destination, strides, padding, padding));

    /// <summary>A backward primitive takes its forward one's descriptor as a hint; others take 0.</summary>
    public nint CreatePrimitiveDescriptor(byte* operation, nint engine, nint forward)
    {
        nint descriptor;
        Check(((delegate* unmanaged<nint*, byte*, nint, nint, nint, int>)Export("dnnl_primitive_desc_create"))(&descriptor, operation, 0, engine, forward));
        return descriptor;
    }

    public nint CreateReorderDescriptor(byte* from, byte* to, nint engine)
    {
        nint descriptor;
        Check(((delegate* unmanaged<nint*, byte*, nint, byte*, nint, nint, int>)Export("dnnl_reorder_primitive_desc_create"))(&descriptor, from, engine, to, engine, 0));
        return descriptor;
    }

    public byte* QueryMemory(nint primitiveDescriptor, int what) =>
        ((delegate* unmanaged<nint, int, int, byte*>)Export("dnnl_primitive_desc_query_md"))(primitiveDescriptor, what, 0);

    /// <summary>The name of the implementation that a primitive's descriptor chose.</summary>
    public string ImplementationOf(nint primitiveDescriptor)
    {
        const int implementationInfo = 8;
        byte* name;
        Check(((delegate* unmanaged<nint, int, int, void*, int>)Export("dnnl_primitive_desc_query"))(primitiveDescriptor, implementationInfo, 0, &name));
        return Marshal.PtrToStringUTF8((nint)name) ?? "";
    }

    /// <summary>The library's version.</summary>
    public string Version
    {
        get
        {
            int* version = ((delegate* unmanaged<int*>)Export("dnnl_version"))();
            return FormattableString.Invariant($"{version[0]}.{version[1]}.{version[2]}");
        }
    }

    public nuint SizeOf(byte* descriptor) => ((delegate* unmanaged<byte*, nuint>)Export("dnnl_memory_desc_get_size"))(descriptor);

    public nint CreateMemory(byte* descriptor, nint engine, void* data)
    {
        nint memory;
        Check(((delegate* unmanaged<nint*, byte*, nint, void*, int>)Export("dnnl_memory_create"))(&memory, descriptor, engine, data));
        return memory;
    }

    public nint CreatePrimitive(nint descriptor)
    {
        nint primitive;
        Check(((delegate* unmanaged<nint*, nint, int>)Export("dnnl_primitive_create"))(&primitive, descriptor));
        return primitive;
    }

    /// <summary>The address of dnnl_primitive_execute, which the timed loop calls directly.</summary>
    public delegate* unmanaged<nint, nint, int, Argument*, int> Execute =>
        (delegate* unmanaged<nint, nint, int, Argument*, int>)Export("dnnl_primitive_execute");

    /// <summary>The address of dnnl_stream_wait.</summary>
    public delegate* unmanaged<nint, int> Wait => (delegate* unmanaged<nint, int>)Export("dnnl_stream_wait");

    /// <summary>Destroys a memory, primitive, primitive_desc, stream or engine.</summary>
    public void Destroy(string kind, nint handle)
    {
        if (handle != 0)
            ((delegate* unmanaged<nint, int>)Export($"dnnl_{kind}_destroy"))(handle);
    }

    public static void Check(int status)
    {
        if (status != 0)
            throw new InvalidOperationException($"oneDNN returned status {status}");
    }

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);
}
