using System.Runtime.InteropServices;
using KernelGen.Compiler.Ir;

namespace KernelGen.Generator.Tests.Support;

/// <summary>Expressions as delegates that leave their lanes in memory of their own.</summary>
internal sealed class InterpretedExpressions(Func<Affine, InterpretedIndex> index, Func<Compiler.Ir.Buffer, BufferPlace> place)
{
    private readonly Dictionary<Value, int[]> _locals = [];

    public Action? Define(Define define)
    {
        // What is computed is computed into the local itself; what is there already is copied, since the local may get another value.
        (int[] lanes, Action? compute) = Of(define.Initial);
        int[] local = compute is null ? new int[define.Target.Type.Lanes] : lanes;
        _locals[define.Target] = local;
        return compute ?? (() => lanes.AsSpan().CopyTo(local));
    }

    public Action Assign(Assign assign)
    {
        int[] local = _locals[assign.Target];
        (int[] lanes, Action? compute) = Of(assign.NewValue, local);
        return compute is not null && lanes == local ? compute : () =>
        {
            compute?.Invoke();
            lanes.AsSpan().CopyTo(local);
        };
    }

    /// <summary>
    /// Where the lanes will be, and what computes them, or nothing where they are there already: a constant or a local. What is computed has memory
    /// of its own, or that of a local which gets it: every operation has read a lane before it writes it.
    /// </summary>
    /// <param name="expression">What is computed.</param>
    /// <param name="local">The memory of the local that gets it, where there is one.</param>
    public (int[] Lanes, Action? Compute) Of(Expression expression, int[]? local = null)
    {
        int lanes = expression.Type.Lanes;
        bool isFloat = expression.Type.Element == ElementType.F32;
        int[] y = local is null || expression is Constant ? new int[lanes] : local;
        switch (expression)
        {
            case Constant c:
                Array.Fill(y, isFloat ? Bits((float)c.Number) : (int)c.Number);
                return (y, null);
            case Counted counted:
                InterpretedIndex number = index(counted.Number);
                return (y, () => Array.Fill(y, Bits((float)number.Value)));
            case Read read:
                return (_locals[read.Value], null);
            case Load load:
                return (y, Elements(load.Buffer, load.Index, y, 1));
            case Broadcast load:
                return (y, Elements(load.Buffer, load.Index, y, 0));
            case LoadEverySecond load:
                return (y, Elements(load.Buffer, load.Index, y, 2));
            case Unary unary:
                return Each(y, unary.Operand, x => Bits(Apply(unary.Operator, Number(x))));
            case Binary binary:
                return Both(y, binary.Left, binary.Right, LaneOperations.Of(binary.Operator, isFloat));
            case Shift { Operator: ShiftOperator.Left } shift:
                return Each(y, shift.Operand, x => x << shift.Count);
            case Shift { Operator: ShiftOperator.RightArithmetic } shift:
                return Each(y, shift.Operand, x => x >> shift.Count);
            case Shift { Operator: ShiftOperator.RightLogical } shift:
                return Each(y, shift.Operand, x => x >>> shift.Count);
            case MultiplyAdd fma:
                return MultiplyAdd(y, fma);
            case Select select:
                ((int[] mask, Action? first), (int[] set, Action? second), (int[] clear, Action? third)) =
                    (Of(select.Mask), Of(select.WhenSet), Of(select.WhenClear));
                return (y, () =>
                {
                    first?.Invoke();
                    second?.Invoke();
                    third?.Invoke();
                    for (int i = 0; i < y.Length; i++)
                    {
                        y[i] = (mask[i] & set[i]) | (~mask[i] & clear[i]);
                    }
                });
            case Conversion { Kind: ConversionKind.Bits } bits:
                return Of(bits.Operand);
            case Conversion { Kind: ConversionKind.Numeric, Type.Element: ElementType.I32 } whole:
                return Each(y, whole.Operand, x => (int)Number(x));
            case Conversion { Kind: ConversionKind.Numeric, Type.Element: ElementType.F32 } real:
                return Each(y, real.Operand, x => Bits((float)x));
            case SumOfSixteen sum:
                (int[] Lanes, Action? Compute)[] parts = [.. sum.Parts.Select(p => Of(p))];
                var together = new int[16];
                return (y, () =>
                {
                    int at = 0;
                    foreach ((int[] part, Action? compute) in parts)
                    {
                        compute?.Invoke();
                        part.CopyTo(together, at);
                        at += part.Length;
                    }

                    y[0] = SumByHalves(together);
                });
            case SumsOfRows sums:
                var rows = new int[16 * lanes];
                Action read16 = Elements(sums.Buffer, sums.Index, rows, 1);
                return (y, () =>
                {
                    read16();
                    for (int i = 0; i < y.Length; i++)
                    {
                        y[i] = SumByHalves(rows.AsSpan(16 * i, 16));
                    }
                });
            default:
                throw new NotSupportedException(Printer.Print(expression));
        }
    }

    private (int[] Lanes, Action Compute) MultiplyAdd(int[] y, MultiplyAdd fma)
    {
        ((int[] left, Action? first), (int[] right, Action? second), (int[] addend, Action? third)) = (Of(fma.Left), Of(fma.Right), Of(fma.Addend));
        float sign = fma.Negated ? -1 : 1;
        return (y, () =>
        {
            first?.Invoke();
            second?.Invoke();
            third?.Invoke();
            LaneOperations.MultiplyAdd(y, sign, left, right, addend);
        });
    }

    private (int[] Lanes, Action Compute) Each(int[] y, Expression operand, Func<int, int> lane)
    {
        (int[] x, Action? compute) = Of(operand);
        return (y, () =>
        {
            compute?.Invoke();
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = lane(x[i]);
            }
        });
    }

    private (int[] Lanes, Action Compute) Both(int[] y, Expression left, Expression right, Action<int[], int[], int[]> lanes)
    {
        ((int[] l, Action? first), (int[] r, Action? second)) = (Of(left), Of(right));
        return (y, () =>
        {
            first?.Invoke();
            second?.Invoke();
            lanes(y, l, r);
        });
    }

    private Action Elements(Compiler.Ir.Buffer buffer, Affine at, int[] y, int step)
    {
        (BufferPlace from, InterpretedIndex start) = (place(buffer), index(at));
        return () =>
        {
            int first = checked((int)(from.Offset + start.Value));
            if (step == 1)
            {
                from.Memory.AsSpan(first, y.Length).CopyTo(y);
                return;
            }

            if (step == 0)
            {
                Array.Fill(y, from.Memory[first]);
                return;
            }

            for (int i = 0; i < y.Length; i++)
            {
                y[i] = from.Memory[first + (step * i)];
            }
        };
    }

    private static int SumByHalves(ReadOnlySpan<int> bits)
    {
        Span<float> lane = stackalloc float[16];
        MemoryMarshal.Cast<int, float>(bits).CopyTo(lane);
        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                lane[i] += lane[i + half];
            }
        }

        return Bits(lane[0]);
    }

    private static float Apply(UnaryOperator op, float x) => op switch
    {
        UnaryOperator.Negate => -x,
        UnaryOperator.Absolute => MathF.Abs(x),
        UnaryOperator.SquareRoot => MathF.Sqrt(x),
        _ => MathF.Round(x, MidpointRounding.ToEven),
    };

    private static float Number(int bits) => BitConverter.Int32BitsToSingle(bits);

    private static int Bits(float number) => BitConverter.SingleToInt32Bits(number);
}
