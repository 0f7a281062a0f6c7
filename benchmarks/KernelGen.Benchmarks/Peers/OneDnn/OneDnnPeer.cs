using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Peers.OneDnn;

/// <summary>oneDNN 2, called in this process.</summary>
internal sealed unsafe class OneDnnPeer : IPeer
{
    /// <summary>Names the library's file; without it the system's loader is asked.</summary>
    public const string Variable = "KERNELGEN_ONEDNN";

    private OneDnnApi? _api;

    public string Name => "onednn";

    public string InstallHint => $"install it with 'apt-get install libdnnl-dev', or set {Variable} to the path of libdnnl.so.2";

    /// <summary>The functions; <see cref="Start"/> has loaded them.</summary>
    public OneDnnApi Api => _api!;

    /// <summary>The processor as oneDNN sees it.</summary>
    public nint Engine { get; private set; }

    /// <summary>Where primitives run.</summary>
    public nint Stream { get; private set; }

    public string? Start()
    {
        string[] candidates = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? [chosen] : ["libdnnl.so.2", "dnnl"];
        foreach (string path in candidates)
        {
            if (!NativeLibrary.TryLoad(path, out nint library))
                continue;
            _api = OneDnnApi.Load(library);
            if (_api is null)
                return "the oneDNN found is not version 2";
            Engine = _api.CreateEngine();
            Stream = _api.CreateStream(Engine);
            return null;
        }

        return "libdnnl was not found";
    }

    /// <summary>Sets the OpenMP threads of this thread's calls, where oneDNN was built with OpenMP.</summary>
    public static void UseThreads(int threads)
    {
        if (NativeLibrary.TryLoad("libgomp.so.1", out nint openMp)
            && NativeLibrary.TryGetExport(openMp, "omp_set_num_threads", out nint set))
        {
            ((delegate* unmanaged<int, void>)set)(threads);
        }
    }

    public void Dispose()
    {
        _api?.Destroy("stream", Stream);
        _api?.Destroy("engine", Engine);
        (Stream, Engine) = (0, 0);
    }
}
