using System.Numerics;

namespace KernelGen.Compiler.Shapes;

/// <summary>Products of sizes that stay within the limits of <see cref="ShapeLimits"/>, and what is said where they do not.</summary>
internal static class Counts
{
    /// <summary>Multiplies while the product stays within the limit; both sides of each product are then below 2^28.</summary>
    public static bool TryProduct(int limit, out int product, params long[] factors)
    {
        long result = 1;
        product = 0;
        foreach (long factor in factors)
        {
            if (factor > limit)
            {
                return false;
            }

            result *= factor;
            if (result > limit)
            {
                return false;
            }
        }

        product = (int)result;
        return true;
    }

    /// <summary>The shape of those sizes, if it has not too many values.</summary>
    public static bool TryShape(long channels, long height, long width, out TensorShape shape)
    {
        bool fits = TryProduct(ShapeLimits.Activations, out _, height, width, channels);
        shape = fits ? new TensorShape((int)channels, (int)height, (int)width) : default;
        return fits;
    }

    /// <summary>A product that is beyond its limit.</summary>
    /// <param name="layer">The layer's index, or -1 for the network itself.</param>
    /// <param name="what">What there is too much of, for example <c>weight</c>.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="factors">The sizes.</param>
    public static ShapeError TooMany(int layer, string what, int limit, params BigInteger[] factors) => ShapeError.Of(
        ShapeErrorKind.TooLarge, layer, "", what,
        FormattableString.Invariant($"{factors.Aggregate(BigInteger.One, (product, f) => product * f)} values"), limit);
}
