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

        Enlarge(context, view, Sized(view, scales), "Nearest", alignCorners: false);
    }

    public static void Resize(LiftContext context)
    {
        TensorView view = context.View(0);
        string mode = context.Node.Text("mode", "nearest");
        string place = context.Node.Text("coordinate_transformation_mode", context.Opset < 11 ? "asymmetric" : "half_pixel");
        string round = context.Node.Text("nearest_mode", context.Opset < 11 ? "floor" : "round_prefer_floor");
        int[] dims = NewDims(context, view);
        bool isWhole = dims.Select((dim, i) => dim % view.Dims[i]).All(rest => rest == 0), isTwice = isWhole && dims.Select((dim, i) => dim / view.Dims[i]).All(scale => scale is 1 or 2);

        // The declaration's nearest cell is floor(i * input / output).
        bool isNearest = mode == "nearest" && ((place == "asymmetric" && (round == "floor" || (round == "round_prefer_floor" && isTwice)))
            || (place is "half_pixel" or "pytorch_half_pixel" && isWhole && round.StartsWith("round_prefer_", StringComparison.Ordinal))
            || (place == "tf_half_pixel_for_nn" && round == "floor" && isWhole));
        bool isLinear = mode == "linear" && place is "half_pixel" or "pytorch_half_pixel" or "align_corners";
        if ((!isNearest && !isLinear) || context.Node.Integer("exclude_outside", 0) != 0 || context.Node.Integer("antialias", 0) != 0)
        {
            throw new UnsupportedException($"the mode '{mode}' with '{place}'{(mode == "nearest" ? $" and '{round}'" : "")} to [{string.Join(", ", dims)}] is not supported");
        }

        Enlarge(context, view, dims, isNearest ? "Nearest" : "Bilinear", place == "align_corners");
    }

    private static int[] NewDims(LiftContext context, TensorView view)
    {
        int at = context.Opset < 11 ? 1 : 2;
        if (context.Optional(at, "scales") is { Length: > 0, Floats: { } scales })
        {
            return Sized(view, WithAxes(context, view, scales, _ => 1));
        }

        long[] sizes = context.Optional(3, "sizes")?.Integers ?? throw new UnsupportedException("it has neither scales nor sizes");
        if (context.Node.Text("keep_aspect_ratio_policy", "stretch") != "stretch" || sizes.Any(size => size is < 1 or > 1 << 20))
        {
            throw new UnsupportedException($"its sizes [{string.Join(", ", sizes)}] cannot be, or it keeps the aspect ratio");
        }

        return [.. WithAxes(context, view, [.. sizes.Select(size => (float)size)], axis => view.Dims[axis]).Select(size => (int)size)];
    }

    // Factors must give whole sizes: else places between cells depend on them and not on the sizes.
    private static int[] Sized(TensorView view, float[] scales)
    {
        double[] sizes = [.. scales.Zip(view.Dims, (scale, dim) => (double)scale * dim)];
        return scales.Length == view.Dims.Length && sizes.All(size => size >= 1 && size <= 1 << 20 && size == Math.Floor(size))
            ? [.. sizes.Select(size => (int)size)]
            : throw new UnsupportedException($"its factors [{string.Join(", ", scales.Select(scale => FormattableString.Invariant($"{scale}")))}] do not make whole sizes of [{string.Join(", ", view.Dims)}]");
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

    private static void Enlarge(LiftContext context, TensorView view, int[] dims, string interpolation, bool alignCorners)
    {
        int rowAxis = view.IsMap ? 2 : view.IsNhwcMap ? 1 : throw new UnsupportedException($"its input [{string.Join(", ", view.Dims)}] is not a map");
        bool isOfPixels = Enumerable.Range(0, 4).All(i => i == rowAxis || i == rowAxis + 1 || dims[i] == view.Dims[i]);
        if (!isOfPixels || dims[rowAxis] < view.Dims[rowAxis] || dims[rowAxis + 1] < view.Dims[rowAxis + 1])
        {
            throw new UnsupportedException($"it makes [{string.Join(", ", dims)}] of [{string.Join(", ", view.Dims)}]; rows and columns can become more");
        }

        var larger = new MapShape(view.Shape.Channels, dims[rowAxis], dims[rowAxis + 1]);
        GraphNode node = larger == view.Shape ? view.Node : context.Add(new UpsampleOperation(interpolation, alignCorners), larger, view.Node);
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
