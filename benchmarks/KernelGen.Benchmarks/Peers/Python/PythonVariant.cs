using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Peers.Python;

/// <summary>A case's work done by a Python peer.</summary>
/// <param name="peer">The running peer.</param>
/// <param name="build">Sends the inputs, builds the work and returns its slot.</param>
internal sealed class PythonVariant(PythonPeer peer, Func<PythonPeer, int> build) : IVariant
{
    private int? _slot;

    public string Name { get; init; } = peer.Name;

    public Tolerance? Tolerance { get; init; }

    public string? Version => peer.Version;

    public void Prepare() => _slot = build(peer);

    public IReadOnlyDictionary<string, float[]>? Output() => peer.Output(_slot!.Value);

    public double Run(int iterations) => peer.Run(_slot!.Value, iterations);

    public void Dispose()
    {
        try
        {
            if (_slot is { } slot)
                peer.Drop(slot);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The process has ended; whoever noticed first has said so.
        }
    }
}
