using System.Runtime.InteropServices;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using TorchSharp;

namespace KernelGen.Benchmarks.Peers.Torch;

/// <summary>LibTorch in this process, through TorchSharp.</summary>
internal sealed class TorchSharpPeer : ITorchPeer
{
    public string Name => "TorchSharp";

    public string InstallHint => "gradients are PyTorch's through Python instead";

    /// <summary>LibTorch's version.</summary>
    public string? Version { get; private set; }

    public string? Start()
    {
        // Asked for first: where the library does not load, TorchSharp itself would copy all of LibTorch elsewhere and try again.
        try
        {
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
            Version = torch.__version__;
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return LoadFault.Of(exception);
        }
    }

    public IVariant Backward(NetworkData data, int threads, Gradient wanted) =>
        new DeferredVariant("pytorch", () => new TorchSharpGradients(data, threads, wanted, Version));

    public void Dispose()
    {
    }
}
