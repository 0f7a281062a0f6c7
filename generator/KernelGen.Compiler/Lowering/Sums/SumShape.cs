using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Sums;

/// <summary>
/// Which parts a sum is taken in. One float accumulator over very many terms stops growing: once it is large, what a term adds is rounded the
/// same way again and again. So a long sum is cut into parts, each with an accumulator that starts from zero, and the sums of the parts are
/// summed likewise. The parts follow from the numbers of terms alone, never from a target, a tile, a block or a thread, so every way to run
/// a sum gives the same bits.
/// </summary>
/// <param name="Axes">The nested axes of the terms, the outermost first.</param>
internal sealed record SumShape(IReadOnlyList<SumAxis> Axes)
{
    /// <summary>Whether there is more than one part.</summary>
    public bool HasParts => Axes.Any(a => a.Parts.Count > 0);

    /// <summary>The shape of a sum: this is the one place that decides it.</summary>
    /// <param name="limits">Terms of an accumulator.</param>
    /// <param name="counts">Terms along each axis, the outermost first.</param>
    /// <param name="hasChannels">
    /// Whether the outermost axis counts channels, which some layouts keep in blocks of sixteen: then parts are powers of two below sixteen, or
    /// whole blocks.
    /// </param>
    public static SumShape Of(SumLimits limits, IReadOnlyList<int> counts, bool hasChannels = false)
    {
        int[] left = [.. counts];
        int[] unit = [.. counts.Select(_ => 1)];
        List<int>[] parts = [.. counts.Select(_ => new List<int>())];
        while (Product(left, 0) > limits.Whole)
        {
            // The innermost axis along which a part would become too long is the one that is cut.
            int axis = left.Length - 1;
            while (Product(left, axis) <= limits.Part)
            {
                axis--;
            }

            int size = Size(left[axis], (int)(limits.Part / Product(left, axis + 1)), hasChannels && axis == 0);
            unit[axis] *= size;
            parts[axis].Add(unit[axis]);
            left[axis] = Round.Quotient(left[axis], size);
            for (int inner = axis + 1; inner < left.Length; inner++)
            {
                left[inner] = 1;
            }

            limits = SumLimits.Terms;
        }

        return new([.. counts.Select((count, i) => new SumAxis(count, parts[i]))]);
    }

    /// <summary>Convolutions and linear layers: a sum over channels, rows and columns of taps.</summary>
    public static SumShape OfTaps(int channels, int rows, int columns) => Of(SumLimits.Products, [channels, rows, columns], hasChannels: true);

    /// <summary>A sum that one accumulator takes.</summary>
    public static SumShape Whole(int count) => new([new SumAxis(count, [])]);

    /// <summary>The part of the sum over a stretch of the outermost axis that begins and ends with a part.</summary>
    public SumShape Stretch(int count) => new([Axes[0] with { Count = count }, .. Axes.Skip(1)]);

    /// <summary>
    /// The same sum where all axes are stored one after another, as one axis; null where it cannot be said so, because several axes are cut or
    /// parts begin anew inside an outer one.
    /// </summary>
    public SumShape? Flat()
    {
        int total = Axes.Aggregate(1, (product, a) => checked(product * a.Count));
        int[] cut = [.. Enumerable.Range(0, Axes.Count).Where(i => Axes[i].Parts.Count > 0)];
        if (cut.Length == 0)
        {
            return new([new SumAxis(total, [])]);
        }

        if (cut.Length > 1 || Axes.Take(cut[0]).Any(a => a.Count > 1))
        {
            return null;
        }

        int inner = total / Axes[cut[0]].Count;
        return new([new SumAxis(total, [.. Axes[cut[0]].Parts.Select(p => p * inner)])]);
    }

    private static int Size(int count, int most, bool isChannels)
    {
        // Parts of one size need one body; where no such size comes near the longest, the last part is shorter.
        int[] sizes = [.. Enumerable.Range(1, most).Where(s => IsAllowed(s))];
        int even = sizes.LastOrDefault(s => count % s == 0);
        return 2 * even >= most ? even : sizes[sizes.Length - 1];

        bool IsAllowed(int size) => !isChannels || size % 16 == 0 || (size < 16 && (size & (size - 1)) == 0);
    }

    private static long Product(int[] counts, int first)
    {
        long product = 1;
        for (int i = first; i < counts.Length; i++)
        {
            product *= counts[i];
        }

        return product;
    }
}

/// <summary>One axis of a sum.</summary>
/// <param name="Count">Terms along it.</param>
/// <param name="Parts">The sizes of its parts, the smallest first, each a multiple of the one before; the last part of each may be shorter.</param>
internal sealed record SumAxis(int Count, IReadOnlyList<int> Parts)
{
    /// <summary>The size of the largest parts; one where the axis is not cut.</summary>
    public int Largest => Parts.Count == 0 ? 1 : Parts[Parts.Count - 1];
}
