using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.OpenCv;
using KernelGen.Benchmarks.Peers.Torch;

namespace KernelGen.Benchmarks.Peers;

/// <summary>The peers that come as packages: all null unless built with <c>Peers=true</c>.</summary>
internal static class PackagedPeers
{
#if PEERS
    /// <summary>OpenCV.</summary>
    public static IOpenCvPeer? OpenCv() => new OpenCvSharpPeer();

    /// <summary>LibTorch.</summary>
    public static ITorchPeer? Torch() => new TorchSharpPeer();

    /// <summary>ImageSharp's convolution, or its box blur, on bytes of one or three channels.</summary>
    public static IVariant? ImageSharp(ImageModel model, byte[] source, Picture size, int threads, bool isBox) => size.Channels == 1
        ? new ImageSharp.ImageSharpVariant<SixLabors.ImageSharp.PixelFormats.L8>(model, source, size, threads, isBox)
        : new ImageSharp.ImageSharpVariant<SixLabors.ImageSharp.PixelFormats.Rgb24>(model, source, size, threads, isBox);
#else
    public static IOpenCvPeer? OpenCv() => null;

    public static ITorchPeer? Torch() => null;

    public static IVariant? ImageSharp(ImageModel model, byte[] source, Picture size, int threads, bool isBox) => null;
#endif
}
