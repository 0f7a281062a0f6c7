namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>The sizes of blocks that cut an axis without a remainder, whose text would stand beside that of the whole blocks.</summary>
internal static class Divisors
{
    /// <summary>All divisors, the smallest first.</summary>
    public static IEnumerable<int> Of(int number) => Enumerable.Range(1, number).Where(d => number % d == 0);
}
