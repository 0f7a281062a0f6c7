using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The activations. Every gradient is written in the output <c>y</c>, as in the textbook; they may work in place.</summary>
public static class Activations
{
    /// <summary><c>y = tanh(x)</c>.</summary>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.Tanh(x[i]);
    }

    /// <summary><c>gx = gy · (1 − y²)</c>.</summary>
    public static void TanhBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            gx[i] = gy[i] * (T.One - y[i] * y[i]);
    }

    /// <summary><c>y = 1 / (1 + e^−x)</c>.</summary>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = T.One / (T.One + T.Exp(-x[i]));
    }

    /// <summary><c>gx = gy · y · (1 − y)</c>.</summary>
    public static void SigmoidBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            gx[i] = gy[i] * y[i] * (T.One - y[i]);
    }

    /// <summary><c>y = max(x, 0)</c>; NaN stays NaN.</summary>
    public static void ReLU<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] <= T.Zero ? T.Zero : x[i];
    }

    /// <summary>Zero where <c>y &lt;= 0</c>, else <c>gx = gy</c>; NaN passes it on, as in PyTorch.</summary>
    public static void ReLUBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            gx[i] = y[i] <= T.Zero ? T.Zero : gy[i];
    }
}
