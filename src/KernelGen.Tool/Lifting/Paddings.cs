using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Paddings that stand alone; negative ones cut off.</summary>
internal static class Paddings
{
    private const int Most = 1 << 16;

    public static void Pad(LiftContext context)
    {
        TensorView view = context.View(0);
        int rank = view.Dims.Length;
        long[] given = context.Optional(1, "pads")?.Integers ?? [.. context.Node.Integers("pads") ?? throw new UnsupportedException("its pads are missing")];
        long[] axes = context.Optional(3, "axes")?.Integers ?? [.. Enumerable.Range(0, rank).Select(i => (long)i)];
        if (given.Length != 2 * axes.Length || given.Any(pad => pad is < -Most or > Most))
        {
            throw new UnsupportedException($"its pads {Listed.Text(given)} are not two numbers for each axis");
        }

        int[] before = new int[rank], after = new int[rank];
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = context.Axis(axes[i], rank);
            before[axis] = (int)given[i];
            after[axis] = (int)given[i + axes.Length];
        }

        (string mode, float value) = Mode(context);
        view = Cut(context, view, before, after);
        int channelAxis = view.IsMap ? 1 : view.IsNhwcMap ? 3 : -1, rowAxis = view.IsMap ? 2 : 1;
        int[] touched = [.. Enumerable.Range(0, rank).Where(i => before[i] > 0 || after[i] > 0)];
        if (touched.Length == 0)
        {
            context.Results.Add(view);
            return;
        }

        if (channelAxis < 0 || touched.Any(axis => axis != channelAxis && axis != rowAxis && axis != rowAxis + 1))
        {
            throw new UnsupportedException($"it pads the axes {Listed.Text(touched)} of {Listed.Text(view.Dims)}; rows, columns and channels of a map can be padded");
        }

        if (touched.Contains(channelAxis) && mode != "Zeros")
        {
            throw new UnsupportedException("it pads channels with values of the map");
        }

        int[] top = [.. before.Select(pad => Math.Max(0, pad))], end = [.. after.Select(pad => Math.Max(0, pad))];
        var operation = new PadOperation(top[rowAxis], top[rowAxis + 1], end[rowAxis], end[rowAxis + 1], mode) { Front = top[channelAxis], Back = end[channelAxis], Value = value };
        var shape = new MapShape(
            view.Shape.Channels + operation.Front + operation.Back, view.Shape.Height + operation.Top + operation.Bottom, view.Shape.Width + operation.Left + operation.Right);
        context.Results.Add(new TensorView(context.Add(operation, shape, view.Node), [.. view.Dims.Select((dim, i) => dim + top[i] + end[i])], view.IsNhwc));
    }

    // A negative padding leaves out rows, columns or channels.
    private static TensorView Cut(LiftContext context, TensorView view, int[] before, int[] after)
    {
        for (int axis = 0; axis < view.Dims.Length; axis++)
        {
            int start = Math.Max(0, -before[axis]), count = view.Dims[axis] - start - Math.Max(0, -after[axis]);
            if (count != view.Dims[axis])
            {
                view = Channels.Slice(context, view, [new SliceRange(axis, start, 1, count)]);
            }
        }

        return view;
    }

    private static (string Mode, float Value) Mode(LiftContext context)
    {
        string mode = context.Node.Text("mode", "constant");
        double value = context.Optional(2, "value") is { Length: 1 } constant ? constant[0] : context.Node.Real("value", 0);
        return mode switch
        {
            "constant" when double.IsFinite(value) => ("Zeros", (float)value),
            "constant" => throw new UnsupportedException(FormattableString.Invariant($"it pads with {value}; finite numbers are supported")),
            "reflect" => ("Reflect", 0),
            "edge" => ("Replicate", 0),
            "wrap" => ("Circular", 0),
            _ => throw new UnsupportedException($"its mode '{mode}' is unknown"),
        };
    }
}
