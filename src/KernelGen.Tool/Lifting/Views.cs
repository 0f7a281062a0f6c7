using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Operators that compute nothing: they look at a tensor with other sizes, or in another order.</summary>
internal static class Views
{
    public static void Same(LiftContext context) => context.Results.Add(context.View(0));

    // Its second output, the mask, is for training.
    public static void Dropout(LiftContext context)
    {
        if (context.Has(2) && context.Constant(2, "training mode")[0] != 0)
        {
            throw new UnsupportedException("it is in training mode; export the model for inference");
        }

        Same(context);
    }

    public static void Cast(LiftContext context)
    {
        if (context.Node.Integer("to", 0) != 1)
        {
            throw new UnsupportedException("it makes other than 32-bit floats of computed values");
        }

        Same(context);
    }

    // The type of values that the second input has.
    public static void CastLike(LiftContext context)
    {
        if (context.IsConstant(1) && context.Constant(1, "example") is not { IsReal: true, IsNarrow: false })
        {
            throw new UnsupportedException("it makes other than 32-bit floats of computed values");
        }

        Same(context);
    }

    public static void Shape(LiftContext context) => context.Results.Add(ShapeOf(context.Node, context.WithBatch(context.View(0).Dims)));

    public static void Size(LiftContext context) => context.Results.Add(new Constant("", [], null, [Constant.Count(context.WithBatch(context.View(0).Dims))]));

    // A tensor repeated along axes of size 1: as it is, or one pixel for all.
    public static void Expand(LiftContext context)
    {
        TensorView view = context.View(0);
        int[] given = Folding.ToDims(context.Constant(1, "new shape"));
        int[] dims = Indexing.Broadcast(context.WithBatch(view.Dims), given);
        if (dims.Length == view.Dims.Length && dims.AsSpan(Math.Min(1, dims.Length)).SequenceEqual(view.Dims.AsSpan(Math.Min(1, dims.Length))) && dims.FirstOrDefault(1) == context.WithBatch(view.Dims).FirstOrDefault(1))
        {
            Same(context);
            return;
        }

        if (!view.IsMap || !view.Shape.IsPixel || dims is not [var batch, int channels, int height, int width] || channels != view.Shape.Channels || batch != context.Batch)
        {
            throw new UnsupportedException($"it repeats {Listed.Text(view.Dims)} to {Listed.Text(dims)}; one pixel can be repeated");
        }

        context.ReturnMap(context.Add(new UpsampleOperation("Nearest", false), new MapShape(channels, height, width), view.Node));
    }

    public static void Flatten(LiftContext context)
    {
        TensorView view = context.View(0);
        int axis = (int)context.Node.Integer("axis", 1);
        int split = axis < 0 ? axis + view.Dims.Length : axis;
        if (split < 0 || split > view.Dims.Length)
        {
            throw new UnsupportedException($"its axis {axis} is none of {view.Dims.Length}");
        }

        if (split == 0)
        {
            context.RefuseIfBatch("it flattens the batch's axis too");
        }

        context.Results.Add(view with { Dims = [(int)Constant.Count(view.Dims[..split]), (int)Constant.Count(view.Dims[split..])] });
    }

    public static void Reshape(LiftContext context)
    {
        TensorView view = context.View(0);
        int[] dims = ReshapedDims(context.WithBatch(view.Dims), context.Constant(1, "new shape"), context.Node.Integer("allowzero", 0) != 0);
        context.Results.Add(view with { Dims = context.WithoutBatch(dims) });
    }

    public static void Squeeze(LiftContext context)
    {
        TensorView view = context.View(0);
        context.Results.Add(view with { Dims = context.WithoutBatch(SqueezedDims(context.WithBatch(view.Dims), Axes(context.Node, context.Optional(1, "axes")))) });
    }

    public static void Unsqueeze(LiftContext context)
    {
        TensorView view = context.View(0);
        context.Results.Add(view with { Dims = context.WithoutBatch(UnsqueezedDims(context.WithBatch(view.Dims), Axes(context.Node, context.Optional(1, "axes")))) });
    }

    /// <summary>The sizes as a constant.</summary>
    public static Constant ShapeOf(ModelNode node, int[] dims)
    {
        long start = node.Integer("start", 0), end = node.Integer("end", dims.Length);
        int first = (int)Math.Clamp(start < 0 ? start + dims.Length : start, 0, dims.Length), last = (int)Math.Clamp(end < 0 ? end + dims.Length : end, 0, dims.Length);
        return Constant.Vector("", [.. dims[first..Math.Max(first, last)].Select(dim => (long)dim)]);
    }

    /// <summary>The axes of an operator that has them as an attribute, or as an input since version 13; null for none.</summary>
    public static IReadOnlyList<long>? Axes(ModelNode node, Constant? input) => node.Integers("axes") ?? input?.Integers;

    public static int[] ReshapedDims(int[] from, Constant shape, bool zeroIsZero)
    {
        long[] wanted = shape.Integers ?? throw new UnsupportedException("its new shape is not of whole numbers");
        int count = (int)Constant.Count(from);
        if (count < 0 || wanted.Length > 16)
        {
            throw new UnsupportedException("its input is too large");
        }

        int[] dims = new int[wanted.Length];
        int open = -1;
        long known = 1;
        for (int i = 0; i < dims.Length; i++)
        {
            long dim = wanted[i] == 0 && !zeroIsZero && i < from.Length ? from[i] : wanted[i];
            if (dim == -1 && open < 0)
            {
                open = i;
                continue;
            }

            known *= dim is >= 0 and <= int.MaxValue ? dim : throw new UnsupportedException($"its new shape {Listed.Text(wanted)} cannot be");
            if (known > int.MaxValue)
            {
                throw new UnsupportedException($"its new shape {Listed.Text(wanted)} is too large");
            }

            dims[i] = (int)dim;
        }

        if (open >= 0 && known > 0 && count % known == 0)
        {
            dims[open] = (int)(count / known);
            known *= dims[open];
        }

        return known == count && (open < 0 || known > 0) ? dims
            : throw new UnsupportedException($"{Listed.Text(from)} cannot become {Listed.Text(wanted)}");
    }

    public static int[] SqueezedDims(int[] from, IReadOnlyList<long>? axes)
    {
        HashSet<int> gone = axes is null ? [.. Enumerable.Range(0, from.Length).Where(i => from[i] == 1)] : [.. axes.Select(axis => (int)(axis < 0 ? axis + from.Length : axis))];
        return gone.All(axis => axis >= 0 && axis < from.Length && from[axis] == 1)
            ? [.. from.Where((_, i) => !gone.Contains(i))]
            : throw new UnsupportedException($"its axes {Listed.Text(gone)} are not of size 1 in {Listed.Text(from)}");
    }

    public static int[] UnsqueezedDims(int[] from, IReadOnlyList<long>? axes)
    {
        int rank = from.Length + (axes?.Count ?? throw new UnsupportedException("its axes are missing"));
        HashSet<int> added = [.. axes.Select(axis => (int)(axis < 0 ? axis + rank : axis))];
        if (rank > 16 || added.Count != axes.Count || added.Any(axis => axis < 0 || axis >= rank))
        {
            throw new UnsupportedException($"its axes {Listed.Text(axes)} cannot be");
        }

        var rest = new Queue<int>(from);
        return [.. Enumerable.Range(0, rank).Select(i => added.Contains(i) ? 1 : rest.Dequeue())];
    }
}
