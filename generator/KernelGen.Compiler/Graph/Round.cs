namespace KernelGen.Compiler.Graph;

/// <summary>Whole numbers rounded to multiples.</summary>
internal static class Round
{
    public static int Up(int value, int multiple) => checked((value + multiple - 1) / multiple * multiple);

    public static int Quotient(int value, int divisor) => (value + divisor - 1) / divisor;
}
