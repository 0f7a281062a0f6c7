namespace KernelGen.Compiler.Declarations;

/// <summary>Finds the name that was perhaps meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate that the fewest edits make of the name, case apart; null where none is close.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        // Half of a short name is another name.
        int least = Math.Min(3, (name.Length / 3) + 1);
        string? nearest = null;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant(), least);
            if (distance < least)
            {
                least = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>The insertions, removals and replacements from one text to the other; the limit if there are as many or more.</summary>
    private static int Distance(string from, string to, int limit)
    {
        if (Math.Abs(from.Length - to.Length) >= limit)
        {
            return limit;
        }

        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return Math.Min(limit, row[to.Length]);
    }
}
