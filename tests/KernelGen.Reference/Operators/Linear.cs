using System.Numerics;

namespace KernelGen.Reference;

/// <summary>A fully connected layer: <c>y[n, o] = b[o] + Σ x[n, i] · w[o, i]</c>, weights <c>[out, in]</c>.</summary>
public static class Linear
{
    /// <summary>The output; <paramref name="b"/> may be empty.</summary>
    public static void Forward<T>(int batch, int inputs, int outputs, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y)
        where T : struct, INumber<T>
    {
        for (int n = 0; n < batch; n++)
        {
            ReadOnlySpan<T> sample = x.Slice(n * inputs, inputs);
            for (int o = 0; o < outputs; o++)
            {
                ReadOnlySpan<T> row = w.Slice(o * inputs, inputs);
                T sum = b.IsEmpty ? T.Zero : b[o];
                for (int i = 0; i < sample.Length; i++)
                    sum += sample[i] * row[i];
                y[n * outputs + o] = sum;
            }
        }
    }

    /// <summary>Adds to <paramref name="gx"/> the output's gradient through the transposed weights.</summary>
    public static void BackwardInput<T>(int batch, int inputs, int outputs, ReadOnlySpan<T> gy, ReadOnlySpan<T> w, Span<T> gx)
        where T : struct, INumber<T>
    {
        for (int n = 0; n < batch; n++)
        {
            Span<T> sample = gx.Slice(n * inputs, inputs);
            for (int o = 0; o < outputs; o++)
            {
                ReadOnlySpan<T> row = w.Slice(o * inputs, inputs);
                T g = gy[n * outputs + o];
                for (int i = 0; i < sample.Length; i++)
                    sample[i] += g * row[i];
            }
        }
    }

    /// <summary>Adds to <paramref name="gw"/> and <paramref name="gb"/> (which may be empty) the sums over the samples.</summary>
    public static void BackwardWeights<T>(int batch, int inputs, int outputs, ReadOnlySpan<T> x, ReadOnlySpan<T> gy, Span<T> gw, Span<T> gb)
        where T : struct, INumber<T>
    {
        for (int n = 0; n < batch; n++)
        {
            ReadOnlySpan<T> sample = x.Slice(n * inputs, inputs);
            for (int o = 0; o < outputs; o++)
            {
                Span<T> row = gw.Slice(o * inputs, inputs);
                T g = gy[n * outputs + o];
                for (int i = 0; i < sample.Length; i++)
                    row[i] += g * sample[i];
                if (!gb.IsEmpty)
                    gb[o] += g;
            }
        }
    }
}
