namespace KernelGen.Samples.Learning;

/// <summary>
/// The course's example E5: from a picture and its edges, gradient descent finds the kernel (1, -1) that makes the one from
/// the other.
/// </summary>
internal static class EdgeLesson
{
    public const int Steps = 30;
    private const float Rate = 0.01f;

    /// <summary>Learns the kernel.</summary>
    /// <param name="report">Called after each step with its number, from 1, and its loss.</param>
    /// <returns>The learned kernel and bias.</returns>
    public static (float[] Weight, float Bias) Learn(Action<int, float> report)
    {
        using EdgeKernel network = EdgeKernel.Create();
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 1,
            Loss = new MseLoss { Reduction = LossReduction.Sum },
            Optimizer = new Sgd(Rate),
        });
        float[] picture = Picture();
        float[] edges = Edges();
        for (int step = 1; step <= Steps; step++)
            report(step, session.Step(picture, edges));
        return (network.Edge.Weight!.Values.ToArray(), network.Edge.Bias!.Values[0]);
    }

    /// <summary>E4: 6 rows of 8 pixels, ones with zeros in columns 2 to 5.</summary>
    public static float[] Picture() => Rows(1, 1, 0, 0, 0, 0, 1, 1);

    /// <summary>Where E4's picture turns from one to zero (1) and back (-1).</summary>
    public static float[] Edges() => Rows(0, 1, 0, 0, 0, -1, 0);

    private static float[] Rows(params float[] row) => [.. Enumerable.Repeat(row, 6).SelectMany(values => values)];
}
