namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>The sizes of blocks that cut an axis without a remainder, whose text would stand beside that of the whole blocks.</summary>
internal static class Divisors
{
    /// <summary>All divisors, the smallest first.</summary>
    public static IEnumerable<int> Of(int number) => Enumerable.Range(1, number).Where(d => number % d == 0);

    /// <summary>
    /// Into how many equal parts threads share out what each of them needs memory for: few, so that this memory stays in a cache, and enough for a team.
    /// </summary>
    /// <param name="count">What is shared out.</param>
    public static int Parts(int count)
    {
        const int Few = 8;
        int parts = Of(count).Last(d => d <= Few);
        return parts < Few / 2 ? count : parts;
    }
}
