using System.Globalization;
using System.Numerics;
using System.Text.Json;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Peers.OpenCv;

namespace KernelGen.Benchmarks.Peers.Python;

/// <summary>OpenCV through Python.</summary>
internal sealed class PythonOpenCv : IOpenCvPeer
{
    private readonly PythonPeer _python = PythonPeer.OpenCv();

    public string Name => _python.Name;

    public string InstallHint => _python.InstallHint;

    public string? Start() => _python.Start();

    public IVariant Filter<TSource, TDestination>(OpenCvCall call, TSource[] source)
        where TSource : unmanaged, INumber<TSource>
        where TDestination : unmanaged, INumber<TDestination> => new PythonVariant(_python, p => Build(p, call, source, TypeName(typeof(TDestination))))
        {
            Name = call.Variant,
            Tolerance = call.Tolerance,
        };

    public void Dispose() => _python.Dispose();

    private static int Build<T>(PythonPeer peer, OpenCvCall call, T[] source, string destination)
        where T : unmanaged
    {
        // OpenCV takes a picture of one channel as a plain matrix.
        if (call.Size.Channels == 1)
            peer.SendInput<T>("source", TypeName(typeof(T)), source, call.Size.Height, call.Size.Width);
        else
            peer.SendInput<T>("source", TypeName(typeof(T)), source, call.Size.Height, call.Size.Width, call.Size.Channels);
        if (call.Model is { } model)
            peer.SendInput<float>("kernel", "float32", model.ScaledTaps, model.KernelHeight, model.KernelWidth);
        if (call.Model?.Separable is { } separable)
        {
            peer.SendInput<float>("row", "float32", separable.Row, separable.Row.Length);
            peer.SendInput<float>("column", "float32", separable.Column, separable.Column.Length);
        }

        return peer.Build(JsonSerializer.Serialize(new { threads = call.Threads, function = call.Function, destination }));
    }

    // The names of NumPy.
    private static string TypeName(Type type) => type == typeof(byte)
        ? "uint8"
        : type == typeof(float) ? "float32" : type.Name.ToLower(CultureInfo.InvariantCulture);
}
