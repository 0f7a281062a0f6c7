using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// PyTorch's default start of convolutions and linear layers: weight and bias from
/// U(-1 / sqrt(fan_in), 1 / sqrt(fan_in)), which is what <c>kaiming_uniform_(a=sqrt(5))</c> comes to (He et al., 2015).
/// </summary>
internal static class DefaultInitialization
{
    /// <summary>Fills one parameter; the numbers depend on the stream alone, on every machine.</summary>
    public static void Fill(Span<float> values, int fanIn, ref RandomStream random)
    {
        double bound = 1 / Math.Sqrt(Math.Max(1, fanIn));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(((2 * random.NextUnit()) - 1) * bound);
        }
    }

    /// <summary>Brings weights that were filled in PyTorch's order into the parameter's own, so that either starts as the same network.</summary>
    public static unsafe void Order(Span<float> values, Parameter parameter)
    {
        if (parameter.Layout == WeightLayout.Hwio)
        {
            fixed (float* filled = values.ToArray(), ordered = values)
            {
                WeightPacking.ToHwio(filled, parameter.Shape[3], parameter.Shape[2], parameter.Shape[0] * parameter.Shape[1], ordered);
            }
        }
    }

    /// <summary>Fills one parameter with a declared start, which every channel gets.</summary>
    public static void Repeat(Span<float> values, ReadOnlySpan<float> start)
    {
        for (int i = 0; i < values.Length; i += start.Length)
        {
            start.CopyTo(values[i..]);
        }
    }
}
