namespace KernelGen.Training.Tests.Norms;

/// <summary>A batch norm in double precision, as it is in the paper, over a batch of samples of channels of pixels.</summary>
internal sealed class NormLoops(int channels, int pixels, double eps)
{
    public double[] Mean { get; } = new double[channels];

    public double[] Variance { get; } = new double[channels];

    public double[] Forward(float[] x, double[] weight, double[] bias)
    {
        var y = new double[x.Length];
        for (int c = 0; c < channels; c++)
        {
            int[] places = [.. Places(x.Length, c)];
            Mean[c] = places.Sum(i => (double)x[i]) / places.Length;
            Variance[c] = places.Sum(i => Math.Pow(x[i] - Mean[c], 2)) / places.Length;
            foreach (int i in places)
            {
                y[i] = ((x[i] - Mean[c]) / Math.Sqrt(Variance[c] + eps) * weight[c]) + bias[c];
            }
        }

        return y;
    }

    public (double[] Input, double[] Weight, double[] Bias) Backward(float[] x, float[] gy, double[] weight)
    {
        (var gx, var gw, var gb) = (new double[x.Length], new double[channels], new double[channels]);
        for (int c = 0; c < channels; c++)
        {
            int[] places = [.. Places(x.Length, c)];
            double inverse = 1 / Math.Sqrt(Variance[c] + eps);
            gb[c] = places.Sum(i => (double)gy[i]);
            gw[c] = places.Sum(i => gy[i] * (x[i] - Mean[c]) * inverse);
            foreach (int i in places)
            {
                gx[i] = weight[c] * inverse * (gy[i] - (gb[c] / places.Length) - ((x[i] - Mean[c]) * inverse * gw[c] / places.Length));
            }
        }

        return (gx, gw, gb);
    }

    private IEnumerable<int> Places(int length, int channel) => Enumerable.Range(0, length).Where(i => i / pixels % channels == channel);
}
