using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

public static unsafe partial class Lanes
{
    /// <summary>As <see cref="MultiplyAdd(Vector128{float}, Vector128{float}, Vector128{float})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Fma.IsSupported || AdvSimd.Arm64.IsSupported
            ? Vector128.FusedMultiplyAdd(left, right, addend)
            : (left * right) + addend;
}
