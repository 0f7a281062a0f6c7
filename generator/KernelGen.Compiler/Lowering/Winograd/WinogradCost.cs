namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>What the model says of the parts of Winograd's algorithm that all its kernels have, in cycles.</summary>
internal static class WinogradCost
{
    /// <summary>How much faster it must be by the model than direct sums, which round less.</summary>
    public const double WorthIt = 0.9;

    /// <summary>Bytes that a cycle brings from the third cache.</summary>
    private const double BytesFromThirdCache = 24;

    /// <summary>Cycles of one transform of sixteen lanes, by its values.</summary>
    private const double CyclesPerValue = 3;

    /// <summary>Bytes that a cycle brings from memory, in many pieces.</summary>
    private const double BytesFromMemory = 6;

    /// <summary>Bytes of the third cache that one thread may count on.</summary>
    private const double ThirdCacheBytes = 6 << 20;

    public static double FromThirdCache(double bytes) => bytes / BytesFromThirdCache;

    /// <summary>Cycles to write and read what is too large for the second cache.</summary>
    /// <param name="bytes">Bytes at a time.</param>
    /// <param name="times">How often.</param>
    public static double Through(double bytes, double times) => 2 * times * bytes / (bytes > ThirdCacheBytes ? BytesFromMemory : BytesFromThirdCache);

    /// <param name="values">Vectors of sixteen lanes that the transforms give or take, whichever are more.</param>
    public static double Transforms(double values) => CyclesPerValue * values;
}
