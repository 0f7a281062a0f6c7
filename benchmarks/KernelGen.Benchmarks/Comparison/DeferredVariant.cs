using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>A variant that is made when it is prepared, so that a fault while making it is that variant's failure and no other's.</summary>
/// <param name="name">The variant's name.</param>
/// <param name="create">Makes the variant.</param>
internal sealed class DeferredVariant(string name, Func<IVariant> create) : IVariant
{
    private IVariant? _inner;

    public string Name => name;

    public Tolerance? Tolerance => _inner?.Tolerance;

    public IReadOnlyDictionary<string, float[]>? Expected => _inner?.Expected;

    public FastAlgorithm? Algorithm => _inner?.Algorithm;

    public string? Version => _inner?.Version;

    public string? Implementation => _inner?.Implementation;

    public void Prepare()
    {
        _inner = create();
        _inner.Prepare();
    }

    public IReadOnlyDictionary<string, float[]>? Output() => _inner!.Output();

    public double Run(int iterations) => _inner!.Run(iterations);

    public void Dispose() => _inner?.Dispose();
}
