using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>A pixel, or a sum of pixels, that a kernel multiplies with a tap.</summary>
/// <param name="Tap">The tap.</param>
/// <param name="Load">Gives the pixels of a register.</param>
/// <param name="Least">The least value that a lane can have.</param>
/// <param name="Largest">The largest one.</param>
internal sealed record WideTerm(BigInteger Tap, Func<Expression> Load, BigInteger Least, BigInteger Largest);

/// <summary>
/// Sums wider than 32 bits, for one register of pixels: each pixel is multiplied by all parts of its tap, and the parts are added for themselves.
/// Pixels of equal and opposite taps are added and subtracted before. Both forms give the sums of the parts as doubles.
/// </summary>
internal static class LimbSums
{
    /// <summary>
    /// From 16-bit lanes by products of pairs. The results are those of four quarters: the lower and upper halves of what the lower halves of all blocks give,
    /// then of what the upper ones give.
    /// </summary>
    public static Expression[][] Pairs(Builder builder, string name, VectorType half, IEnumerable<WideTerm> terms, ImageKernel kernel, Limbs limbs)
    {
        Group[] groups = [.. Groups(terms, half)];
        var sums = new Value?[limbs.Count, 2];
        BigInteger[] start = limbs.Of(kernel.Sum.Constant);
        var pair = new VectorType(ElementType.I32, half.Lanes / 2);
        for (int i = 0; i < groups.Length; i += 2)
        {
            Expression value = groups[i].Sum(builder, name);
            Expression next = i + 1 < groups.Length ? groups[i + 1].Sum(builder, name) : value;
            BigInteger[] parts = limbs.Of(groups[i].Tap);
            BigInteger[] nextParts = limbs.Of(i + 1 < groups.Length ? groups[i + 1].Tap : 0);
            for (int side = 0; side < 2; side++)
            {
                Expression both = builder.DefineFresh(name + "Pair", new Unpack(side == 1, value, next));
                for (int place = 0; place < limbs.Count; place++)
                {
                    if (parts[place].IsZero && nextParts[place].IsZero)
                    {
                        continue;
                    }

                    Expression factors = Lanes.Bits(
                        new Constant(unchecked(((int)nextParts[place] << 16) | ((int)parts[place] & 0xFFFF)), pair), half);
                    Expression product = new MultiplyAddPairs(both, factors);
                    Add(builder, ref sums[place, side], name + Place(place) + (side == 0 ? "Lower" : "Upper"), product, start[place]);
                }
            }
        }

        return
        [
            .. from side in new[] { 0, 1 }
               from kind in new[] { ConversionKind.WidenLower, ConversionKind.WidenUpper }
               select Enumerable.Range(0, limbs.Count).Select(place => ToDouble(sums[place, side], start[place], kind, pair)).ToArray(),
        ];
    }

    /// <summary>From 32-bit lanes in doubles. The results are those of the lower and the upper half.</summary>
    public static Expression[][] Doubles(Builder builder, string name, VectorType whole, IEnumerable<WideTerm> terms, ImageKernel kernel, Limbs limbs)
    {
        var type = new VectorType(ElementType.F64, whole.Lanes / 2);
        var sums = new Value?[limbs.Count, 2];
        BigInteger[] start = limbs.Of(kernel.Sum.Constant);
        foreach (Group group in Groups(terms, whole))
        {
            Expression value = group.Sum(builder, name);
            BigInteger[] parts = limbs.Of(group.Tap);
            for (int side = 0; side < 2; side++)
            {
                Expression wide = builder.DefineFresh(
                    name + "Wide", new Conversion(side == 0 ? ConversionKind.WidenLower : ConversionKind.WidenUpper, value, type));
                for (int place = 0; place < limbs.Count; place++)
                {
                    if (parts[place].IsZero)
                    {
                        continue;
                    }

                    var factor = new Constant((double)parts[place], type);
                    if (sums[place, side] is { } sum)
                    {
                        builder.Assign(sum, new MultiplyAdd(wide, factor, new Read(sum)));
                    }
                    else
                    {
                        sums[place, side] = builder.Accumulator(
                            name + Place(place) + (side == 0 ? "Lower" : "Upper"),
                            start[place].IsZero ? new Binary(BinaryOperator.Multiply, wide, factor)
                                : new MultiplyAdd(wide, factor, new Constant((double)start[place], type)));
                    }
                }
            }
        }

        return
        [
            .. new[] { 0, 1 }.Select(side => Enumerable.Range(0, limbs.Count)
                .Select(place => sums[place, side] is { } sum ? (Expression)new Read(sum) : new Constant((double)start[place], type)).ToArray()),
        ];
    }

    private static void Add(Builder builder, ref Value? sum, string name, Expression product, BigInteger start)
    {
        if (sum is not null)
        {
            builder.Assign(sum, new Binary(BinaryOperator.Add, new Read(sum), product));
            return;
        }

        sum = builder.Accumulator(
            name, start.IsZero ? product : new Binary(BinaryOperator.Add, product, Lanes.Whole((long)start, product.Type)));
    }

    private static Expression ToDouble(Value? sum, BigInteger start, ConversionKind kind, VectorType pair)
    {
        var type = new VectorType(ElementType.F64, pair.Lanes / 2);
        return sum is null ? new Constant((double)start, type) : new Conversion(kind, new Read(sum), type);
    }

    private static string Place(int place) => "Part" + place.ToString(CultureInfo.InvariantCulture);

    /// <summary>Terms whose taps have one magnitude, as many as a lane holds the sum of.</summary>
    private static IEnumerable<Group> Groups(IEnumerable<WideTerm> terms, VectorType type)
    {
        BigInteger limit = BigInteger.One << (type.Element.Bits() - 1);
        var groups = new List<Group>();
        foreach (WideTerm term in terms)
        {
            Group? group = groups.Find(g => BigInteger.Abs(g.Tap) == BigInteger.Abs(term.Tap) && g.Fits(term, limit));
            if (group is null)
            {
                groups.Add(group = new(term.Tap));
            }

            group.Add(term);
        }

        return groups;
    }

    private sealed class Group(BigInteger tap)
    {
        private readonly List<WideTerm> _terms = [];
        private BigInteger _least;
        private BigInteger _largest;

        public BigInteger Tap => tap;

        public bool Fits(WideTerm term, BigInteger limit)
        {
            (BigInteger least, BigInteger largest) = With(term);
            return least >= -limit && largest < limit;
        }

        public void Add(WideTerm term)
        {
            (_least, _largest) = With(term);
            _terms.Add(term);
        }

        public Expression Sum(Builder builder, string name)
        {
            Expression? sum = null;
            foreach (WideTerm term in _terms)
            {
                Expression pixels = term.Load();
                sum = builder.DefineFresh(
                    name + "Term",
                    sum is null ? pixels : new Binary(term.Tap == tap ? BinaryOperator.Add : BinaryOperator.Subtract, sum, pixels));
            }

            return sum!;
        }

        // The first term's tap is the group's.
        private (BigInteger Least, BigInteger Largest) With(WideTerm term) => term.Tap == tap
            ? (_least + term.Least, _largest + term.Largest)
            : (_least - term.Largest, _largest - term.Least);
    }
}
