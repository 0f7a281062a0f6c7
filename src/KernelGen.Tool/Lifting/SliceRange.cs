using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>What a Slice takes of one axis.</summary>
internal sealed record SliceRange(int Axis, int Start, int Step, int Count)
{
    /// <summary>Reads the ranges, from inputs or, in old models, from attributes.</summary>
    public static List<SliceRange> Read(ModelNode node, Constant?[] inputs, int[] dims)
    {
        IReadOnlyList<long> starts = inputs.ElementAtOrDefault(1)?.Integers ?? node.Integers("starts") ?? throw new UnsupportedException("its starts are missing");
        IReadOnlyList<long> ends = inputs.ElementAtOrDefault(2)?.Integers ?? node.Integers("ends") ?? throw new UnsupportedException("its ends are missing");
        IReadOnlyList<long> axes = inputs.ElementAtOrDefault(3)?.Integers ?? node.Integers("axes") ?? [.. Enumerable.Range(0, starts.Count).Select(i => (long)i)];
        IReadOnlyList<long> steps = inputs.ElementAtOrDefault(4)?.Integers ?? [.. starts.Select(_ => 1L)];
        if (ends.Count != starts.Count || axes.Count != starts.Count || steps.Count != starts.Count)
        {
            throw new UnsupportedException("its starts, ends, axes and steps are not equally many");
        }

        var ranges = new List<SliceRange>();
        for (int i = 0; i < starts.Count; i++)
        {
            long axis = axes[i] < 0 ? axes[i] + dims.Length : axes[i];
            if (axis < 0 || axis >= dims.Length || steps[i] is 0 or > int.MaxValue or < int.MinValue || ranges.Any(range => range.Axis == axis))
            {
                throw new UnsupportedException($"its axis {axes[i]} is none of {dims.Length}, or is there twice, or its step is 0");
            }

            int size = dims[axis], step = (int)steps[i];
            long low = step > 0 ? 0 : -1, high = step > 0 ? size : size - 1;
            long start = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], step > 0 ? 0 : -1, step > 0 ? size : size - 1);
            long end = Math.Clamp(ends[i] < 0 && ends[i] >= -size ? ends[i] + size : ends[i], low, high);
            long count = step > 0 ? (end - start + step - 1) / step : (start - end - step - 1) / -step;
            ranges.Add(new SliceRange((int)axis, (int)start, step, (int)Math.Max(0, count)));
        }

        return ranges;
    }
}
