using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>Passes over all gradients of a session: whether they are finite, how long they are, and gathering those of several backward passes.</summary>
/// <param name="gradients">The gradients.</param>
internal sealed unsafe class GradientPasses(AlignedMemory gradients)
{
    private AlignedMemory? _gathered;

    /// <summary>Whether every gradient is a finite number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool AreFinite()
    {
        // Zero times a finite number is zero, times anything else NaN.
        float* g = gradients.Pointer;
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < gradients.Length; i += Vector<float>.Count)
        {
            sum += Vector.Load(g + i) * Vector<float>.Zero;
        }

        return Vector.EqualsAll(sum, Vector<float>.Zero);
    }

    /// <summary>The Euclidean norm: sixteen sums in double precision on every machine, which are added in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Norm()
    {
        float* g = gradients.Pointer;
        Vector512<double> lower = Vector512<double>.Zero;
        Vector512<double> upper = Vector512<double>.Zero;
        for (int i = 0; i < gradients.Length; i += 16)
        {
            // The square of a float is exact in double precision, so fused or not makes no difference.
            Vector512<double> low = Vector512.Create(Widened(g + i), Widened(g + i + 4));
            Vector512<double> high = Vector512.Create(Widened(g + i + 8), Widened(g + i + 12));
            lower += low * low;
            upper += high * high;
        }

        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += lower[lane] + upper[lane];
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Adds the gradients to those gathered before, and leaves the sum in both places.</summary>
    /// <param name="first">Whether there are none before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(bool first)
    {
        _gathered ??= new AlignedMemory(gradients.Length);
        float* g = gradients.Pointer;
        float* sum = _gathered.Pointer;
        for (int i = 0; i < gradients.Length; i += Vector<float>.Count)
        {
            Vector<float> value = first ? Vector.Load(g + i) : Vector.Load(sum + i) + Vector.Load(g + i);
            value.Store(sum + i);
            value.Store(g + i);
        }
    }

    /// <summary>Divides all gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Divide(float divisor)
    {
        float* g = gradients.Pointer;
        var all = new Vector<float>(divisor);
        for (int i = 0; i < gradients.Length; i += Vector<float>.Count)
        {
            (Vector.Load(g + i) / all).Store(g + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widened(float* four)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(Vector128.Load(four));
        return Vector256.Create(lower, upper);
    }
}
