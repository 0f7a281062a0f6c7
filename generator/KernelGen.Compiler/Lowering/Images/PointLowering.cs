using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>From point operations to steps on registers.</summary>
/// <param name="builder">Where the steps go.</param>
/// <param name="store">Conversions between lanes.</param>
/// <param name="kernel">Gives a kernel's quotients.</param>
/// <param name="pixels">Gives the pixels of an input's line.</param>
internal sealed class PointLowering(
    Builder builder, RunStore store, Func<int, int, PixelRun> kernel, Func<int, int, PixelRun> pixels)
{
    private readonly Dictionary<PointExpression, PixelRun> _done = [];

    /// <summary>The run of an expression, each computed once.</summary>
    public PixelRun Lower(PointExpression expression)
    {
        if (!_done.TryGetValue(expression, out PixelRun? run))
        {
            _done.Add(expression, run = LowerNew(expression));
        }

        return run;
    }

    private PixelRun LowerNew(PointExpression expression) => expression switch
    {
        KernelPoint point => kernel(point.Input, point.Kernel),
        PixelPoint point => pixels(point.Input, 0),
        GrayPoint point => Gray(point.Input, point.BlueFirst),
        StoredPoint point => store.Saturate(Lower(point.Operand), point.Type),
        AbsolutePoint point => Absolute(Lower(point.Operand), point.Type),
        ClampPoint point => Clamp(Lower(point.Operand), point.Least, point.Largest),
        ThresholdPoint point => Threshold(Lower(point.Operand), point.Limit, point.High),
        MagnitudePoint { IsEuclidean: true } point => Euclidean(Lower(point.X), Lower(point.Y)),
        MagnitudePoint point => SumOfAbsolutes(Lower(point.X), Lower(point.Y)),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private PixelRun Absolute(PixelRun run, PixelType type)
    {
        if (run.IsFloat || run.Least.Sign < 0)
        {
            // The least number of a type has no opposite.
            run = run.IsFloat ? run : store.Clamp(run, -type.Largest(), type.Largest());
            BigInteger largest = BigInteger.Max(-run.Least, run.Largest);
            return run.Map(r => new Unary(UnaryOperator.Absolute, r), 0, largest);
        }

        return run;
    }

    private PixelRun Clamp(PixelRun run, Rational least, Rational largest) => run.IsFloat
        ? run.Map(
            r => new Binary(BinaryOperator.Minimum, new Binary(BinaryOperator.Maximum, r, Number(least, r.Type)), Number(largest, r.Type)), 0, 0)
        : store.Clamp(run, least.Ceiling(), largest.Floor());

    private PixelRun Threshold(PixelRun run, Rational limit, Rational high)
    {
        if (run.IsFloat)
        {
            return run.Map(
                r => Lanes.And(new Binary(BinaryOperator.LessThan, Number(limit, r.Type), r), Number(high, r.Type)), 0, 0);
        }

        // A whole number is greater than the limit where it is greater than the next whole number below it.
        BigInteger whole = limit.Floor();
        BigInteger value = high.Floor();
        run = run.IsUnsigned ? store.ToInt32(run) : run;
        if (whole >= run.Largest || whole < run.Least)
        {
            BigInteger always = whole >= run.Largest ? BigInteger.Zero : value;
            run = Fitting(run, always);
            return run.Map(r => Lanes.Whole((long)always, r.Type), always, always);
        }

        run = Fitting(run, value);
        return run.Map(
            r => Lanes.And(new Binary(BinaryOperator.LessThan, Lanes.Whole((long)whole, r.Type), r), Lanes.Whole((long)value, r.Type)),
            BigInteger.Min(0, value), BigInteger.Max(0, value));
    }

    /// <summary>Lanes that hold a number too.</summary>
    private PixelRun Fitting(PixelRun run, BigInteger value) =>
        run.Is16Bit && (value < short.MinValue || value > short.MaxValue) ? store.ToInt32(run) : run;

    private PixelRun SumOfAbsolutes(PixelRun x, PixelRun y)
    {
        x = InOrder(x);
        y = InOrder(y);
        if (x.IsFloat || y.IsFloat)
        {
            x = store.ToSingle(x);
            y = store.ToSingle(y);
            return new(
                [.. x.Registers.Zip(y.Registers, (a, b) => (Expression)new Binary(
                    BinaryOperator.Add, new Unary(UnaryOperator.Absolute, a), new Unary(UnaryOperator.Absolute, b)))],
                0, 0);
        }

        BigInteger largest = Size(x) + Size(y);
        if (!x.Is16Bit || !y.Is16Bit || largest > short.MaxValue)
        {
            x = store.ToInt32(x);
            y = store.ToInt32(y);
        }

        if (largest > int.MaxValue)
        {
            // The sum of two absolute values fits without a sign.
            x = store.Clamp(x, -int.MaxValue, int.MaxValue);
            y = store.Clamp(y, -int.MaxValue, int.MaxValue);
        }

        var sum = new PixelRun(
            [.. x.Registers.Zip(y.Registers, (a, b) => (Expression)new Binary(BinaryOperator.Add, Positive(a, x), Positive(b, y)))],
            0, BigInteger.Min(largest, int.MaxValue));
        var unsigned = new VectorType(ElementType.U32, sum.Type.Lanes);
        return largest <= int.MaxValue ? sum : sum.Map(
            r => Lanes.Bits(
                new Binary(BinaryOperator.Minimum, Lanes.Bits(r, unsigned), new Constant(int.MaxValue, unsigned)), sum.Type),
            0, int.MaxValue);
    }

    private static Expression Positive(Expression register, PixelRun run) =>
        run.Least.Sign < 0 ? new Unary(UnaryOperator.Absolute, register) : register;

    private PixelRun Euclidean(PixelRun x, PixelRun y)
    {
        x = InOrder(x);
        y = InOrder(y);
        if (x.IsFloat || y.IsFloat)
        {
            return RootsOfFloats(store.ToSingle(x), store.ToSingle(y));
        }

        BigInteger square = (Size(x) * Size(x)) + (Size(y) * Size(y));
        if (square > uint.MaxValue)
        {
            IEnumerable<Expression> roots = store.ToInt32(x).Registers.Zip(
                store.ToInt32(y).Registers, (a, b) => (Expression)new Binary(BinaryOperator.Magnitude, a, b));
            return new([.. roots], 0, BigInteger.Min(int.MaxValue, Isqrt(square) + 1));
        }

        bool isUnpacked = x.Is16Bit && y.Is16Bit && Size(x) <= short.MaxValue && Size(y) <= short.MaxValue;
        Expression[] squares = isUnpacked ? [.. SquaresOfPairs(x, y)] : [.. Squares(store.ToInt32(x), store.ToInt32(y))];
        return new([.. squares.Select(s => Root(s, square))], 0, Isqrt(square) + 1, isUnpacked);
    }

    private static PixelRun RootsOfFloats(PixelRun x, PixelRun y) =>
        new([.. x.Registers.Zip(y.Registers, (a, b) => (Expression)new Binary(BinaryOperator.Magnitude, a, b))], 0, 0);

    private IEnumerable<Expression> SquaresOfPairs(PixelRun x, PixelRun y)
    {
        for (int i = 0; i < x.Registers.Count; i++)
        {
            Expression a = builder.DefineFresh("x", x.Registers[i]);
            Expression b = builder.DefineFresh("y", y.Registers[i]);
            foreach (bool upper in new[] { false, true })
            {
                Expression pairs = builder.DefineFresh("pairs", new Unpack(upper, a, b));
                yield return new MultiplyAddPairs(pairs, pairs);
            }
        }
    }

    private IEnumerable<Expression> Squares(PixelRun x, PixelRun y)
    {
        for (int i = 0; i < x.Registers.Count; i++)
        {
            Expression a = builder.DefineFresh("x", x.Registers[i]);
            Expression b = builder.DefineFresh("y", y.Registers[i]);
            yield return new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Multiply, a, a), new Binary(BinaryOperator.Multiply, b, b));
        }
    }

    /// <summary>
    /// The whole number nearest to the square root, which no tie can be. Below 2^22 the rounded root of the machine lies on the right side of every
    /// half; above it the guess is corrected by the square's distance from the guess's.
    /// </summary>
    private Expression Root(Expression square, BigInteger largest)
    {
        var single = new VectorType(ElementType.F32, square.Type.Lanes);
        bool isUnsigned = largest > int.MaxValue;
        square = builder.DefineFresh("square", square);
        Expression number = new Conversion(
            ConversionKind.Numeric, isUnsigned ? Lanes.Bits(square, square.Type with { Element = ElementType.U32 }) : square, single);
        Expression root = new Binary(BinaryOperator.Add, new Unary(UnaryOperator.SquareRoot, number), new Constant(FloatRounding.Shift, single));
        Expression guess = builder.DefineFresh(
            "root", new Binary(BinaryOperator.Subtract, Lanes.Bits(root, square.Type), Lanes.Whole(FloatRounding.ShiftBits, square.Type)));
        if (largest < 1 << 22)
        {
            return guess;
        }

        // The nearest one is where -guess < square - guess * guess <= guess, and zero where both are. A set mask is minus one.
        Expression distance = builder.DefineFresh(
            "distance", new Binary(BinaryOperator.Subtract, square, new Binary(BinaryOperator.Multiply, guess, guess)));
        Expression above = new Binary(BinaryOperator.LessThan, guess, distance);
        Expression limit = new Binary(
            BinaryOperator.Minimum, new Binary(BinaryOperator.Subtract, Lanes.Whole(1, square.Type), guess), Lanes.Whole(0, square.Type));
        Expression below = new Binary(BinaryOperator.LessThan, distance, limit);
        return new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Subtract, guess, above), below);
    }

    private PixelRun Gray(int input, bool blueFirst)
    {
        PixelRun[] channels = [pixels(input, 0), pixels(input, 1), pixels(input, 2)];
        BigInteger[] weights = blueFirst ? [7471, 38470, 19595] : [19595, 38470, 7471];
        var registers = new List<Expression>();
        for (int i = 0; i < channels[0].Registers.Count; i++)
        {
            var sums = new PairSums(builder, "gray" + (char)('A' + i), channels[0].Type, 32768);
            for (int channel = 0; channel < channels.Length; channel++)
            {
                sums.Add(weights[channel], channels[channel].Registers[i], 0, byte.MaxValue);
            }

            (Expression lower, Expression upper) = sums.Finish();
            registers.Add(new Shift(ShiftOperator.RightArithmetic, lower, 16));
            registers.Add(new Shift(ShiftOperator.RightArithmetic, upper, 16));
        }

        // Together in 16 bits again at once: what follows need not know of pairs.
        return store.To16Bit(new PixelRun(registers, 0, byte.MaxValue, IsUnpacked: true), isUnsigned: false);
    }

    private PixelRun InOrder(PixelRun run) => run.IsUnpacked ? store.To16Bit(run, isUnsigned: run.Least.Sign >= 0) : run;

    private static BigInteger Size(PixelRun run) => BigInteger.Max(-run.Least, run.Largest);

    private static Expression Number(Rational value, VectorType type) => new Constant(value.ToSingle(), type);

    private static BigInteger Isqrt(BigInteger square) => (BigInteger)Math.Ceiling(Math.Sqrt((double)square));
}
