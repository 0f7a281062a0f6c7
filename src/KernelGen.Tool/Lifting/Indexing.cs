using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Constants taken apart and put together by their indices.</summary>
internal static class Indexing
{
    /// <summary>The sizes that two tensors have together.</summary>
    /// <exception cref="UnsupportedException">They do not fit.</exception>
    public static int[] Broadcast(int[] a, int[] b)
    {
        int[] dims = new int[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < dims.Length; i++)
        {
            int fromA = i < dims.Length - a.Length ? 1 : a[i - (dims.Length - a.Length)];
            int fromB = i < dims.Length - b.Length ? 1 : b[i - (dims.Length - b.Length)];
            dims[i] = fromA == fromB || fromB == 1 ? fromA : fromA == 1 ? fromB
                : throw new UnsupportedException($"its inputs, {Listed.Text(a)} and {Listed.Text(b)}, do not fit");
        }

        return dims;
    }

    /// <summary>For each value of a result, the place of its value in a tensor that is repeated to the result's sizes.</summary>
    public static int[] BroadcastPlaces(int[] from, int[] to, int count)
    {
        int[] strides = new int[to.Length];
        int stride = 1;
        for (int i = from.Length - 1; i >= 0; i--)
        {
            strides[i + to.Length - from.Length] = from[i] == 1 ? 0 : stride;
            stride *= from[i];
        }

        return Places(to, strides, 0, count);
    }

    /// <summary>The values at some places.</summary>
    public static Constant Pick(Constant value, int[] dims, int[] places) => value.Floats is { } floats
        ? new Constant("", dims, [.. places.Select(place => floats[place])], null)
        : new Constant("", dims, null, [.. places.Select(place => value.Integers![place])]);

    /// <summary>Swaps axes.</summary>
    public static Constant Transpose(Constant value, IReadOnlyList<long>? permutation)
    {
        int rank = value.Dims.Length;
        int[] order = permutation is null ? [.. Enumerable.Range(0, rank).Reverse()] : [.. permutation.Select(axis => (int)axis)];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, rank)))
        {
            throw new UnsupportedException($"its perm {Listed.Text(order)} is not an order of {rank} axes");
        }

        int[] strides = Strides(value.Dims);
        int[] dims = [.. order.Select(axis => value.Dims[axis])];
        return Pick(value, dims, Places(dims, [.. order.Select(axis => strides[axis])], 0, value.Length));
    }

    /// <summary>Values of one axis at given places.</summary>
    public static Constant Gather(Constant value, Constant indices, long along)
    {
        int rank = value.Dims.Length;
        int axis = along >= -rank && along < rank ? (int)(along < 0 ? along + rank : along) : throw new UnsupportedException($"its axis {along} is none of {rank}");
        int size = value.Dims[axis];
        long[] asked = indices.Integers ?? throw new UnsupportedException("its indices are not whole numbers");
        if (asked.Any(index => index < -size || index >= size))
        {
            throw new UnsupportedException($"an index is outside {size}");
        }

        int[] dims = [.. value.Dims[..axis], .. indices.Dims, .. value.Dims[(axis + 1)..]];
        int count = Folding.CheckedCount(dims), inner = (int)Constant.Count(value.Dims[(axis + 1)..]);
        int[] places = new int[count];
        for (int i = 0; i < count; i++)
        {
            int within = i % inner, rest = i / inner, at = (int)asked[rest % asked.Length];
            places[i] = (((rest / asked.Length * size) + (at < 0 ? at + size : at)) * inner) + within;
        }

        return Pick(value, dims, places);
    }

    /// <summary>Tensors one behind another.</summary>
    public static Constant Concat(Constant[] values, long along)
    {
        Constant first = values[0];
        int rank = first.Dims.Length;
        int axis = along >= -rank && along < rank ? (int)(along < 0 ? along + rank : along) : throw new UnsupportedException($"its axis {along} is none of {rank}");
        if (values.Any(v => v.IsReal != first.IsReal || v.Dims.Length != rank || Enumerable.Range(0, rank).Any(i => i != axis && v.Dims[i] != first.Dims[i])))
        {
            throw new UnsupportedException("its inputs do not fit");
        }

        int[] dims = [.. first.Dims];
        dims[axis] = values.Sum(v => v.Dims[axis]);
        _ = Folding.CheckedCount(dims);
        int outer = (int)Constant.Count(dims[..axis]);
        if (first.IsReal)
        {
            var joined = new List<float>();
            for (int i = 0; i < outer; i++)
            {
                joined.AddRange(values.SelectMany(v => v.Floats!.Skip(i * (v.Length / outer)).Take(v.Length / outer)));
            }

            return new Constant("", dims, [.. joined], null);
        }

        var whole = new List<long>();
        for (int i = 0; i < outer; i++)
        {
            whole.AddRange(values.SelectMany(v => v.Integers!.Skip(i * (v.Length / outer)).Take(v.Length / outer)));
        }

        return new Constant("", dims, null, [.. whole]);
    }

    /// <summary>A part of a tensor.</summary>
    public static Constant Slice(ModelNode node, Constant?[] inputs)
    {
        Constant value = inputs[0]!;
        int[] strides = Strides(value.Dims), dims = [.. value.Dims];
        int start = 0;
        foreach (SliceRange range in SliceRange.Read(node, inputs, value.Dims))
        {
            start += range.Start * strides[range.Axis];
            strides[range.Axis] *= range.Step;
            dims[range.Axis] = range.Count;
        }

        return Pick(value, dims, Places(dims, strides, start, Folding.CheckedCount(dims)));
    }

    private static int[] Strides(int[] dims)
    {
        int[] strides = new int[dims.Length];
        int stride = 1;
        for (int i = dims.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dims[i];
        }

        return strides;
    }

    private static int[] Places(int[] dims, int[] strides, int start, int count)
    {
        int[] places = new int[count], index = new int[dims.Length];
        int at = start;
        for (int i = 0; i < count; i++)
        {
            places[i] = at;
            for (int axis = dims.Length - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++index[axis] < dims[axis])
                {
                    break;
                }

                at -= strides[axis] * dims[axis];
                index[axis] = 0;
            }
        }

        return places;
    }
}
