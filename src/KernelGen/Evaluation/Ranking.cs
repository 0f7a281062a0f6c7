namespace KernelGen;

/// <summary>Reads a classifier's outputs.</summary>
public static class Ranking
{
    /// <summary>The index of the largest output; the first of equal ones.</summary>
    /// <exception cref="ArgumentException">There are no outputs.</exception>
    public static int Best(ReadOnlySpan<float> outputs)
    {
        if (outputs.IsEmpty)
        {
            throw new ArgumentException("There are no outputs.", nameof(outputs));
        }

        int best = 0;
        for (int i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] > outputs[best] ? i : best;
        }

        return best;
    }

    /// <summary>Whether the label's output is among the <paramref name="k"/> largest (of equal ones the first come first).</summary>
    /// <param name="outputs">One output for each class.</param>
    /// <param name="label">The class, from 0.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is no class, or k is below 1.</exception>
    public static bool IsAmongBest(ReadOnlySpan<float> outputs, int label, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, outputs.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        int before = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            // Not "greater": beside NaN nothing is smaller, so a label whose output is NaN is never among the best.
            before += i != label && !(outputs[i] < outputs[label] || (outputs[i] == outputs[label] && i > label)) ? 1 : 0;
        }

        return before < k && !float.IsNaN(outputs[label]);
    }
}
