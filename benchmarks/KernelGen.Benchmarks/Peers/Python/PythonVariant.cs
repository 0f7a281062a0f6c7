using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Peers.Python;

/// <summary>A case's work done by a Python peer. The peer holds one piece of work at a time: that of the current case.</summary>
/// <param name="peer">The running peer.</param>
/// <param name="prepare">Sends the inputs and builds the work.</param>
internal sealed class PythonVariant(PythonPeer peer, Action<PythonPeer> prepare) : IVariant
{
    public string Name => peer.Name;

    public Tolerance? Tolerance { get; init; }

    public void Prepare() => prepare(peer);

    public IReadOnlyDictionary<string, float[]>? Output() => peer.Output();

    public double Run(int iterations) => peer.Run(iterations);

    public void Dispose()
    {
    }
}
