using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>When functions that differ in numbers become one: where that saves text and the numbers have room in registers.</summary>
internal static class SharingBudget
{
    /// <summary>About what the declaration of a parameter and an argument in each call take, in characters.</summary>
    private const int PerParameter = 40;

    /// <summary>Whether one more function may share a method.</summary>
    /// <param name="target">The vector unit.</param>
    /// <param name="length">Characters of the function.</param>
    /// <param name="parameters">Numbers that differ.</param>
    /// <param name="inside">How many of them, and of their products, an innermost loop uses at most.</param>
    public static bool Allows(Target target, int length, int parameters, int inside) =>
        parameters <= MostParameters && inside <= MostInside(target) && parameters * PerParameter < length;

    private const int MostParameters = 24;

    /// <summary>
    /// Innermost loops have few general registers left, beside their pointers and counters. What has no room is loaded in each turn: few multiply-adds,
    /// as tiles of 256 bits have, do not hide that. Those of 128 bits may be slower, for less text.
    /// </summary>
    private static int MostInside(Target target) => target.VectorBits switch
    {
        512 => 6,
        256 => 2,
        _ => 16,
    };
}
