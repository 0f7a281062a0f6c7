using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Softmax with cross-entropy, for one sample or many.</summary>
public static class SoftmaxCrossEntropy
{
    /// <summary><c>p[i] = e^(z[i] / temperature) / Σ e^(z[j] / temperature)</c>, computed after the maximum is taken away.</summary>
    public static void Softmax<T>(ReadOnlySpan<T> z, T temperature, Span<T> p)
        where T : struct, IFloatingPointIeee754<T>
    {
        T max = z[0];
        foreach (T value in z)
            max = T.Max(max, value);

        T sum = T.Zero;
        for (int i = 0; i < z.Length; i++)
        {
            p[i] = T.Exp((z[i] - max) / temperature);
            sum += p[i];
        }

        for (int i = 0; i < z.Length; i++)
            p[i] /= sum;
    }

    /// <summary><c>−log softmax(z)[label]</c> of one sample.</summary>
    public static T Forward<T>(ReadOnlySpan<T> z, int label)
        where T : struct, IFloatingPointIeee754<T>
    {
        T max = z[0];
        foreach (T value in z)
            max = T.Max(max, value);

        T sum = T.Zero;
        foreach (T value in z)
            sum += T.Exp(value - max);

        return T.Log(sum) - (z[label] - max);
    }

    /// <summary><c>gz = (softmax(z) − onehot(label)) · scale</c> of one sample; the scale is <c>1 / batch</c> for the mean.</summary>
    public static void Backward<T>(ReadOnlySpan<T> z, int label, T scale, Span<T> gz)
        where T : struct, IFloatingPointIeee754<T>
    {
        Softmax(z, T.One, gz);
        gz[label] -= T.One;
        for (int i = 0; i < gz.Length; i++)
            gz[i] *= scale;
    }
}
