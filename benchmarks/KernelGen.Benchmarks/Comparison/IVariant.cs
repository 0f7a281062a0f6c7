using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>One way to do a case's work: ours, a clear loop, or another library's.</summary>
internal interface IVariant : IDisposable
{
    /// <summary>The name in the table and the JSON, for example <c>generated</c> or <c>pytorch</c>.</summary>
    string Name { get; }

    /// <summary>The variant's own tolerance where it is known to round otherwise than the case promises; null for the case's.</summary>
    Tolerance? Tolerance => null;

    /// <summary>What the results must be where that is not the reference's result (a plain copy gives its source); else null.</summary>
    IReadOnlyDictionary<string, float[]>? Expected => null;

    /// <summary>What it does instead of direct sums; null where it sums directly, or nothing is known. There once it is prepared.</summary>
    FastAlgorithm? Algorithm => null;

    /// <summary>The version of the library that does the work, there once it is prepared; null for code of this repository.</summary>
    string? Version => null;

    /// <summary>What the library calls the way that it chose, there once it is prepared; null where it does not tell.</summary>
    string? Implementation => null;

    /// <summary>Loads inputs and parameters; called once, before anything else.</summary>
    void Prepare();

    /// <summary>Does the work once, from the case's initial state, and returns every result by name; null if there is none.</summary>
    IReadOnlyDictionary<string, float[]>? Output();

    /// <summary>Does the work <paramref name="iterations"/> times and returns the nanoseconds that all of them took.</summary>
    double Run(int iterations);
}
