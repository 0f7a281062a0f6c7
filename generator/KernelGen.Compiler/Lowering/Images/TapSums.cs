using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// A sum in integer lanes. Factors of one cost no product, powers of two a shift; terms whose factors have one magnitude are added first and
/// multiplied once.
/// </summary>
internal sealed class IntegerSum(Builder builder, string name, VectorType type, BigInteger start, IEnumerable<BigInteger> factors)
{
    private readonly Dictionary<BigInteger, int> _uses = factors
        .GroupBy(f => BigInteger.Abs(f))
        .ToDictionary(g => g.Key, g => g.Count());

    private readonly Dictionary<BigInteger, Running> _shared = [];
    private readonly Running _total = new(builder, name, type, Wrap(start, type));

    public void Add(BigInteger factor, Expression value)
    {
        BigInteger magnitude = BigInteger.Abs(factor);
        if (magnitude.IsOne || _uses[magnitude] < 2)
        {
            _total.Add(Times(value, magnitude), factor.Sign < 0);
            return;
        }

        if (!_shared.TryGetValue(magnitude, out Running? running))
        {
            _shared.Add(magnitude, running = new(builder, $"{name}Times{magnitude}", type, 0));
        }

        running.Add(value, factor.Sign < 0);
    }

    public Expression Finish()
    {
        foreach (KeyValuePair<BigInteger, Running> shared in _shared.OrderBy(s => s.Key))
        {
            _total.Add(Times(shared.Value.Finish(), shared.Key), false);
        }

        return _total.Finish();
    }

    private Expression Times(Expression value, BigInteger factor)
    {
        if (factor.IsOne)
        {
            return value;
        }

        long wrapped = Wrap(factor, type);
        return factor.IsPowerOfTwo && wrapped > 0
            ? new Shift(ShiftOperator.Left, value, (int)Math.Round(BigInteger.Log(factor, 2)))
            : new Binary(BinaryOperator.Multiply, value, new Constant(wrapped, type));
    }

    /// <summary>Only the lane's own bits of a number count: arithmetic wraps.</summary>
    public static long Wrap(BigInteger number, VectorType type) => type.Element.Bits() == 16
        ? unchecked((short)(long)(number & ushort.MaxValue))
        : unchecked((int)(long)(number & uint.MaxValue));
}

/// <summary>An accumulator that starts with its first term, so that no zero is added.</summary>
internal sealed class Running(Builder builder, string name, VectorType type, long start)
{
    private Value? _value;
    private Expression? _subtractLater;

    public void Add(Expression term, bool isNegative)
    {
        BinaryOperator operation = isNegative ? BinaryOperator.Subtract : BinaryOperator.Add;
        if (_value is not null)
        {
            builder.Assign(_value, new Binary(operation, new Read(_value), term));
        }
        else if (start != 0)
        {
            _value = builder.Accumulator(name, new Binary(operation, new Constant(start, type), term));
        }
        else if (isNegative && _subtractLater is null)
        {
            _subtractLater = term;
        }
        else if (isNegative)
        {
            // Two negative terms in a row: there is nothing to take them from yet.
            _value = builder.Accumulator(name, new Binary(BinaryOperator.Subtract, new Constant(0, type), _subtractLater!));
            builder.Assign(_value, new Binary(BinaryOperator.Subtract, new Read(_value), term));
        }
        else
        {
            _value = builder.Accumulator(name, _subtractLater is null ? term : new Binary(BinaryOperator.Subtract, term, _subtractLater));
        }
    }

    public Expression Finish()
    {
        if (_value is not null)
        {
            return new Read(_value);
        }

        return _subtractLater is null ? new Constant(start, type) : new Binary(BinaryOperator.Subtract, new Constant(0, type), _subtractLater);
    }
}
