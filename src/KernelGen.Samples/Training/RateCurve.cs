namespace KernelGen.Samples.Training;

/// <summary>How the learning rate changes over a training.</summary>
internal enum RateCurve
{
    /// <summary>From the whole rate in a straight line to zero.</summary>
    Falling,

    /// <summary>A quick rise from a 25th to the whole rate, then down to nearly zero: <see cref="OneCycleLR"/> with the optimizer's own momentum.</summary>
    OneCycle,
}

/// <summary>The curves as schedules.</summary>
internal static class RateCurves
{
    /// <summary>The schedule of a whole training.</summary>
    /// <param name="curve">Which curve.</param>
    /// <param name="rate">The highest rate.</param>
    /// <param name="steps">Steps of the training.</param>
    public static LearningRateSchedule Over(this RateCurve curve, float rate, long steps) => curve switch
    {
        RateCurve.OneCycle => new OneCycleLR(rate, steps) { CycleMomentum = false },
        _ => new FallingRate(rate, steps),
    };

    private sealed record FallingRate(float Rate, long Steps) : LearningRateSchedule
    {
        public override long StepLimit => Steps;

        public override double LearningRateAt(long step, double initialLearningRate) => Rate * (Steps - step) / Steps;
    }
}
