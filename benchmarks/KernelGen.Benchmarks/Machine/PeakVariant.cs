using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Machine;

/// <summary>
/// The machine's peak, timed in the same rounds as a case's variants: a clock that changes between two cases (or a
/// neighbour on a shared machine) then changes both sides of a share alike.
/// </summary>
internal sealed class PeakVariant : IVariant
{
    public string Name => "peak";

    /// <summary>Operations of one run.</summary>
    public static double Flops => FmaPeak.Flops;

    public void Prepare()
    {
    }

    public IReadOnlyDictionary<string, float[]>? Output() => null;

    public double Run(int iterations)
    {
        double nanoseconds = 0;
        for (int i = 0; i < iterations; i++)
            nanoseconds += FmaPeak.Flops / FmaPeak.MeasureGflops();
        return nanoseconds;
    }

    public void Dispose()
    {
    }
}
