namespace KernelGen.Benchmarks.Machine;

/// <summary>What the machine can do at most, measured here and now.</summary>
/// <param name="Cpu">The processor's name as the system gives it.</param>
/// <param name="VectorBits">Width of the widest vectors that this process may use.</param>
/// <param name="PeakGflops">Fused multiply-adds of one core with these vectors, counted as two operations each, in GFLOP/s.</param>
/// <param name="CopyGigabytesPerSecond">Bytes read plus bytes written by a large copy with one thread, in GB/s.</param>
internal sealed record MachineProfile(string Cpu, int VectorBits, double PeakGflops, double CopyGigabytesPerSecond)
{
    private const int Tries = 9;

    /// <summary>Measures the machine; takes about a third of a second.</summary>
    public static MachineProfile Measure()
    {
        double[] peaks = [.. Enumerable.Range(0, Tries).Select(_ => FmaPeak.MeasureGflops())];
        double[] copies = [.. Enumerable.Range(0, Tries).Select(_ => CopyBandwidth.MeasureGigabytesPerSecond())];
        return new MachineProfile(CpuName.Read(), FmaPeak.VectorBits, peaks.Order().ElementAt(Tries / 2), copies.Max());
    }
}
