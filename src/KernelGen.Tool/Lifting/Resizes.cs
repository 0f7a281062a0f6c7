using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Maps at another size. What is taken from where decides how it is declared, not what the model calls it.</summary>
internal static class Resizes
{
    private const int Most = 1 << 20;

    public static void Upsample(LiftContext context)
    {
        TensorView view = context.View(0);
        float[] scales = context.Has(1) ? context.Reals(1, "scales") : [.. context.Node.Attributes.GetValueOrDefault("scales")?.Reals ?? throw new UnsupportedException("its scales are missing")];
        Resize(context, view, Sized(view, scales), scales, context.Node.Text("mode", "nearest"), "asymmetric", "floor");
    }

    public static void Resize(LiftContext context)
    {
        TensorView view = context.View(0);
        string place = context.Node.Text("coordinate_transformation_mode", context.Opset < 11 ? "asymmetric" : "half_pixel");
        string rounding = context.Node.Text("nearest_mode", context.Opset < 11 ? "floor" : "round_prefer_floor");
        (int[] dims, float[] scales) = NewDims(context, view);
        bool isLarger = dims.Zip(view.Dims).All(pair => pair.First >= pair.Second);
        if (context.Node.Integer("exclude_outside", 0) != 0 || (context.Node.Integer("antialias", 0) != 0 && !isLarger))
        {
            throw new UnsupportedException("it leaves out what is outside, or smooths what it makes smaller, which is not supported");
        }

        Resize(context, view, dims, scales, context.Node.Text("mode", "nearest"), place, rounding);
    }

    private static void Resize(LiftContext context, TensorView view, int[] dims, float[] scales, string mode, string place, string rounding)
    {
        int rowAxis = view.IsMap ? 2 : view.IsNhwcMap ? 1 : throw new UnsupportedException($"its input {Listed.Text(view.Dims)} is not a map");
        if (Enumerable.Range(0, 4).Any(i => i != rowAxis && i != rowAxis + 1 && dims[i] != view.Dims[i]))
        {
            throw new UnsupportedException($"it makes {Listed.Text(dims)} of {Listed.Text(view.Dims)}; rows and columns can be resized");
        }

        if (mode is not ("nearest" or "linear" or "bilinear"))
        {
            throw new UnsupportedException($"its mode '{mode}' is not supported");
        }

        int height = view.Shape.Height, width = view.Shape.Width;
        var size = new MapShape(view.Shape.Channels, dims[rowAxis], dims[rowAxis + 1]);
        Resampling rows = Resampling.Of(height, size.Height, scales[rowAxis], mode != "nearest", place, rounding);
        Resampling columns = Resampling.Of(width, size.Width, scales[rowAxis + 1], mode != "nearest", place, rounding);
        if (rows.Step(height) is > 0 and int down && columns.Step(width) is > 0 and int right)
        {
            SliceRange[] ranges = [new(rowAxis, (int)rows.Places[0], down, size.Height), new(rowAxis + 1, (int)columns.Places[0], right, size.Width)];
            context.Results.Add(Channels.Slice(context, view, [.. ranges.Where(range => range.Count != view.Dims[range.Axis])]));
            return;
        }

        GraphNode? node = null;
        foreach ((string interpolation, bool alignCorners) in new[] { ("Nearest", false), ("Bilinear", false), ("Bilinear", true) })
        {
            bool isIt = rows.IsLike(Resampling.Declared(height, size.Height, interpolation, alignCorners)) && columns.IsLike(Resampling.Declared(width, size.Width, interpolation, alignCorners));
            if (isIt && node is null)
            {
                node = context.Add(new UpsampleOperation(interpolation, alignCorners), size, view.Node);
            }
        }

        node ??= mode != "nearest" && place == "asymmetric" ? Interpolated(context, view, size) : null;
        context.Results.Add(new TensorView(
            node ?? throw new UnsupportedException($"the mode '{mode}' with '{place}'{(mode == "nearest" ? $" and '{rounding}'" : "")} to {Listed.Text(dims)} is not supported"), dims, view.IsNhwc));
    }

    // Between a cell and the next one, which the last one has none of: the last is repeated, and each cell's weights fall off to its neighbours.
    private static GraphNode? Interpolated(LiftContext context, TensorView view, MapShape size)
    {
        int channels = size.Channels, down = size.Height / view.Shape.Height, right = size.Width / view.Shape.Width;
        if (down * view.Shape.Height != size.Height || right * view.Shape.Width != size.Width || down < 1 || right < 1 || down > 64 || right > 64)
        {
            return null;
        }

        float[] triangleH = Triangle(down), triangleW = Triangle(right);
        float[] weight = [.. Enumerable.Range(0, channels).SelectMany(_ => triangleH.SelectMany(h => triangleW.Select(w => h * w)))];
        var pad = new PadOperation(0, 0, 1, 1, "Replicate");
        GraphNode padded = context.Add(pad, new MapShape(channels, view.Shape.Height + 1, view.Shape.Width + 1), view.Node);
        var window = new WindowSpec(triangleH.Length, triangleW.Length) { StrideH = down, StrideW = right, Top = down - 1, Left = right - 1, Bottom = down, Right = right };
        return context.Add(new ConvTransposeOperation(weight, null, channels, window, 0, 0, channels, "") { Remark = "interpolates between cells" }, size, padded);
    }

    private static float[] Triangle(int scale) => [.. Enumerable.Range(0, (2 * scale) - 1).Select(i => 1 - (Math.Abs(i - (scale - 1)) / (float)scale))];

    private static (int[] Dims, float[] Scales) NewDims(LiftContext context, TensorView view)
    {
        int at = context.Opset < 11 ? 1 : 2;
        if (context.Optional(at, "scales") is { Length: > 0, Floats: { } scales })
        {
            float[] all = WithAxes(context, view, scales, _ => 1);
            return (Sized(view, all), all);
        }

        long[] sizes = context.Optional(3, "sizes")?.Integers ?? throw new UnsupportedException("it has neither scales nor sizes");
        if (context.Node.Text("keep_aspect_ratio_policy", "stretch") != "stretch" || sizes.Any(size => size is < 1 or > Most))
        {
            throw new UnsupportedException($"its sizes {Listed.Text(sizes)} cannot be, or it keeps the aspect ratio");
        }

        int[] dims = [.. WithAxes(context, view, [.. sizes.Select(size => (float)size)], axis => context.WithBatch(view.Dims)[axis]).Select(size => (int)size)];
        dims = context.WithoutBatch(dims);
        return (dims, [.. dims.Select((dim, i) => (float)dim / view.Dims[i])]);
    }

    private static int[] Sized(TensorView view, float[] scales)
    {
        double[] sizes = [.. scales.Zip(view.Dims, (scale, dim) => Math.Floor((double)scale * dim))];
        return scales.Length == view.Dims.Length && sizes.All(size => size is >= 1 and <= Most)
            ? [.. sizes.Select(size => (int)size)]
            : throw new UnsupportedException($"its factors {Listed.Text(scales)} do not fit {Listed.Text(view.Dims)}");
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
}
