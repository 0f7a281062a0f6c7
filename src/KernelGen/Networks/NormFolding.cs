using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Makes of the running statistics what inference computes with: a factor and a summand for each channel, from doubles and rounded once. Where a norm is part of
/// the weights before it, these are multiplied with the factor and the summand is their bias.
/// </summary>
internal static unsafe class NormFolding
{
    /// <summary>
    /// Gives the parameters with the factors in place of the running variances, the summands in place of the running means, and with the weights before a norm
    /// multiplied.
    /// </summary>
    /// <param name="plan">The network's plan.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="folded">Where they go: memory of its own, or the parameters' own.</param>
    public static void Apply(NetworkPlan plan, AlignedMemory parameters, AlignedMemory folded)
    {
        // Weights are read and written once: they are multiplied on their way, and what is between them is copied.
        int done = 0;
        foreach (BatchNormPlan norm in plan.Batch!.Norms)
        {
            if (norm.Weight >= 0)
            {
                Copy(done, norm.Weight);
                MultiplyWeights(norm, parameters.Pointer, folded.Pointer);
                done = Math.Max(done, norm.Weight + (norm.Channels * norm.WeightsPerChannel));
            }
        }

        Copy(done, parameters.Length);
        foreach (BatchNormPlan norm in plan.Batch.Norms)
        {
            FoldStatistics(norm, folded.Pointer);
        }

        void Copy(int first, int end)
        {
            if (folded != parameters && first < end)
            {
                parameters.Span[first..end].CopyTo(folded.Span[first..]);
            }
        }
    }

    private static double Factor(BatchNormPlan norm, int channel, float* parameters)
    {
        double scale = norm.Scale < 0 ? 1 : parameters[norm.Scale + channel];
        return scale / Math.Sqrt(parameters[norm.Variance + channel] + norm.Epsilon);
    }

    private static void FoldStatistics(BatchNormPlan norm, float* parameters)
    {
        for (int channel = 0; channel < norm.Channels; channel++)
        {
            double factor = Factor(norm, channel, parameters);
            double shift = norm.Shift < 0 ? 0 : parameters[norm.Shift + channel];
            double bias = norm.Bias < 0 ? 0 : parameters[norm.Bias + channel];
            parameters[norm.Mean + channel] = (float)(((bias - parameters[norm.Mean + channel]) * factor) + shift);
            parameters[norm.Variance + channel] = (float)factor;
        }
    }

    private static void MultiplyWeights(BatchNormPlan norm, float* parameters, float* folded)
    {
        for (int channel = 0; channel < norm.Channels; channel++)
        {
            double factor = Factor(norm, channel, parameters);
            if (norm.IsHwio)
            {
                int first = norm.Weight + channel;
                Multiply(parameters + first, factor, norm.WeightsPerChannel, norm.Channels, folded + first);
            }
            else
            {
                nint first = norm.Weight + ((nint)channel * norm.WeightsPerChannel);
                Multiply(parameters + first, factor, norm.WeightsPerChannel, folded + first);
            }
        }
    }

    private static void Multiply(float* weight, double factor, int count, int step, float* folded)
    {
        for (nint i = 0; i < (nint)count * step; i += step)
        {
            folded[i] = (float)(weight[i] * factor);
        }
    }

    /// <summary>The same for weights that follow one another: a network has millions of them, and its first result waits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(float* weight, double factor, int count, float* folded)
    {
        int i = 0;
        for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Load(weight + i));
            Vector256.Narrow(lower * factor, upper * factor).Store(folded + i);
        }

        for (; i < count; i++)
        {
            folded[i] = (float)(weight[i] * factor);
        }
    }
}
