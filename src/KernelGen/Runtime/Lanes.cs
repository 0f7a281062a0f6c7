using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.Runtime;

/// <summary>Steps of emitted kernels that take more than one instruction, the same for every vector width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Lanes
{
    /// <summary>
    /// <c>left * right + addend</c>: rounded once where the machine has the instruction, else twice, since the software routine
    /// that stands in for it is hundreds of times slower.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(left, right, addend)
            : (left * right) + addend;

    /// <summary>One number in every lane. A method without overloads, because the C# compiler is slow to choose among those of <c>Create</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast512(float number) => Vector512.Create(number);

    /// <inheritdoc cref="Broadcast512(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast256(float number) => Vector256.Create(number);

    /// <inheritdoc cref="Broadcast512(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast128(float number) => Vector128.Create(number);

    /// <summary>Brings a cache line near before it is needed; does nothing where the machine has no such instruction, or the address is no memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(float* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(address);
        }
    }

    /// <summary>The upper halves of the products of unsigned lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> MultiplyHigh(Vector128<ushort> left, Vector128<ushort> right)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.MultiplyHigh(left, right);
        }

        Vector128<uint> lower = Vector128.WidenLower(left) * Vector128.WidenLower(right);
        Vector128<uint> upper = Vector128.WidenUpper(left) * Vector128.WidenUpper(right);
        return Vector128.Narrow(Vector128.ShiftRightLogical(lower, 16), Vector128.ShiftRightLogical(upper, 16));
    }

    /// <summary>The sum of sixteen lanes: 8–15 are added to 0–7, then 4–7 to 0–3, then 2–3 to 0–1, then 1 to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumOfSixteen(Vector512<float> lanes) => SumOfSixteen(lanes.GetLower(), lanes.GetUpper());

    /// <inheritdoc cref="SumOfSixteen(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumOfSixteen(Vector256<float> lanes0, Vector256<float> lanes8)
    {
        Vector256<float> eight = lanes0 + lanes8;
        return SumOfFour(eight.GetLower() + eight.GetUpper());
    }

    /// <inheritdoc cref="SumOfSixteen(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumOfSixteen(Vector128<float> lanes0, Vector128<float> lanes4, Vector128<float> lanes8, Vector128<float> lanes12) =>
        SumOfFour((lanes0 + lanes8) + (lanes4 + lanes12));

    /// <summary>Lanes 0, 2, 4, … of two neighbouring vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> EverySecond(Vector512<float> lower, Vector512<float> upper)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.PermuteVar16x32x2(lower, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), upper);
        }

        return Vector512.Create(EverySecond(lower.GetLower(), lower.GetUpper()), EverySecond(upper.GetLower(), upper.GetUpper()));
    }

    /// <inheritdoc cref="EverySecond(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> EverySecond(Vector256<float> lower, Vector256<float> upper)
    {
        if (Avx2.IsSupported)
        {
            // Within each half: 0 2 of the lower vector, then 0 2 of the upper one; then the middle pairs change places.
            Vector256<double> halves = Avx.Shuffle(lower, upper, 0b10_00_10_00).AsDouble();
            return Avx2.Permute4x64(halves, 0b11_01_10_00).AsSingle();
        }

        return Vector256.Create(EverySecond(lower.GetLower(), lower.GetUpper()), EverySecond(upper.GetLower(), upper.GetUpper()));
    }

    /// <inheritdoc cref="EverySecond(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> EverySecond(Vector128<float> lower, Vector128<float> upper)
    {
        if (Sse.IsSupported)
        {
            return Sse.Shuffle(lower, upper, 0b10_00_10_00);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.UnzipEven(lower, upper);
        }

        return Vector128.Create(lower[0], lower[2], upper[0], upper[2]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumOfFour(Vector128<float> lanes) => (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}
