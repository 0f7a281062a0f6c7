using KernelGen.Benchmarks.Peers.OneDnn;
using KernelGen.Benchmarks.Peers.Onnx;
using KernelGen.Benchmarks.Peers.OpenCv;
using KernelGen.Benchmarks.Peers.Python;
using KernelGen.Benchmarks.Peers.Torch;

namespace KernelGen.Benchmarks.Peers;

/// <summary>The peers of one run: each is started when a case first asks for it, and announced once if it is missing.</summary>
/// <param name="announce">Gets one line for each missing peer.</param>
internal sealed class PeerSet(Action<string> announce) : IDisposable
{
    private readonly Dictionary<string, IPeer?> _started = [];

    /// <summary>PyTorch, or null if it is not installed.</summary>
    public PythonPeer? PyTorch => Get("pytorch", PythonPeer.PyTorch);

    /// <summary>OpenCV, from its package or through Python, or null if there is neither.</summary>
    public IOpenCvPeer? OpenCv => Get("opencvsharp", PackagedPeers.OpenCv) ?? Get<IOpenCvPeer>("opencv", () => new PythonOpenCv());

    /// <summary>LibTorch in this process, or null if it was not built in or does not load.</summary>
    public ITorchPeer? Torch => Get("torchsharp", PackagedPeers.Torch);

    /// <summary>ONNX Runtime, or null if it is not installed.</summary>
    public OnnxRuntimePeer? OnnxRuntime => Get("onnxruntime", () => new OnnxRuntimePeer());

    /// <summary>oneDNN, or null if it is not installed.</summary>
    public OneDnnPeer? OneDnn => Get("onednn", () => new OneDnnPeer());

    public void Dispose()
    {
        foreach (IPeer? peer in _started.Values)
            peer?.Dispose();
    }

    private TPeer? Get<TPeer>(string name, Func<TPeer?> create)
        where TPeer : class, IPeer
    {
        if (_started.TryGetValue(name, out IPeer? known))
            return (TPeer?)known;

        TPeer? peer = create();
        if (peer?.Start() is { } reason)
        {
            announce($"note: {peer.Name} is left out ({reason}); {peer.InstallHint}");
            peer.Dispose();
            peer = null;
        }

        _started[name] = peer;
        return peer;
    }
}
