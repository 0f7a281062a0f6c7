using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Makes of the running statistics what inference computes with: a factor and a summand for each channel, from doubles and rounded once. Where a norm is part of
/// the weights before it, these are multiplied with the factor and the summand is their bias.
/// </summary>
internal static unsafe class NormFolding
{
    /// <summary>Works on a copy of the parameters: the factors take the place of the running variances, the summands that of the running means.</summary>
    public static void Apply(NetworkPlan plan, float* parameters)
    {
        foreach (BatchNormPlan norm in plan.Batch!.Norms)
        {
            for (int channel = 0; channel < norm.Channels; channel++)
            {
                Apply(norm, channel, parameters);
            }
        }
    }

    private static void Apply(BatchNormPlan norm, int channel, float* parameters)
    {
        double scale = norm.Scale < 0 ? 1 : parameters[norm.Scale + channel];
        double factor = scale / Math.Sqrt(parameters[norm.Variance + channel] + norm.Epsilon);
        double shift = norm.Shift < 0 ? 0 : parameters[norm.Shift + channel];
        double bias = norm.Bias < 0 ? 0 : parameters[norm.Bias + channel];
        parameters[norm.Mean + channel] = (float)(((bias - parameters[norm.Mean + channel]) * factor) + shift);
        parameters[norm.Variance + channel] = (float)factor;
        if (norm.Weight < 0)
        {
            return;
        }

        nint first = norm.IsHwio ? channel : (nint)channel * norm.WeightsPerChannel;
        nint step = norm.IsHwio ? norm.Channels : 1;
        float* weight = parameters + norm.Weight + first;
        for (int i = 0; i < norm.WeightsPerChannel; i++, weight += step)
        {
            *weight = (float)(*weight * factor);
        }
    }
}
