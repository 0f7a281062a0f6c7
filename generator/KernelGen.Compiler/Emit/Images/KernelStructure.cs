using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>What is true of a kernel's matrix, in words; what is made of it is the business of <see cref="KernelSteps"/>.</summary>
internal static class KernelStructure
{
    private const int LargestWritten = 81;

    /// <summary>Whole sentences for the emitted header.</summary>
    public static IEnumerable<string> Sentences(ImageKernel kernel)
    {
        if (KernelFacts.Shift(kernel) is var (right, down))
        {
            yield return right == 0 && down == 0
                ? "A single tap of one on the output pixel: the image is copied."
                : $"A single tap of one: the image is copied, moved by {Number(-right)} columns and {Number(-down)} rows.";
            yield break;
        }

        ExactSum sum = kernel.Sum;
        int zeros = sum.Taps.Count - sum.NonZero;
        yield return $"{Number(sum.NonZero)} taps{(zeros == 0 ? "" : $" and {Number(zeros)} zeros")}. {Rank(sum)}";
        if (Box(sum) is { } box)
        {
            yield return char.ToUpperInvariant(box[0]) + box.Substring(1) + ".";
        }

        if (Symmetry(sum) is { Length: > 0 } symmetry)
        {
            yield return symmetry + ".";
        }
    }

    /// <summary>The shortest description of the matrix, for the documentation of the user's method.</summary>
    public static string Short(ImageKernel kernel) =>
        KernelFacts.Shift(kernel) is not null ? "a copy"
        : Box(kernel.Sum) is { } box ? $"rank {Number(KernelFacts.Rank(kernel.Sum))}, {box}"
        : $"rank {Number(KernelFacts.Rank(kernel.Sum))}{(KernelFacts.Rank(kernel.Sum) == 1 ? ", separable" : "")}";

    private static string Rank(ExactSum sum)
    {
        int rank = KernelFacts.Rank(sum);
        return KernelFacts.Factors(sum) is { } factors && sum.Taps.Count <= LargestWritten
            ? $"Rank 1: separable, the column {List(factors.Column)} times the row {List(factors.Row)}."
            : $"Rank {Number(rank)}{(rank == 1 ? ": separable" : rank > 1 ? $": a sum of {Number(rank)} separable kernels" : "")}.";
    }

    /// <summary>Where all taps, or all but one, are equal.</summary>
    private static string? Box(ExactSum sum)
    {
        IGrouping<BigInteger, BigInteger>[] values = [.. sum.Taps.GroupBy(t => t).OrderByDescending(g => g.Count())];
        if (sum.Taps.Count < 4 || values[0].Key.IsZero || values.Length > 2 || values[0].Count() < sum.Taps.Count - 1)
        {
            return null;
        }

        string box = $"a box of {Number(sum.Height)} x {Number(sum.Width)}{(BigInteger.Abs(values[0].Key).IsOne ? "" : " times " + Text(BigInteger.Abs(values[0].Key)))}";
        if (values.Length == 1)
        {
            return box;
        }

        int at = Enumerable.Range(0, sum.Taps.Count).First(i => sum.Taps[i] == values[1].Key);
        bool isCentre = at == sum.Taps.Count / 2 && sum.Width % 2 == 1 && sum.Height % 2 == 1;
        string pixel = isCentre ? "the centre" : $"the pixel in row {Number(at / sum.Width)} and column {Number(at % sum.Width)}";
        BigInteger times = values[1].Key - values[0].Key;
        return $"{Text(times)} times {pixel} {(values[0].Key.Sign < 0 ? "less" : "and")} {box}";
    }

    private static string Symmetry(ExactSum sum)
    {
        var found = new List<string>();
        Add("left and right", (row, column) => sum[row, sum.Width - 1 - column], sum.Width > 1);
        Add("top and bottom", (row, column) => sum[sum.Height - 1 - row, column], sum.Height > 1);
        return found.Count == 0 ? "" : string.Join(", ", found);

        void Add(string sides, Func<int, int, BigInteger> mirror, bool applies)
        {
            (int Row, int Column)[] all = [.. Enumerable.Range(0, sum.Taps.Count).Select(i => (i / sum.Width, i % sum.Width))];
            bool even = all.All(p => sum[p.Row, p.Column] == mirror(p.Row, p.Column));
            bool odd = all.All(p => sum[p.Row, p.Column] == -mirror(p.Row, p.Column));
            if (applies && (even || odd) && sum.NonZero > 0)
            {
                string word = even ? "symmetric" : "antisymmetric";
                found.Add($"{(found.Count == 0 ? char.ToUpperInvariant(word[0]) + word.Substring(1) : word)} {sides}");
            }
        }
    }

    private static string List(BigInteger[] numbers) => $"({string.Join(" ", numbers.Select(Text))})";

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
