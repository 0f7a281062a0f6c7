namespace KernelGen.Samples.Classify;

/// <summary>What scores say: a share for each class, and which are the largest.</summary>
internal static class Probabilities
{
    /// <summary>e^(score / temperature), over the sum of all. A temperature below 1 makes the network surer, one above makes it doubt.</summary>
    /// <param name="scores">A score for each class; those of a network whose last layer is a softmax are shares already.</param>
    /// <param name="temperature">Above 0.</param>
    public static double[] Softmax(ReadOnlySpan<float> scores, double temperature)
    {
        double greatest = double.NegativeInfinity;
        foreach (float score in scores) greatest = Math.Max(greatest, score);
        var shares = new double[scores.Length];
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
            sum += shares[i] = Math.Exp((scores[i] - greatest) / temperature);
        for (int i = 0; i < shares.Length; i++)
            shares[i] /= sum;
        return shares;
    }

    /// <summary>The classes of the largest values, the largest first; of equal ones the first.</summary>
    public static int[] Top(IReadOnlyList<double> values, int count) =>
        [.. Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ThenBy(i => i).Take(count)];
}
