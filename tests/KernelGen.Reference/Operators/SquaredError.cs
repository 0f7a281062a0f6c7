using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The squared error, summed over its elements.</summary>
public static class SquaredError
{
    /// <summary><c>Σ (y − t)²</c>.</summary>
    public static T Forward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> target)
        where T : struct, INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < y.Length; i++)
            sum += (y[i] - target[i]) * (y[i] - target[i]);
        return sum;
    }

    /// <summary><c>gy = 2 (y − t) · scale</c>.</summary>
    public static void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> target, T scale, Span<T> gy)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            gy[i] = (y[i] - target[i]) * scale * (T.One + T.One);
    }
}
