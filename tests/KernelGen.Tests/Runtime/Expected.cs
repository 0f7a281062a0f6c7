namespace KernelGen.Tests.Runtime;

/// <summary>Bits that must never change, on any machine.</summary>
internal static class Expected
{
    /// <summary>U(-1/2, 1/2) from xoshiro256** and SplitMix64, computed by an independent program.</summary>
    public static readonly uint[] InitializeSeed0 = [1037001464, 1048426620, 3200991480, 3182089056];
}
