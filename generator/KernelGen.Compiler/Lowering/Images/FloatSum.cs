using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// A sum in float lanes, in the order of the terms: a product and a fused multiply and add for each next one. A long sum is taken in parts of eight
/// terms, and those in parts of eight again, so that its error grows with the parts' lengths and not with its own.
/// </summary>
/// <param name="builder">Where the steps go.</param>
/// <param name="name">A name for the sum.</param>
/// <param name="type">The lanes.</param>
/// <param name="isLong">Whether it is taken in parts: a part of the result, so that it depends on the kernel alone.</param>
internal sealed class FloatSum(Builder builder, string name, VectorType type, bool isLong)
{
    /// <summary>Terms of a part, and parts of the next larger one.</summary>
    public const int Part = 8;

    /// <summary>Terms of a column or a row from which on its sum is taken in parts.</summary>
    private const int LongLine = 17;

    /// <summary>Terms of a window from which on its sum is taken in parts.</summary>
    public const int LongWindow = 100;

    private static readonly string[] s_levels = ["", "Part", "Band", "Whole"];

    // The running sum of each level, and how many it holds: terms, parts, parts of parts.
    private readonly Value?[] _sums = new Value?[s_levels.Length];
    private readonly bool[] _isOpen = new bool[s_levels.Length];
    private readonly int[] _counts = new int[s_levels.Length];

    /// <summary>Whether a column or a row of so many terms, one of two sums that a window is taken in, is long.</summary>
    public static bool IsLongLine(int terms) => terms >= LongLine;

    public void Add(float factor, Expression value)
    {
        Include(0, factor switch
        {
            1 => value,
            -1 => new Unary(UnaryOperator.Negate, value),
            _ => new Binary(BinaryOperator.Multiply, value, new Constant(factor, type)),
        }, sum => factor switch
        {
            1 => new Binary(BinaryOperator.Add, sum, value),
            -1 => new Binary(BinaryOperator.Subtract, sum, value),
            _ => new MultiplyAdd(value, new Constant(factor, type), sum),
        });
        for (int level = 0; isLong && level < s_levels.Length - 1 && _counts[level] == Part; level++)
        {
            Close(level);
        }
    }

    public Expression Finish()
    {
        int last = Array.FindLastIndex(_isOpen, isOpen => isOpen);
        for (int level = 0; level < last; level++)
        {
            if (_isOpen[level])
            {
                Close(level);
            }
        }

        last = Array.FindLastIndex(_isOpen, isOpen => isOpen);
        return last < 0 ? new Constant(0, type) : new Read(_sums[last]!);
    }

    /// <summary>Adds what a level holds to the next one.</summary>
    private void Close(int level)
    {
        Expression part = new Read(_sums[level]!);
        Include(level + 1, part, sum => new Binary(BinaryOperator.Add, sum, part));
        _isOpen[level] = false;
        _counts[level] = 0;
    }

    private void Include(int level, Expression first, Func<Expression, Expression> next)
    {
        _counts[level]++;
        if (_isOpen[level])
        {
            builder.Assign(_sums[level]!, next(new Read(_sums[level]!)));
        }
        else if (_sums[level] is { } again)
        {
            builder.Assign(again, first);
        }
        else
        {
            _sums[level] = builder.Accumulator(name + s_levels[level], first);
        }

        _isOpen[level] = true;
    }
}
