using System.Numerics;

namespace KernelGen.Reference;

/// <summary>Softmax and its logarithm over the channels of each pixel of many samples, [batch, channels, pixels].</summary>
public static class ChannelSoftmax
{
    /// <summary><c>y[c] = e^(x[c] / T) / Σ e^(x[i] / T)</c>, or the logarithm of that, after the largest x is taken away.</summary>
    public static void Forward<T>(int batch, int channels, int pixels, T temperature, bool logarithm, ReadOnlySpan<T> x, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int n = 0; n < batch; n++)
        {
            for (int p = 0; p < pixels; p++)
            {
                int first = n * channels * pixels + p;
                T largest = x[first];
                for (int c = 1; c < channels; c++)
                    largest = T.Max(largest, x[first + c * pixels]);

                T sum = T.Zero;
                for (int c = 0; c < channels; c++)
                    sum += T.Exp((x[first + c * pixels] - largest) / temperature);

                for (int c = 0; c < channels; c++)
                {
                    T shifted = (x[first + c * pixels] - largest) / temperature;
                    y[first + c * pixels] = logarithm ? shifted - T.Log(sum) : T.Exp(shifted) / sum;
                }
            }
        }
    }

    /// <summary><c>gx = y · (gy − Σ gy · y) / T</c>; of the logarithm <c>gx = gy − e^y · Σ gy</c>.</summary>
    public static void Backward<T>(int batch, int channels, int pixels, T temperature, bool logarithm, ReadOnlySpan<T> y, ReadOnlySpan<T> gy, Span<T> gx)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int n = 0; n < batch; n++)
        {
            for (int p = 0; p < pixels; p++)
            {
                int first = n * channels * pixels + p;
                T sum = T.Zero;
                for (int i = first; i < first + channels * pixels; i += pixels)
                    sum += logarithm ? gy[i] : gy[i] * y[i];

                for (int i = first; i < first + channels * pixels; i += pixels)
                    gx[i] = logarithm ? gy[i] - T.Exp(y[i]) * sum : y[i] * (gy[i] - sum) / temperature;
            }
        }
    }
}
