using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>
/// The part of ONNX Runtime's C API that a comparison needs. The library exports one function, which returns a table of
/// function pointers; version 1 of that table never changes, later ones only append, so the positions below are fixed.
/// </summary>
internal sealed unsafe class OrtApi
{
    private readonly nint* _table;

    private OrtApi(nint* table, string version)
    {
        _table = table;
        Version = version;
    }

    /// <summary>The library's version, for example 1.30.0.</summary>
    public string Version { get; }

    /// <summary>Loads the table from a library that has been loaded; null if the library is something else.</summary>
    public static OrtApi? Load(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint getBase))
            return null;
        var apiBase = (nint*)((delegate* unmanaged<nint>)getBase)();
        var table = (nint*)((delegate* unmanaged<uint, nint>)apiBase[0])(1);
        string? version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])());
        return table is null ? null : new OrtApi(table, version ?? "?");
    }

    public nint CreateEnv(byte* logId)
    {
        nint environment;
        const int onlyErrors = 3;
        Check(((delegate* unmanaged<int, byte*, nint*, nint>)_table[3])(onlyErrors, logId, &environment));
        return environment;
    }

    public nint CreateSessionOptions(int threads)
    {
        nint options;
        const int allOptimizations = 99;
        Check(((delegate* unmanaged<nint*, nint>)_table[10])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)_table[23])(options, allOptimizations));
        Check(((delegate* unmanaged<nint, int, nint>)_table[24])(options, threads));
        Check(((delegate* unmanaged<nint, int, nint>)_table[25])(options, 1));
        return options;
    }

    public nint CreateSession(nint environment, ReadOnlySpan<byte> model, nint options)
    {
        nint session;
        fixed (byte* bytes = model)
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_table[8])(environment, bytes, (nuint)model.Length, options, &session));
        return session;
    }

    public nint CreateCpuMemoryInfo()
    {
        nint info;
        const int deviceAllocator = 0, defaultMemory = 0;
        Check(((delegate* unmanaged<int, int, nint*, nint>)_table[69])(deviceAllocator, defaultMemory, &info));
        return info;
    }

    /// <summary>A tensor over the caller's memory.</summary>
    public nint CreateTensor(nint memoryInfo, float* data, int length, ReadOnlySpan<long> shape)
    {
        nint value;
        const int floatType = 1;
        fixed (long* extents = shape)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_table[49])(
                memoryInfo, data, (nuint)length * sizeof(float), extents, (nuint)shape.Length, floatType, &value));
        }

        return value;
    }

    public void Run(nint session, byte** inputName, nint* input, byte** outputName, nint* output) =>
        Check(((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_table[9])(
            session, 0, inputName, input, 1, outputName, 1, output));

    public void ReleaseEnv(nint handle) => Release(92, handle);

    public void ReleaseMemoryInfo(nint handle) => Release(94, handle);

    public void ReleaseSession(nint handle) => Release(95, handle);

    public void ReleaseValue(nint handle) => Release(96, handle);

    public void ReleaseSessionOptions(nint handle) => Release(100, handle);

    private void Release(int position, nint handle)
    {
        if (handle != 0)
            ((delegate* unmanaged<nint, void>)_table[position])(handle);
    }

    private void Check(nint status)
    {
        if (status == 0)
            return;
        string? message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)_table[2])(status));
        Release(93, status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }
}
