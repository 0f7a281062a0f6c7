using System.Globalization;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>Compares a variant's results with the reference's before anything is timed.</summary>
internal static class OutputCheck
{
    /// <summary>Returns null if all results agree, otherwise one sentence that says where they do not.</summary>
    public static string? Difference(
        IReadOnlyDictionary<string, float[]>? reference,
        IReadOnlyDictionary<string, float[]>? actual,
        Tolerance tolerance)
    {
        if (reference is null || reference.Count == 0)
            return "there is no reference to compare with";
        if (actual is null || actual.Count == 0)
            return "it returned no result, so nothing was compared";
        foreach ((string name, float[] expected) in reference)
        {
            if (!actual.TryGetValue(name, out float[]? values))
                return $"result '{name}' is missing";
            if (Difference(name, expected, values, tolerance) is { } difference)
                return difference;
        }

        return null;
    }

    /// <summary>The largest difference of results that agree, over the largest magnitude of the same result.</summary>
    public static double LargestError(IReadOnlyDictionary<string, float[]> reference, IReadOnlyDictionary<string, float[]> actual)
    {
        double largest = 0;
        foreach ((string name, float[] expected) in reference)
        {
            double scale = 0, error = 0;
            for (int i = 0; i < expected.Length; i++)
            {
                scale = Math.Max(scale, Math.Abs((double)expected[i]));
                error = Math.Max(error, Math.Abs((double)expected[i] - actual[name][i]));
            }

            largest = Math.Max(largest, error / scale);
        }

        return largest;
    }

    private static string? Difference(string name, float[] expected, float[] actual, Tolerance tolerance)
    {
        if (expected.Length != actual.Length)
            return Text($"result '{name}' has {actual.Length} elements, expected {expected.Length}");

        double scale = 0;
        foreach (float value in expected)
            scale = Math.Max(scale, Math.Abs((double)value));

        // A comparison with nothing but zeros (or NaN) would pass for a kernel that never ran.
        if (!(scale > 0))
            return $"the reference of '{name}' is empty or all zero, so it proves nothing";
        if (tolerance.Distances is { } distances)
        {
            double distance = Distance(expected, actual);
            return distance <= distances[name]
                ? null
                : Text($"result '{name}' is {distance:G3} of its norm away from the reference, allowed {distances[name]:G3}");
        }

        double allowed = tolerance.Absolute + tolerance.Relative * scale;
        int wrong = 0, worst = -1;
        double worstError = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs((double)expected[i] - actual[i]);
            if (error <= allowed)
                continue;
            wrong++;
            if (worst < 0 || !(error <= worstError))
            {
                worst = i;
                worstError = error;
            }
        }

        return wrong == 0
            ? null
            : Text($"result '{name}' differs in {wrong} of {expected.Length} elements; element {worst} is {actual[worst]}, expected {expected[worst]}, allowed difference {allowed:G3}");
    }

    /// <summary>The Euclidean distance of two results as a share of the first one's norm.</summary>
    public static double Distance(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double apart = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = (double)expected[i] - actual[i];
            apart += difference * difference;
            norm += (double)expected[i] * expected[i];
        }

        return Math.Sqrt(apart / norm);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
