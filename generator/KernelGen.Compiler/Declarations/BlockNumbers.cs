namespace KernelGen.Compiler.Declarations;

/// <summary>The numbers that one use gives to a block.</summary>
/// <param name="Channels">Output channels.</param>
/// <param name="InputChannels">Channels that the block reads.</param>
/// <param name="Hidden">The use's own number; null where it gives none.</param>
/// <param name="Stride">The stride.</param>
internal sealed record BlockNumbers(int Channels, int InputChannels, int? Hidden, int Stride)
{
    /// <summary>Counts beyond this are made of the runtime's constants, which stand for the numbers.</summary>
    public const int Largest = 1 << 20;

    private const int Unit = 20160;
    private const int MostFactor = 31;

    private static readonly (string Name, int Prime)[] s_constants =
        [("Block.Channels", 3407), ("Block.InputChannels", 3391), ("Block.Hidden", 3389), ("Block.Stride", 3373)];

    /// <summary>Numbers to read a block by that no use has given yet.</summary>
    public static BlockNumbers Sample { get; } = new(64, 64, 64, 1);

    /// <summary>Whether a shortcut must bring the block's input to the shape of its output.</summary>
    public bool Projects => Channels != InputChannels || Stride != 1;

    /// <summary>The constant that a number was made of; null where it was made of none.</summary>
    public static string? ConstantOf(int number) => number > Largest && TryRead(number, out int constant, out _, out _) ? s_constants[constant].Name : null;

    /// <summary>What a number in a block stands for; null where it is a large number that was made of no constant, or of one that has no value.</summary>
    public int? Of(int number)
    {
        if (number <= Largest)
        {
            return number;
        }

        int?[] values = [Channels, InputChannels, Hidden, Stride];
        return TryRead(number, out int constant, out int times, out int by) && values[constant] is { } value && (long)value * times / by is var result and <= int.MaxValue
            ? (int)result
            : null;
    }

    private static bool TryRead(int number, out int constant, out int times, out int by)
    {
        for (constant = 0; constant < s_constants.Length; constant++)
        {
            int prime = s_constants[constant].Prime;
            if (number % prime == 0)
            {
                int divisor = GreatestCommonDivisor(number / prime, Unit);
                (times, by) = (number / prime / divisor, Unit / divisor);
                return times <= MostFactor;
            }
        }

        (times, by) = (0, 1);
        return false;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
