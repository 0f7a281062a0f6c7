using KernelGen.Compiler.Ir;

namespace KernelGen.Generator.Tests.Support;

/// <summary>
/// Runs a function as it stands, slowly and without optimising. Lanes are kept as bits: a float's own, or the number itself for
/// integers. A multiply and add is rounded once.
/// </summary>
internal sealed class Interpreter
{
    private readonly Dictionary<Symbol, long> _counters = [];
    private readonly Dictionary<Value, int[]> _locals = [];
    private readonly Dictionary<Compiler.Ir.Buffer, (int[] Memory, long Offset)> _memory = [];

    private Interpreter(Function function, IEnumerable<(int[] Memory, long Offset)> memory, IReadOnlyList<long> sizes)
    {
        foreach ((Compiler.Ir.Buffer buffer, (int[] Memory, long Offset) place) in function.Buffers.Zip(memory))
        {
            _memory.Add(buffer, place);
        }

        for (int i = 0; i < sizes.Count; i++)
        {
            _counters.Add(function.Sizes[i], sizes[i]);
        }
    }

    /// <summary>Runs the function over the memory of its buffers.</summary>
    public static void Run(Function function, IReadOnlyList<int[]> memory, params IReadOnlyList<long> sizes) =>
        new Interpreter(function, memory.Select(m => (m, 0L)), sizes).Run(function.Body);

    /// <summary>Runs the function over places in memory that buffers may share.</summary>
    public static void Run(Function function, IReadOnlyList<(int[] Memory, long Offset)> places, params IReadOnlyList<long> sizes) =>
        new Interpreter(function, places, sizes).Run(function.Body);

    private void Run(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Block inner:
                    Run(inner);
                    break;
                case Loop loop:
                    long end = At(loop.End);
                    for (long i = At(loop.Start); i < end; i += loop.Step)
                    {
                        _counters[loop.Variable] = loop.LastMovesBack ? Math.Min(i, end - loop.Step) : i;
                        Run(loop.Body);
                    }

                    _counters.Remove(loop.Variable);
                    break;
                case Define define:
                    _locals[define.Target] = Value(define.Initial);
                    break;
                case Assign assign:
                    _locals[assign.Target] = Value(assign.NewValue);
                    break;
                case Store store:
                    int[] stored = Value(store.Value);
                    (int[] memory, long offset) = _memory[store.Buffer];
                    stored.CopyTo(memory, checked((int)(offset + At(store.Index))));
                    break;
                case Advance advance:
                    (int[] from, long start) = _memory[advance.Base];
                    _memory[advance.Pointer] = (from, start + At(advance.Offset));
                    break;
            }
        }
    }

    private long At(Affine index)
    {
        long sum = index.Constant;
        foreach ((Symbol symbol, long factor) in index.Terms)
        {
            sum += factor * _counters[symbol];
        }

        return sum;
    }

    private int[] Value(Expression expression)
    {
        int lanes = expression.Type.Lanes;
        bool isFloat = expression.Type.Element == ElementType.F32;
        switch (expression)
        {
            case Constant c:
                return Lanes(lanes, _ => isFloat ? Bits((float)c.Number) : (int)c.Number);
            case Read read:
                return _locals[read.Value];
            case Load load:
                return Elements(load.Buffer, load.Index, lanes, 1);
            case Broadcast load:
                return Elements(load.Buffer, load.Index, lanes, 0);
            case LoadEverySecond load:
                return Elements(load.Buffer, load.Index, lanes, 2);
            case Unary unary:
                int[] operand = Value(unary.Operand);
                return Lanes(lanes, i => Bits(Apply(unary.Operator, Number(operand[i]))));
            case Binary binary:
                (int[] left, int[] right) = (Value(binary.Left), Value(binary.Right));
                return Lanes(lanes, i => isFloat ? Apply(binary.Operator, left[i], right[i]) : ApplyWhole(binary.Operator, left[i], right[i]));
            case Shift { Operator: ShiftOperator.Left } shift:
                int[] shifted = Value(shift.Operand);
                return Lanes(lanes, i => shifted[i] << shift.Count);
            case Shift { Operator: ShiftOperator.RightArithmetic } shift:
                int[] halved = Value(shift.Operand);
                return Lanes(lanes, i => halved[i] >> shift.Count);
            case MultiplyAdd fma:
                (int[] x, int[] y, int[] addend) = (Value(fma.Left), Value(fma.Right), Value(fma.Addend));
                float sign = fma.Negated ? -1 : 1;
                return Lanes(lanes, i => Bits(MathF.FusedMultiplyAdd(sign * Number(x[i]), Number(y[i]), Number(addend[i]))));
            case Select select:
                (int[] mask, int[] set, int[] clear) = (Value(select.Mask), Value(select.WhenSet), Value(select.WhenClear));
                return Lanes(lanes, i => (mask[i] & set[i]) | (~mask[i] & clear[i]));
            case Conversion { Kind: ConversionKind.Bits } bits:
                return Value(bits.Operand);
            case Conversion { Kind: ConversionKind.Numeric, Type.Element: ElementType.I32 } whole:
                int[] numbers = Value(whole.Operand);
                return Lanes(lanes, i => (int)Number(numbers[i]));
            case Conversion { Kind: ConversionKind.Numeric, Type.Element: ElementType.F32 } real:
                int[] wholes = Value(real.Operand);
                return Lanes(lanes, i => Bits(wholes[i]));
            case SumOfSixteen sum:
                return [SumByHalves([.. sum.Parts.SelectMany(Value)])];
            case SumsOfRows sums:
                int[] rows = Elements(sums.Buffer, sums.Index, 16 * lanes, 1);
                return Lanes(lanes, i => SumByHalves(rows[(16 * i)..(16 * (i + 1))]));
            default:
                throw new NotSupportedException(Printer.Print(expression));
        }
    }

    private static int SumByHalves(int[] bits)
    {
        float[] lane = [.. bits.Select(Number)];
        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                lane[i] += lane[i + half];
            }
        }

        return Bits(lane[0]);
    }

    private int[] Elements(Compiler.Ir.Buffer buffer, Affine index, int lanes, int step)
    {
        (int[] memory, long offset) = _memory[buffer];
        long start = offset + At(index);
        return Lanes(lanes, i => memory[start + (step * i)]);
    }

    private static float Apply(UnaryOperator op, float x) => op switch
    {
        UnaryOperator.Negate => -x,
        UnaryOperator.Absolute => MathF.Abs(x),
        UnaryOperator.SquareRoot => MathF.Sqrt(x),
        _ => MathF.Round(x, MidpointRounding.ToEven),
    };

    private static int Apply(BinaryOperator op, int leftBits, int rightBits)
    {
        (float left, float right) = (Number(leftBits), Number(rightBits));
        return op switch
        {
            BinaryOperator.Add => Bits(left + right),
            BinaryOperator.Subtract => Bits(left - right),
            BinaryOperator.Multiply => Bits(left * right),
            BinaryOperator.Divide => Bits(left / right),
            BinaryOperator.Minimum => Bits(left < right ? left : right),
            BinaryOperator.Maximum => Bits(left > right ? left : right),
            BinaryOperator.LessThan => left < right ? -1 : 0,
            BinaryOperator.LessOrEqual => left <= right ? -1 : 0,
            BinaryOperator.Equal => left == right ? -1 : 0,
            _ => ApplyWhole(op, leftBits, rightBits),
        };
    }

    private static int ApplyWhole(BinaryOperator op, int left, int right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.And => left & right,
        BinaryOperator.Or => left | right,
        BinaryOperator.ExclusiveOr => left ^ right,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static int[] Lanes(int count, Func<int, int> lane)
    {
        var lanes = new int[count];
        for (int i = 0; i < count; i++)
        {
            lanes[i] = lane(i);
        }

        return lanes;
    }

    private static float Number(int bits) => BitConverter.Int32BitsToSingle(bits);

    private static int Bits(float number) => BitConverter.SingleToInt32Bits(number);
}
