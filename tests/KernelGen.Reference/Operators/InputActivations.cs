using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Activations whose gradients are written in the input <c>x</c>; they may work in place.</summary>
public static class InputActivations
{
    /// <summary><c>y = x &gt; 0 ? x : slope · x</c>.</summary>
    public static void LeakyReLU<T>(ReadOnlySpan<T> x, T slope, Span<T> y)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] > T.Zero ? x[i] : slope * x[i];
    }

    /// <summary><c>gx = x &gt; 0 ? gy : slope · gy</c>.</summary>
    public static void LeakyReLUBackward<T>(ReadOnlySpan<T> x, T slope, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
            gx[i] = x[i] > T.Zero ? gy[i] : slope * gy[i];
    }

    /// <summary><c>y = x</c>, but not below the least and not above the largest; NaN stays NaN.</summary>
    public static void Clamp<T>(ReadOnlySpan<T> x, T least, T largest, Span<T> y)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] < least ? least : x[i] > largest ? largest : x[i];
    }

    /// <summary><c>gx = gy</c> from the least to the largest value, both included; else zero.</summary>
    public static void ClampBackward<T>(ReadOnlySpan<T> x, T least, T largest, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
            gx[i] = x[i] < least || x[i] > largest ? T.Zero : gy[i];
    }

    /// <summary><c>y = x · Φ(x)</c>.</summary>
    public static void GELU<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * NormalDistribution.Share(x[i]);
    }

    /// <summary><c>gx = gy · (Φ(x) + x · φ(x))</c>.</summary>
    public static void GELUBackward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            gx[i] = gy[i] * (NormalDistribution.Share(x[i]) + x[i] * NormalDistribution.Density(x[i]));
    }

    /// <summary><c>y = ½ x · (1 + tanh(√(2 / π) (x + 0.044715 x³)))</c>.</summary>
    public static void GELUTanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5);
        for (int i = 0; i < x.Length; i++)
            y[i] = half * x[i] * (T.One + T.Tanh(Inner(x[i])));
    }

    /// <summary><c>gx = gy · (½ (1 + t) + ½ x (1 − t²) √(2 / π) (1 + 3 · 0.044715 x²))</c> with the tanh t of the forward pass.</summary>
    public static void GELUTanhBackward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5);
        for (int i = 0; i < x.Length; i++)
        {
            T t = T.Tanh(Inner(x[i]));
            T slope = Scale<T>() * (T.One + T.CreateTruncating(3 * 0.044715) * x[i] * x[i]);
            gx[i] = gy[i] * (half * (T.One + t) + half * x[i] * (T.One - t * t) * slope);
        }
    }

    /// <summary><c>y = x / (1 + e^−x)</c>.</summary>
    public static void SiLU<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] / (T.One + T.Exp(-x[i]));
    }

    /// <summary><c>gx = gy · s · (1 + x · (1 − s))</c> with <c>s = 1 / (1 + e^−x)</c>.</summary>
    public static void SiLUBackward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            T s = T.One / (T.One + T.Exp(-x[i]));
            gx[i] = gy[i] * s * (T.One + x[i] * (T.One - s));
        }
    }

    private static T Inner<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => Scale<T>() * (x + T.CreateTruncating(0.044715) * x * x * x);

    private static T Scale<T>()
        where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(Math.Sqrt(2 / Math.PI));
}
