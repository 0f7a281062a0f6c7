using System.Numerics;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>A batch norm by plain loops, as PyTorch describes it: the statistics of the batch in training, the running ones otherwise.</summary>
internal sealed class NormLoops<T>(int batch, int channels, int area, double eps, double momentum)
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[] _normed = new T[batch * channels * area];
    private readonly T[] _inverse = new T[channels];

    private int Count => batch * area;

    /// <summary>Scaled and shifted; in training the running statistics are moved.</summary>
    public T[] Forward(T[] x, T[] weight, T[] bias, T[] mean, T[] variance, bool trains)
    {
        var y = new T[x.Length];
        for (int c = 0; c < channels; c++)
        {
            (T m, T v) = trains ? Statistics(x, c) : (mean[c], variance[c]);
            if (trains)
            {
                T share = T.CreateTruncating(momentum);
                mean[c] += share * (m - mean[c]);
                variance[c] += share * ((Count > 1 ? v * T.CreateTruncating(Count) / T.CreateTruncating(Count - 1) : v) - variance[c]);
            }

            _inverse[c] = T.One / T.Sqrt(v + T.CreateTruncating(eps));
            foreach (int i in Places(c))
            {
                _normed[i] = (x[i] - m) * _inverse[c];
                y[i] = (_normed[i] * (weight.Length == 0 ? T.One : weight[c])) + (bias.Length == 0 ? T.Zero : bias[c]);
            }
        }

        return y;
    }

    /// <summary>The gradient of the input of the last training pass.</summary>
    public T[] Backward(T[] gy, T[] weight, T[] weightGradient, T[] biasGradient)
    {
        var gx = new T[gy.Length];
        for (int c = 0; c < channels; c++)
        {
            (T sum, T product) = (T.Zero, T.Zero);
            foreach (int i in Places(c))
            {
                sum += gy[i];
                product += gy[i] * _normed[i];
            }

            if (weight.Length > 0)
            {
                (weightGradient[c], biasGradient[c]) = (product, sum);
            }

            T n = T.CreateTruncating(Count), scale = _inverse[c] * (weight.Length == 0 ? T.One : weight[c]);
            foreach (int i in Places(c))
            {
                gx[i] = scale * (gy[i] - (sum / n) - (_normed[i] * product / n));
            }
        }

        return gx;
    }

    private (T Mean, T Variance) Statistics(T[] x, int channel)
    {
        T sum = T.Zero, squares = T.Zero;
        foreach (int i in Places(channel))
        {
            sum += x[i];
        }

        T mean = sum / T.CreateTruncating(Count);
        foreach (int i in Places(channel))
        {
            squares += (x[i] - mean) * (x[i] - mean);
        }

        return (mean, squares / T.CreateTruncating(Count));
    }

    private IEnumerable<int> Places(int channel)
    {
        for (int n = 0; n < batch; n++)
        {
            for (int i = 0; i < area; i++)
            {
                yield return (((n * channels) + channel) * area) + i;
            }
        }
    }
}
