using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

// Between 32-bit lanes and doubles, where sums are wider than 32 bits.
public static partial class PixelLanes
{
    /// <summary>The lower half of the lanes as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ToDoubleLower(Vector512<int> lanes) => Avx512F.ConvertToVector512Double(lanes.GetLower());

    /// <inheritdoc cref="ToDoubleLower(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDoubleLower(Vector256<int> lanes) => Avx.ConvertToVector256Double(lanes.GetLower());

    /// <inheritdoc cref="ToDoubleLower(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ToDoubleLower(Vector128<int> lanes) =>
        Sse2.IsSupported ? Sse2.ConvertToVector128Double(lanes) : Vector128.ConvertToDouble(Vector128.WidenLower(lanes));

    /// <summary>The upper half of the lanes as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ToDoubleUpper(Vector512<int> lanes) => Avx512F.ConvertToVector512Double(lanes.GetUpper());

    /// <inheritdoc cref="ToDoubleUpper(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDoubleUpper(Vector256<int> lanes) => Avx.ConvertToVector256Double(lanes.GetUpper());

    /// <inheritdoc cref="ToDoubleUpper(Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ToDoubleUpper(Vector128<int> lanes) => Sse2.IsSupported
        ? Sse2.ConvertToVector128Double(Sse2.Shuffle(lanes, 0b11_10_11_10)) : Vector128.ConvertToDouble(Vector128.WidenUpper(lanes));

    /// <summary>Whole doubles within 32 bits as lanes of 32 bits, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> NarrowToInt32(Vector512<double> lower, Vector512<double> upper) =>
        Vector512.Create(Avx512F.ConvertToVector256Int32(lower), Avx512F.ConvertToVector256Int32(upper));

    /// <inheritdoc cref="NarrowToInt32(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> NarrowToInt32(Vector256<double> lower, Vector256<double> upper) =>
        Vector256.Create(Avx.ConvertToVector128Int32(lower), Avx.ConvertToVector128Int32(upper));

    /// <inheritdoc cref="NarrowToInt32(Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> NarrowToInt32(Vector128<double> lower, Vector128<double> upper) => Sse2.IsSupported
        ? Sse2.UnpackLow(Sse2.ConvertToVector128Int32(lower).AsInt64(), Sse2.ConvertToVector128Int32(upper).AsInt64()).AsInt32()
        : Vector128.Narrow(Vector128.ConvertToInt64(lower), Vector128.ConvertToInt64(upper));
}
