namespace KernelGen.Samples.Training;

/// <summary>How the learning rate changes over a training.</summary>
internal enum RateCurve
{
    /// <summary>From the whole rate in a straight line to zero.</summary>
    Falling,

    /// <summary>PyTorch's <c>OneCycleLR</c>: up from a 25th to the whole rate, then down to nearly zero, each by half a cosine.</summary>
    OneCycle,
}

/// <summary>The curves' values.</summary>
internal static class RateCurves
{
    // PyTorch's defaults: the rise takes this share of the steps, from the rate over 25 up, and the end is 10,000 times below that.
    private const double Rise = 0.3;
    private const double StartDivisor = 25;
    private const double EndDivisor = 1e4;

    /// <summary>The rate of a step.</summary>
    /// <param name="curve">Which curve.</param>
    /// <param name="rate">The highest rate.</param>
    /// <param name="step">Which step, from 0.</param>
    /// <param name="steps">How many there are.</param>
    public static float At(this RateCurve curve, float rate, long step, long steps)
    {
        if (curve == RateCurve.Falling) return rate * (steps - step) / steps;
        double top = (Rise * steps) - 1;
        double start = rate / StartDivisor;
        return (float)(step <= top ? Between(start, rate, step / top) : Between(rate, start / EndDivisor, (step - top) / (steps - 1 - top)));
    }

    private static double Between(double from, double to, double part) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part)));
}
