using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>A line of column sums: for every column of pixels the sum of its pixels times the shape.</summary>
/// <param name="Lane">What the sums are kept in.</param>
/// <param name="Shape">A factor for each row of the windows, without a common factor.</param>
/// <param name="Scale">Float sums are divided by 2 to this power, so that no sum is larger than its largest pixel.</param>
internal sealed record ColumnLine(ElementType Lane, IReadOnlyList<BigInteger> Shape, int Scale)
{
    /// <summary>A factor of a float sum.</summary>
    public float FloatFactor(int row) => (float)((double)Shape[row] / Math.Pow(2, Scale));

    public bool IsSame(ColumnLine other) => Lane == other.Lane && Scale == other.Scale && Shape.SequenceEqual(other.Shape);
}

/// <summary>A kernel's column: it is a line's column sum times a factor.</summary>
/// <param name="Column">The column in the windows.</param>
/// <param name="Line">Which line.</param>
/// <param name="Factor">What the line's sum is multiplied by, before the division.</param>
internal readonly record struct ColumnTerm(int Column, int Line, BigInteger Factor);

/// <summary>
/// Takes kernels apart into column sums and what is done with them along the row. Columns that are multiples of one another share a line, in one
/// kernel and among kernels that read the same image: a kernel of rank one needs a single line.
/// </summary>
internal sealed class ColumnLines
{
    private readonly List<ColumnLine> _lines = [];
    private readonly List<IReadOnlyList<ColumnTerm>> _terms = [];

    public ColumnLines(IReadOnlyList<ImageKernel> kernels, KernelWindow window)
    {
        foreach (ImageKernel kernel in kernels)
        {
            _terms.Add(kernel.Arithmetic.Accumulator == Accumulator.Wide ? WideTerms(kernel, window) : [.. Terms(kernel, window)]);
        }
    }

    public IReadOnlyList<ColumnLine> Lines => _lines;

    /// <summary>The columns of a kernel, from left to right.</summary>
    public IReadOnlyList<ColumnTerm> TermsOf(int kernel) => _terms[kernel];

    private IEnumerable<ColumnTerm> Terms(ImageKernel kernel, KernelWindow window)
    {
        KernelWindow own = KernelWindow.Of(kernel);
        for (int column = 0; column < kernel.Sum.Width; column++)
        {
            BigInteger[] taps = [.. Enumerable.Range(0, kernel.Sum.Height).Select(row => kernel.Sum[row, column])];
            BigInteger factor = taps.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            if (factor.IsZero)
            {
                continue;
            }

            factor *= taps.First(t => !t.IsZero).Sign;
            var shape = new BigInteger[window.Height];
            for (int row = 0; row < taps.Length; row++)
            {
                shape[row + window.Top - own.Top] = taps[row] / factor;
            }

            yield return new(column + window.Left - own.Left, IndexOf(Line(kernel, shape)), factor);
        }
    }

    /// <summary>
    /// Sums that stand in parts are taken along the row, where a pixel is multiplied by all parts of its tap. Rows that are alike, or opposite, share a
    /// line: their pixels are added before.
    /// </summary>
    private List<ColumnTerm> WideTerms(ImageKernel kernel, KernelWindow window)
    {
        KernelWindow own = KernelWindow.Of(kernel);
        ExactSum sum = kernel.Sum;
        bool isShort = !kernel.SumsChannels && kernel.LargestPixel <= short.MaxValue + 1 && kernel.Source.Largest() <= short.MaxValue;
        var groups = new List<(int Row, BigInteger[] Shape)>();
        for (int row = 0; row < sum.Height; row++)
        {
            if (Enumerable.Range(0, sum.Width).All(column => sum[row, column].IsZero))
            {
                continue;
            }

            int place = row + window.Top - own.Top;
            int found = groups.FindIndex(g => SignBetween(sum, g.Row, row) != 0 && Fits(g.Shape));
            if (found >= 0)
            {
                groups[found].Shape[place] = SignBetween(sum, groups[found].Row, row);
                continue;
            }

            var shape = new BigInteger[window.Height];
            shape[place] = BigInteger.One;
            groups.Add((row, shape));
        }

        ElementType lane = isShort ? ElementType.I16 : ElementType.I32;
        int[] lines = [.. groups.Select(g => IndexOf(new(lane, g.Shape, 0)))];
        return
        [
            .. from column in Enumerable.Range(0, sum.Width)
               from g in Enumerable.Range(0, groups.Count)
               where !sum[groups[g].Row, column].IsZero
               select new ColumnTerm(column + window.Left - own.Left, lines[g], sum[groups[g].Row, column]),
        ];

        // With one row more.
        bool Fits(BigInteger[] shape) => !isShort || (shape.Count(f => !f.IsZero) + 1) * kernel.LargestPixel <= short.MaxValue;
    }

    /// <summary>1 or -1 where a row is another one or its opposite, else 0.</summary>
    private static int SignBetween(ExactSum sum, int row, int other) =>
        Enumerable.Range(0, sum.Width).All(column => sum[row, column] == sum[other, column]) ? 1
        : Enumerable.Range(0, sum.Width).All(column => sum[row, column] == -sum[other, column]) ? -1 : 0;

    private int IndexOf(ColumnLine line)
    {
        int at = _lines.FindIndex(line.IsSame);
        if (at < 0)
        {
            at = _lines.Count;
            _lines.Add(line);
        }

        return at;
    }

    private static ColumnLine Line(ImageKernel kernel, BigInteger[] shape)
    {
        BigInteger size = shape.Aggregate(BigInteger.Zero, (sum, factor) => sum + BigInteger.Abs(factor));
        switch (kernel.Arithmetic.Lane)
        {
            case ElementType.F32:
                int scale = 0;
                while (BigInteger.Pow(2, scale) < size)
                {
                    scale++;
                }

                return new(ElementType.F32, shape, scale);
            case ElementType.I16:
                return new(ElementType.I16, shape, 0);
            default:
                // Channels are added up in lines of one kind.
                (BigInteger minimum, BigInteger maximum) = Range(kernel, shape);
                bool isShort = !kernel.SumsChannels && minimum >= short.MinValue && maximum <= short.MaxValue;
                return new(isShort ? ElementType.I16 : ElementType.I32, shape, 0);
        }
    }

    /// <summary>The least and largest sum of a line, its channels added up where the kernel does that.</summary>
    public static (BigInteger Minimum, BigInteger Maximum) Range(ImageKernel kernel, IReadOnlyList<BigInteger> shape) =>
        new ExactSum(shape.Count, 1, shape, BigInteger.Zero, BigInteger.One)
            .Range(kernel.Source.Least() * kernel.SummedChannels, kernel.Source.Largest() * kernel.SummedChannels);
}
