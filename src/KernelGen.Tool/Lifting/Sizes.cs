using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Operators that make maps larger.</summary>
internal static class Sizes
{
    public static void Pad(LiftContext context)
    {
        TensorView view = context.View(0);
        int rank = view.Dims.Length;
        long[] given = context.Optional(1, "pads")?.Integers ?? [.. context.Node.Integers("pads") ?? throw new UnsupportedException("its pads are missing")];
        long[] axes = context.Optional(3, "axes")?.Integers ?? [.. Enumerable.Range(0, rank).Select(i => (long)i)];
        if (given.Length != 2 * axes.Length || given.Any(pad => pad is < 0 or > 1 << 16))
        {
            throw new UnsupportedException($"its pads [{string.Join(", ", given)}] are not two numbers from 0 for each axis");
        }

        int[] before = new int[rank], after = new int[rank];
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = context.Axis(axes[i], rank);
            before[axis] = (int)given[i];
            after[axis] = (int)given[i + axes.Length];
        }

        string mode = Mode(context);
        int channelAxis = view.IsMap ? 1 : view.IsNhwcMap ? 3 : -1, rowAxis = view.IsMap ? 2 : 1;
        int[] touched = [.. Enumerable.Range(0, rank).Where(i => before[i] + after[i] > 0)];
        if (touched.Length > 0 && (channelAxis < 0 || touched.Any(axis => axis != channelAxis && axis != rowAxis && axis != rowAxis + 1)))
        {
            throw new UnsupportedException($"it pads the axes [{string.Join(", ", touched)}] of [{string.Join(", ", view.Dims)}]; rows, columns and channels of a map can be padded");
        }

        GraphNode node = view.Node;
        if (touched.Contains(channelAxis))
        {
            if (mode != "Zeros")
            {
                throw new UnsupportedException("it pads channels with other than zeros");
            }

            int[] channels = [.. Enumerable.Repeat(-1, before[channelAxis]), .. Enumerable.Range(0, view.Shape.Channels), .. Enumerable.Repeat(-1, after[channelAxis])];
            node = context.Add(new SelectChannelsOperation(channels), node.Shape with { Channels = channels.Length }, node);
        }

        if (touched.Any(axis => axis != channelAxis))
        {
            var pad = new PadOperation(before[rowAxis], before[rowAxis + 1], after[rowAxis], after[rowAxis + 1], mode);
            var shape = new MapShape(node.Shape.Channels, node.Shape.Height + pad.Top + pad.Bottom, node.Shape.Width + pad.Left + pad.Right);
            node = context.Add(pad, shape, node);
        }

        context.Results.Add(new TensorView(node, [.. view.Dims.Select((dim, i) => dim + before[i] + after[i])], view.IsNhwc));
    }

    public static void Upsample(LiftContext context)
    {
        TensorView view = context.View(0);
        float[] scales = context.Has(1) ? context.Reals(1, "scales") : [.. context.Node.Attributes.GetValueOrDefault("scales")?.Reals ?? throw new UnsupportedException("its scales are missing")];
        string mode = context.Node.Text("mode", "nearest");
        if (mode != "nearest")
        {
            throw new UnsupportedException($"the mode '{mode}' of this old operator is not supported; export the model for version 11 or later");
        }

        Scale(context, view, scales, "Nearest", alignCorners: false);
    }

    public static void Resize(LiftContext context)
    {
        TensorView view = context.View(0);
        string mode = context.Node.Text("mode", "nearest");
        string place = context.Node.Text("coordinate_transformation_mode", context.Opset < 11 ? "asymmetric" : "half_pixel");
        string round = context.Node.Text("nearest_mode", context.Opset < 11 ? "floor" : "round_prefer_floor");
        float[] scales = Scales(context, view);
        bool isTwice = scales.All(scale => scale is 1 or 2);
        bool isNearest = mode == "nearest" && ((place == "asymmetric" && (round == "floor" || (round == "round_prefer_floor" && isTwice)))
            || (place is "half_pixel" or "pytorch_half_pixel" && round.StartsWith("round_prefer_", StringComparison.Ordinal))
            || (place == "tf_half_pixel_for_nn" && round == "floor"));
        bool isLinear = mode == "linear" && place is "half_pixel" or "pytorch_half_pixel" or "align_corners";
        if ((!isNearest && !isLinear) || context.Node.Integer("exclude_outside", 0) != 0 || context.Node.Integer("antialias", 0) != 0)
        {
            throw new UnsupportedException($"the mode '{mode}' with '{place}'{(mode == "nearest" ? $" and '{round}'" : "")} is not supported");
        }

        Scale(context, view, scales, isNearest ? "Nearest" : "Bilinear", place == "align_corners");
    }

    private static float[] Scales(LiftContext context, TensorView view)
    {
        int at = context.Opset < 11 ? 1 : 2;
        if (context.Optional(at, "scales") is { Length: > 0, Floats: { } scales })
        {
            return WithAxes(context, view, scales, _ => 1);
        }

        long[] sizes = context.Optional(3, "sizes")?.Integers ?? throw new UnsupportedException("it has neither scales nor sizes");
        if (context.Node.Text("keep_aspect_ratio_policy", "stretch") != "stretch")
        {
            throw new UnsupportedException("it keeps the aspect ratio");
        }

        float[] wanted = WithAxes(context, view, [.. sizes.Select(size => (float)size)], axis => view.Dims[axis]);
        return [.. wanted.Select((size, i) => size / view.Dims[i])];
    }

    private static float[] WithAxes(LiftContext context, TensorView view, float[] values, Func<int, float> otherwise)
    {
        int rank = view.Dims.Length;
        int[] axes = context.Node.Integers("axes") is { } given ? [.. given.Select(axis => context.Axis(axis, rank))] : [.. Enumerable.Range(0, rank)];
        if (axes.Length != values.Length)
        {
            throw new UnsupportedException($"it has {values.Length} factors for {axes.Length} axes");
        }

        float[] all = [.. Enumerable.Range(0, rank).Select(otherwise)];
        for (int i = 0; i < axes.Length; i++)
        {
            all[axes[i]] = values[i];
        }

        return all;
    }

    private static void Scale(LiftContext context, TensorView view, float[] scales, string mode, bool alignCorners)
    {
        int rowAxis = view.IsMap ? 2 : view.IsNhwcMap ? 1 : throw new UnsupportedException($"its input [{string.Join(", ", view.Dims)}] is not a map");
        if (scales.Length != 4 || scales.Where((scale, i) => i != rowAxis && i != rowAxis + 1 && scale != 1).Any())
        {
            throw new UnsupportedException($"its factors [{string.Join(", ", scales)}] are not of rows and columns alone");
        }

        float down = scales[rowAxis], right = scales[rowAxis + 1];
        if (down < 1 || right < 1 || down != MathF.Floor(down) || right != MathF.Floor(right) || down > 1024 || right > 1024)
        {
            throw new UnsupportedException(FormattableString.Invariant($"it makes the map {down} × {right} as large; whole factors are supported"));
        }

        MapShape shape = view.Shape;
        var larger = new MapShape(shape.Channels, checked(shape.Height * (int)down), checked(shape.Width * (int)right));
        GraphNode node = context.Add(new UpsampleOperation((int)down, (int)right, mode, alignCorners), larger, view.Node);
        int[] dims = [.. view.Dims];
        dims[rowAxis] = larger.Height;
        dims[rowAxis + 1] = larger.Width;
        context.Results.Add(new TensorView(node, dims, view.IsNhwc));
    }

    private static string Mode(LiftContext context)
    {
        string mode = context.Node.Text("mode", "constant");
        double value = context.Optional(2, "value") is { Length: 1 } constant ? constant[0] : context.Node.Real("value", 0);
        return mode switch
        {
            "constant" when value == 0 => "Zeros",
            "constant" => throw new UnsupportedException(FormattableString.Invariant($"it pads with {value}; zeros are supported")),
            "reflect" => "Reflect",
            "edge" => "Replicate",
            "wrap" => "Circular",
            _ => throw new UnsupportedException($"its mode '{mode}' is unknown"),
        };
    }
}
