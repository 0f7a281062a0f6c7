using System.Numerics;
using KernelGen.Benchmarks.Comparison;
using OpenCvSharp;

namespace KernelGen.Benchmarks.Peers.OpenCv;

/// <summary>OpenCV in this process, through OpenCvSharp and its official native library.</summary>
internal sealed class OpenCvSharpPeer : IOpenCvPeer
{
    public string Name => "OpenCvSharp";

    public string InstallHint => "its library needs GTK ('apt-get install libgtk-3-0'); OpenCV is reached through Python instead";

    /// <summary>OpenCV's version.</summary>
    public string? Version { get; private set; }

    public string? Start()
    {
        try
        {
            Version = Cv2.GetVersionString();
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            return LoadFault.Of(exception);
        }
    }

    public IVariant Filter<TSource, TDestination>(OpenCvCall call, TSource[] source)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination> =>
        new DeferredVariant(call.Variant, () => new OpenCvSharpVariant<TSource, TDestination>(call, source, Version));

    public void Dispose()
    {
    }
}
