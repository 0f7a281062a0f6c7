using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using KernelGen.Runtime;

namespace KernelGen.Benchmarks.Machine;

/// <summary>
/// The float multiply-add peak of one core: twelve independent sums, more than latency times issue width (four cycles, two
/// a cycle), and few enough that they and two constants fit the sixteen registers of AVX2.
/// </summary>
internal static class FmaPeak
{
    private const int Sums = 12;
    private const int Steps = 400_000;

    /// <summary>Width of the vectors that the measurement uses.</summary>
    public static int VectorBits => VectorWidth.Bits;

    /// <summary>Operations of one measurement.</summary>
    public static double Flops => 2.0 * Sums * (VectorBits / 32) * Steps;

    /// <summary>Runs a few million multiply-adds and returns GFLOP/s, a multiply-add counted as two.</summary>
    public static double MeasureGflops()
    {
        long start = Stopwatch.GetTimestamp();
        float sum = VectorBits switch
        {
            512 => Run512(Steps),
            256 => Run256(Steps),
            _ => Run128(Steps),
        };
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        GC.KeepAlive(sum);
        return Flops / nanoseconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run512(int steps)
    {
        Vector512<float> factor = Vector512.Create(0.999f), term = Vector512.Create(0.001f);
        Vector512<float> sum0 = term, sum1 = term, sum2 = term, sum3 = term, sum4 = term, sum5 = term;
        Vector512<float> sum6 = term, sum7 = term, sum8 = term, sum9 = term, sum10 = term, sum11 = term;
        for (int i = 0; i < steps; i++)
        {
            sum0 = Vector512.FusedMultiplyAdd(sum0, factor, term);
            sum1 = Vector512.FusedMultiplyAdd(sum1, factor, term);
            sum2 = Vector512.FusedMultiplyAdd(sum2, factor, term);
            sum3 = Vector512.FusedMultiplyAdd(sum3, factor, term);
            sum4 = Vector512.FusedMultiplyAdd(sum4, factor, term);
            sum5 = Vector512.FusedMultiplyAdd(sum5, factor, term);
            sum6 = Vector512.FusedMultiplyAdd(sum6, factor, term);
            sum7 = Vector512.FusedMultiplyAdd(sum7, factor, term);
            sum8 = Vector512.FusedMultiplyAdd(sum8, factor, term);
            sum9 = Vector512.FusedMultiplyAdd(sum9, factor, term);
            sum10 = Vector512.FusedMultiplyAdd(sum10, factor, term);
            sum11 = Vector512.FusedMultiplyAdd(sum11, factor, term);
        }

        return Vector512.Sum(sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7 + sum8 + sum9 + sum10 + sum11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run256(int steps)
    {
        Vector256<float> factor = Vector256.Create(0.999f), term = Vector256.Create(0.001f);
        Vector256<float> sum0 = term, sum1 = term, sum2 = term, sum3 = term, sum4 = term, sum5 = term;
        Vector256<float> sum6 = term, sum7 = term, sum8 = term, sum9 = term, sum10 = term, sum11 = term;
        for (int i = 0; i < steps; i++)
        {
            sum0 = Vector256.FusedMultiplyAdd(sum0, factor, term);
            sum1 = Vector256.FusedMultiplyAdd(sum1, factor, term);
            sum2 = Vector256.FusedMultiplyAdd(sum2, factor, term);
            sum3 = Vector256.FusedMultiplyAdd(sum3, factor, term);
            sum4 = Vector256.FusedMultiplyAdd(sum4, factor, term);
            sum5 = Vector256.FusedMultiplyAdd(sum5, factor, term);
            sum6 = Vector256.FusedMultiplyAdd(sum6, factor, term);
            sum7 = Vector256.FusedMultiplyAdd(sum7, factor, term);
            sum8 = Vector256.FusedMultiplyAdd(sum8, factor, term);
            sum9 = Vector256.FusedMultiplyAdd(sum9, factor, term);
            sum10 = Vector256.FusedMultiplyAdd(sum10, factor, term);
            sum11 = Vector256.FusedMultiplyAdd(sum11, factor, term);
        }

        return Vector256.Sum(sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7 + sum8 + sum9 + sum10 + sum11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run128(int steps)
    {
        Vector128<float> factor = Vector128.Create(0.999f), term = Vector128.Create(0.001f);
        Vector128<float> sum0 = term, sum1 = term, sum2 = term, sum3 = term, sum4 = term, sum5 = term;
        Vector128<float> sum6 = term, sum7 = term, sum8 = term, sum9 = term, sum10 = term, sum11 = term;
        for (int i = 0; i < steps; i++)
        {
            sum0 = MultiplyAdd(sum0, factor, term);
            sum1 = MultiplyAdd(sum1, factor, term);
            sum2 = MultiplyAdd(sum2, factor, term);
            sum3 = MultiplyAdd(sum3, factor, term);
            sum4 = MultiplyAdd(sum4, factor, term);
            sum5 = MultiplyAdd(sum5, factor, term);
            sum6 = MultiplyAdd(sum6, factor, term);
            sum7 = MultiplyAdd(sum7, factor, term);
            sum8 = MultiplyAdd(sum8, factor, term);
            sum9 = MultiplyAdd(sum9, factor, term);
            sum10 = MultiplyAdd(sum10, factor, term);
            sum11 = MultiplyAdd(sum11, factor, term);
        }

        return Vector128.Sum(sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7 + sum8 + sum9 + sum10 + sum11);
    }

    // Without FMA in hardware the fused operation would be a software routine.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a, b, c) : a * b + c;
}
