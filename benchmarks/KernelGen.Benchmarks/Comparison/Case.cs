namespace KernelGen.Benchmarks.Comparison;

/// <summary>One piece of work that several variants do on the same inputs.</summary>
/// <param name="Name">The name that filters select, for example <c>lenet5/forward/1</c>.</param>
/// <param name="Flops">Additions and multiplications of the direct algorithm for one run.</param>
/// <param name="Tolerance">How far a variant's results may lie from the reference's.</param>
/// <param name="Variants">
/// Makes the variants for one comparison; inputs are made here too, so that an unselected case costs nothing. The first
/// variant is the reference that the others are compared with.
/// </param>
internal sealed record Case(
    string Name,
    long Flops,
    Tolerance Tolerance,
    Func<CaseContext, IEnumerable<IVariant?>> Variants)
{
    /// <summary>True where the work is float arithmetic, so that a share of the machine's FMA peak means something.</summary>
    public bool ShareOfPeak { get; init; } = true;

    /// <summary>True where the work can use more than one thread.</summary>
    public bool Threaded { get; init; }

    /// <summary>The threads of a case that is about their number, on a machine that has as many; null for all others.</summary>
    public int? FixedThreads { get; init; }
}

/// <summary>What a case may use while it makes its variants.</summary>
/// <param name="Threads">Threads that each variant may use.</param>
/// <param name="Peers">The other libraries, where they are installed.</param>
internal sealed record CaseContext(int Threads, Peers.PeerSet Peers);
