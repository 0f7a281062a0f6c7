using KernelGen.Generator.Declarations;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>From finished sums to stored pixels: divides, rounds, saturates, brings the lanes into their order.</summary>
internal sealed class ResultWriter(Builder builder, ImageKernel kernel, LaneLayout layout, Symbol x)
{
    private readonly ImageArithmetic _arithmetic = kernel.Arithmetic;

    public void Write(Ir.Buffer row, int y, IReadOnlyList<Expression> sums)
    {
        if (kernel.Destination == PixelType.F32)
        {
            WriteFloats(row, sums);
            return;
        }

        Expression[] results = [.. sums.Select((sum, slot) => builder.Define($"pixels{y}{layout.SlotName(slot)}", Saturate(Divide(sum, y, slot))))];
        if (layout.IsInterleaved)
        {
            builder.Store(row, x, Bits(Interleave(results), new VectorType(layout.Destination, layout.Pixels)));
        }
        else if (layout.Slots == 2)
        {
            builder.Store(row, x, new NarrowSaturated(results[0], results[1], new VectorType(layout.Destination, layout.Pixels)));
        }
        else
        {
            WriteWide(row, results[0], ElementTypeOf(kernel.Destination));
        }
    }

    private static ElementType ElementTypeOf(PixelType type) => type.Element();

    private Expression Divide(Expression sum, int y, int slot)
    {
        string suffix = $"{y}{layout.SlotName(slot)}";
        switch (_arithmetic.Rounding)
        {
            case ShiftRounding shift:
                sum = Named("whole" + suffix, sum);
                Expression odd = And(new Shift(ShiftOperator.RightLogical, sum, shift.Count), Whole(1));
                Expression half = shift.Count == 1 ? sum : new Binary(BinaryOperator.Add, sum, Whole((1L << (shift.Count - 1)) - 1));
                return new Shift(
                    shift.IsUnsigned ? ShiftOperator.RightLogical : ShiftOperator.RightArithmetic,
                    new Binary(BinaryOperator.Add, half, odd),
                    shift.Count);
            case MultiplyHighRounding product:
                return MultiplyHigh(sum, suffix, product);
            case ReciprocalRounding reciprocal:
                return RoundedProduct(sum, reciprocal.Divisor);
            case CorrectedRounding corrected:
                return Correct(sum, suffix, corrected.Divisor);
            default:
                return sum;
        }
    }

    private Expression MultiplyHigh(Expression sum, string suffix, MultiplyHighRounding rounding)
    {
        sum = Named("dividend" + suffix, sum);
        var unsigned = new VectorType(ElementType.U16, layout.Sum.Lanes);
        Expression product = new Binary(BinaryOperator.MultiplyHigh, Bits(sum, unsigned), new Constant(rounding.Factor, unsigned));
        Expression quotient = Bits(rounding.Count == 0 ? product : new Shift(ShiftOperator.RightLogical, product, rounding.Count), layout.Sum);
        if (!rounding.HasTies)
        {
            return quotient;
        }

        // Half of the divisor was added, so a tie is where nothing remains: there an odd quotient steps back.
        quotient = Named("quotient" + suffix, quotient);
        Expression isTie = new Binary(BinaryOperator.Equal, sum, new Binary(BinaryOperator.Multiply, quotient, Whole(rounding.Divisor)));
        return new Binary(BinaryOperator.Subtract, quotient, And(And(quotient, Whole(1)), isTie));
    }

    /// <summary>Adding 1.5 * 2^23 leaves a float's fraction no room: what remains in its low bits is the nearest whole number.</summary>
    private Expression RoundedProduct(Expression sum, int divisor)
    {
        const int Magic = 0x4B400000;
        var single = new VectorType(ElementType.F32, layout.Sum.Lanes);
        Expression value = new Conversion(ConversionKind.Numeric, sum, single);
        Expression product = new MultiplyAdd(value, new Constant(1f / divisor, single), new Constant(12582912f, single));
        return new Binary(BinaryOperator.Subtract, Bits(product, layout.Sum), Whole(Magic));
    }

    private Expression Correct(Expression sum, string suffix, int divisor)
    {
        sum = Named("dividend" + suffix, sum);
        Expression guess = builder.Define("guess" + suffix, RoundedProduct(sum, divisor));
        Expression rest = new Binary(BinaryOperator.Subtract, sum, new Binary(BinaryOperator.Multiply, guess, Whole(divisor)));
        Expression twice = builder.Define("twiceRest" + suffix, new Shift(ShiftOperator.Left, rest, 1));

        // An odd quotient gives way already at the tie: twice the rest plus one is then past the divisor.
        Expression odd = builder.Define("odd" + suffix, And(guess, Whole(1)));
        Expression above = new Binary(BinaryOperator.LessThan, Whole(divisor), new Binary(BinaryOperator.Add, twice, odd));
        Expression below = new Binary(BinaryOperator.LessThan, new Binary(BinaryOperator.Subtract, twice, odd), Whole(-divisor));

        // A set mask is minus one.
        return new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Subtract, guess, above), below);
    }

    private Expression Saturate(Expression value)
    {
        int lift = _arithmetic.Rounding is MultiplyHighRounding { Lift: var lifted } ? lifted : 0;
        long least = kernel.Destination.Least();
        long largest = kernel.Destination.Largest();

        // Packing saturates by itself.
        bool packs = !layout.IsInterleaved && layout.Slots == 2 && kernel.Destination == PixelType.I16;
        bool isUnsigned = _arithmetic.Accumulator == Accumulator.UInt16 && _arithmetic.LargestResult > short.MaxValue;
        if (isUnsigned && _arithmetic.LargestResult > largest)
        {
            var unsigned = new VectorType(ElementType.U16, layout.Sum.Lanes);
            return Bits(new Binary(BinaryOperator.Minimum, Bits(value, unsigned), new Constant(largest, unsigned)), layout.Sum);
        }

        if (_arithmetic.LeastResult < least && !packs)
        {
            value = new Binary(BinaryOperator.Maximum, value, Whole(least + lift));
        }

        if (_arithmetic.LargestResult > largest && !packs)
        {
            value = new Binary(BinaryOperator.Minimum, value, Whole(largest + lift));
        }

        return lift == 0 ? value : new Binary(BinaryOperator.Subtract, value, Whole(lift));
    }

    private Expression Interleave(Expression[] results)
    {
        int bits = layout.Destination.Bits();
        Expression? all = null;
        for (int slot = 0; slot < results.Length; slot++)
        {
            // Only what can be negative has bits above its own.
            bool isClean = layout.Destination is ElementType.U8 or ElementType.U16 || slot == results.Length - 1;
            Expression clean = isClean ? results[slot] : And(results[slot], Whole((1L << bits) - 1));
            Expression placed = slot == 0 ? clean : new Shift(ShiftOperator.Left, clean, slot * bits);
            all = all is null ? placed : new Binary(BinaryOperator.Or, all, placed);
        }

        return all!;
    }

    private void WriteFloats(Ir.Buffer row, IReadOnlyList<Expression> sums)
    {
        if (_arithmetic.Accumulator == Accumulator.Single)
        {
            float offset = kernel.FloatOffset;
            Expression sum = sums[0];
            builder.Store(row, x, offset == 0 ? sum : new Binary(BinaryOperator.Add, sum, new Constant(offset, sum.Type)));
            return;
        }

        WriteWide(row, sums[0], ElementType.F32);
    }

    /// <summary>Stores neighbouring sums, widened in two steps where they are half as wide as the result.</summary>
    private void WriteWide(Ir.Buffer row, Expression sum, ElementType destination)
    {
        if (destination.Bits() == sum.Type.Element.Bits())
        {
            builder.Store(row, x, Final(sum, destination));
            return;
        }

        sum = Named("sum", sum);
        int lanes = sum.Type.Lanes / 2;
        bool isUnsigned = _arithmetic.Accumulator == Accumulator.UInt16;
        Expression narrow = isUnsigned ? Bits(sum, new VectorType(ElementType.U16, sum.Type.Lanes)) : sum;
        var wide = new VectorType(isUnsigned ? ElementType.U32 : ElementType.I32, lanes);
        var whole = new VectorType(ElementType.I32, lanes);
        builder.Store(row, x, Final(Bits(new Conversion(ConversionKind.WidenLower, narrow, wide), whole), destination));
        builder.Store(row, (Affine)x + lanes, Final(Bits(new Conversion(ConversionKind.WidenUpper, narrow, wide), whole), destination));
    }

    private Expression Final(Expression sum, ElementType destination)
    {
        if (destination != ElementType.F32)
        {
            return Bits(sum, new VectorType(destination, sum.Type.Lanes));
        }

        var single = new VectorType(ElementType.F32, sum.Type.Lanes);
        Expression value = new Conversion(ConversionKind.Numeric, sum, single);
        System.Numerics.BigInteger divisor = kernel.Sum.Divisor;
        return divisor.IsOne ? value
            : divisor.IsPowerOfTwo ? new Binary(BinaryOperator.Multiply, value, new Constant(1 / (double)divisor, single))
            : new Binary(BinaryOperator.Divide, value, new Constant((double)divisor, single));
    }

    private Expression Named(string name, Expression value) => value is Read ? value : builder.Define(name, value);

    private Expression Whole(long number) =>
        new Constant(layout.Sum.Element.Bits() == 16 ? unchecked((short)number) : number, layout.Sum);

    private static Expression And(Expression left, Expression right) => new Binary(BinaryOperator.And, left, right);

    private static Expression Bits(Expression value, VectorType type) => PixelLanes.Bits(value, type);
}
