namespace KernelGen.Tool.Model;

/// <summary>A tensor whose values the model holds, or that are known once the input's size is.</summary>
/// <param name="Name">What the model calls it; for messages and names.</param>
/// <param name="Dims">The sizes, outermost first; empty for one number.</param>
/// <param name="Floats">The values where they are real numbers.</param>
/// <param name="Integers">The values where they are whole numbers or truth values.</param>
internal sealed record Constant(string Name, int[] Dims, float[]? Floats, long[]? Integers)
{
    /// <summary>The most values that a constant may come to have by arithmetic.</summary>
    public const int MaxLength = 1 << 21;

    /// <summary>Number of values.</summary>
    public int Length => Floats?.Length ?? Integers!.Length;

    /// <summary>Whether the model has the real numbers in other than 32 bits.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>Whether the values are real numbers.</summary>
    public bool IsReal => Floats is not null;

    /// <summary>A value as a real number.</summary>
    public double this[int index] => Floats is { } floats ? floats[index] : Integers![index];

    /// <summary>Makes one of whole numbers with one axis.</summary>
    public static Constant Vector(string name, params long[] values) => new(name, [values.Length], null, values);

    /// <summary>The same values with other sizes.</summary>
    public Constant Reshaped(int[] dims) => this with { Dims = dims };

    /// <summary>Number of values of some sizes; -1 if that is more than an array can have.</summary>
    public static long Count(IEnumerable<int> dims)
    {
        long count = 1;
        foreach (int dim in dims)
        {
            count *= dim;
            if (count > int.MaxValue)
            {
                return -1;
            }
        }

        return count;
    }
}
