using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen;

/// <summary>Sixteen floats in double precision, in two vectors of eight on every machine.</summary>
internal readonly unsafe struct DoubleLanes(Vector512<double> lower, Vector512<double> upper)
{
    private readonly Vector512<double> _lower = lower;
    private readonly Vector512<double> _upper = upper;

    /// <summary>All lanes in order, added one after another.</summary>
    public double Sum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            double sum = 0;
            for (int lane = 0; lane < 2 * Vector512<double>.Count; lane++)
            {
                sum += this[lane];
            }

            return sum;
        }
    }

    /// <summary>One lane.</summary>
    public double this[int lane] => lane < Vector512<double>.Count ? _lower[lane] : _upper[lane - Vector512<double>.Count];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator +(DoubleLanes left, DoubleLanes right) => new(left._lower + right._lower, left._upper + right._upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator -(DoubleLanes left, double right) =>
        new(left._lower - Vector512.Create(right), left._upper - Vector512.Create(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator *(DoubleLanes left, DoubleLanes right) => new(left._lower * right._lower, left._upper * right._upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator *(double left, DoubleLanes right) => new(left * right._lower, left * right._upper);

    /// <summary>Sixteen floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Load(float* sixteen) =>
        new(Vector512.Create(Widened(sixteen), Widened(sixteen + 4)), Vector512.Create(Widened(sixteen + 8), Widened(sixteen + 12)));

    /// <summary>The first lanes, and zeros in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleLanes First(int count)
    {
        Vector512<double> places = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        return new(
            Vector512.LessThan(places, Vector512.Create((double)count)) & _lower,
            Vector512.LessThan(places, Vector512.Create((double)count - Vector512<double>.Count)) & _upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widened(float* four)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(Vector128.Load(four));
        return Vector256.Create(lower, upper);
    }
}
