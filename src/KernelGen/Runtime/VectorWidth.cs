using System.ComponentModel;
using System.Runtime.Intrinsics;

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
        return Vector512.IsHardwareAccelerated && limit >= 512 ? 512
            : Vector256.IsHardwareAccelerated && limit >= 256 ? 256
            : 128;
    }
}
