using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

/// <summary>Which of the emitted bodies this process runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorWidth
{
    /// <summary>The environment variable that picks a narrower body than the machine's widest: <c>256</c> or <c>128</c>.</summary>
    public const string Variable = "KERNELGEN_VECTOR_BITS";

    /// <summary>
    /// 512, 256 or 128. Read once, so that the just-in-time compiler sees a constant and drops the bodies that are not chosen.
    /// </summary>
    public static readonly int Bits = Choose(Environment.GetEnvironmentVariable(Variable));

    private static int Choose(string? wish)
    {
        int limit = wish switch
        {
            "128" => 128,
            "256" => 256,
            _ => 512,
        };
        return HasVectors512 && limit >= 512 ? 512
            : Vector256.IsHardwareAccelerated && limit >= 256 ? 256
            : 128;
    }

    /// <summary>
    /// <see cref="Vector512.IsHardwareAccelerated"/> asks what the runtime prefers, and .NET prefers 256 bits on the first Intel
    /// processors with AVX-512, whose clock falls a little while such vectors are in use: right for a copy of a few bytes. What runs
    /// here is long and dense in multiply-adds, of which those processors do twice as many a cycle in 512 bits, so what counts is
    /// that the instructions are there. A program compiled ahead of time has only what it was published with.
    /// </summary>
    private static bool HasVectors512 =>
        Vector512.IsHardwareAccelerated || (RuntimeFeature.IsDynamicCodeCompiled && Avx512BW.IsSupported && Avx512DQ.IsSupported);
}
