using System.Numerics;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Peers.OpenCv;

/// <summary>OpenCV, however it is reached.</summary>
internal interface IOpenCvPeer : IPeer
{
    /// <summary>One function of OpenCV on one picture.</summary>
    IVariant Filter<TSource, TDestination>(OpenCvCall call, TSource[] source)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination>;
}

/// <summary>What OpenCV is asked for; every border is Reflect101.</summary>
/// <param name="Function">filter2D, sepFilter2D, GaussianBlur, blur, Sobel-x, Sobel-y, or edges: blur, both Sobels, magnitude and bytes again.</param>
/// <param name="Model">The kernel; null for edges.</param>
/// <param name="Size">The picture's size.</param>
/// <param name="Threads">Threads of OpenCV.</param>
/// <param name="Tolerance">How far its result may be from the case's; null for the case's own tolerance.</param>
internal sealed record OpenCvCall(string Function, ImageModel? Model, Picture Size, int Threads, Tolerance? Tolerance)
{
    /// <summary>The name of the variant.</summary>
    public string Variant => Function switch { "filter2D" or "edges" => "opencv", "sepFilter2D" => "opencv-sep", _ => "opencv-own" };
}
