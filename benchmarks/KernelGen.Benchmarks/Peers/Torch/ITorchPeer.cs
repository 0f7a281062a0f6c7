using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Peers.Torch;

/// <summary>PyTorch's library in this process, which computes gradients.</summary>
internal interface ITorchPeer : IPeer
{
    /// <summary>The gradients of a one-layer convolution for the data's upstream gradient.</summary>
    IVariant Backward(NetworkData data, int threads, Gradient wanted);
}
