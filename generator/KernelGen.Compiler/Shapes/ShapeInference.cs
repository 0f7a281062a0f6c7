using System.Numerics;
using KernelGen.Compiler.Declarations;
using static KernelGen.Compiler.Shapes.ShapeErrorKind;

namespace KernelGen.Compiler.Shapes;

/// <summary>
/// Finds the shape of every layer from the network's input. Pure: the analyzer, the compiler and the tests all call it.
/// Nothing here can overflow: an axis is computed in 64 bits, and a product is tested before its next factor.
/// </summary>
internal static class ShapeInference
{
    public static InferenceResult Infer(NetworkDeclaration network)
    {
        ShapeError[] errors = [.. CheckOptions(network)];
        if (errors.Length > 0)
        {
            return InferenceResult.Failed(errors);
        }

        if (!TryShape(network.Channels, network.Height, network.Width, out TensorShape shape))
        {
            return InferenceResult.Failed(TooMany(-1, "input", ShapeLimits.Activations, network.Channels, network.Height, network.Width));
        }

        var layers = new List<LayerShape>(network.Layers.Count);
        ReceptiveField field = ReceptiveField.Pixel;
        double activations = shape.Length;
        long parameters = 0;
        double margins = 0;
        double packed = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (Infer(network.Layers[i].Operator, i, shape, field, out LayerShape? layer) is { } error)
            {
                return InferenceResult.Failed(error.Kind is KernelLargerThanInput or PaddingModeTooLarge
                    ? error with { Arguments = error.Arguments.Append(Cause(network, layers)).ToEquatableArray() }
                    : error);
            }

            activations += PaddedLength(layer!) + layer!.Output.Length;
            parameters += layer.ParameterCount;
            margins += MemoryBounds.GradientMargin(network.Layers[i].Operator, layer);
            packed += MemoryBounds.PackedWeights(network.Layers[i].Operator, layer, network.Layers[i].Schedule);
            if (packed > ShapeLimits.PackedWeights)
            {
                return InferenceResult.Failed(TooMany(i, "packed weights up to here", ShapeLimits.PackedWeights, (BigInteger)packed));
            }

            if (activations + (margins / 2) > ShapeLimits.Activations)
            {
                return InferenceResult.Failed(TooMany(i, "activations up to here", ShapeLimits.Activations, (BigInteger)(activations + (margins / 2))));
            }

            if (parameters > ShapeLimits.Parameters)
            {
                return InferenceResult.Failed(TooMany(i, "parameters up to here", ShapeLimits.Parameters, parameters));
            }

            layers.Add(layer);
            (shape, field) = (layer.Output, layer.ReceptiveField);
        }

        return new InferenceResult(layers.ToEquatableArray(), default);
    }

    private static IEnumerable<ShapeError> CheckOptions(NetworkDeclaration network)
    {
        (string Option, int Value)[] input =
            [("channels", network.Channels), ("height", network.Height), ("width", network.Width)];
        foreach ((string option, int value) in input)
        {
            if (value < 1)
            {
                yield return ShapeError.Of(NotPositive, -1, option, value);
            }
        }

        if (network.Layers.Count == 0)
        {
            yield return ShapeError.Of(NoLayer, -1, "");
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            foreach (ShapeError error in OptionRules.Check(network.Layers[i].Operator, i))
            {
                yield return error;
            }
        }
    }

    /// <summary>What made a point of the image in front of a layer that wants more; empty if it is none, or has always been one.</summary>
    private static string Cause(NetworkDeclaration network, List<LayerShape> layers)
    {
        for (int i = layers.Count - 1; i >= 0 && layers[i].Output is { Height: 1, Width: 1 }; i--)
        {
            if (layers[i].Input is { Height: 1, Width: 1 } && network.Layers[i].Operator is not LinearDeclaration)
            {
                continue;
            }

            string what = network.Layers[i].Operator switch
            {
                LinearDeclaration => "is [Linear], which flattens the image",
                AdaptiveAvgPool2dDeclaration => "averages the image",
                _ => "has reduced the image",
            };
            return $", because '{network.Layers[i].Name}' {what} to 1×1";
        }

        return "";
    }

    private static ShapeError? Infer(
        OperatorDeclaration? op, int index, TensorShape input, ReceptiveField field, out LayerShape? layer)
    {
        switch (op)
        {
            case Conv2dDeclaration conv:
                return InferConv2d(conv, index, input, field, out layer);
            case StencilDeclaration stencil:
                return InferConv2d(stencil.AsConvolution(input.Channels), index, input, field, out layer);
            case MaxPool2dDeclaration pool:
                var rows = new Window(pool.KernelHeight, pool.StrideH, pool.DilationH);
                var columns = new Window(pool.KernelWidth, pool.StrideW, pool.DilationW);
                return InferPool(rows, columns, pool.Padding, pool.CeilMode, index, input, field, out layer)
                    ?? EmptyMaximum("row", rows, index, input.Height, pool.Padding.Top, layer!.Output.Height)
                    ?? EmptyMaximum("column", columns, index, input.Width, pool.Padding.Left, layer!.Output.Width);
            case AvgPool2dDeclaration pool:
                return InferPool(
                    new(pool.KernelHeight, pool.StrideH, 1), new(pool.KernelWidth, pool.StrideW, 1),
                    pool.Padding, pool.CeilMode, index, input, field, out layer);
            case AdaptiveAvgPool2dDeclaration pool:
                return InferAdaptivePool(pool, index, input, field, out layer);
            case LinearDeclaration linear:
                return InferLinear(linear, index, input, field, out layer);
            case null:
                layer = new LayerShape(input, input, NoPadding, 0, 0, 0, 0, field);
                return null;
            default:
                throw new InvalidOperationException($"No shape rule for {op.GetType().Name}.");
        }
    }

    private static ShapeError? InferConv2d(
        Conv2dDeclaration conv, int index, TensorShape input, ReceptiveField field, out LayerShape? layer)
    {
        layer = null;
        if (input.Channels % conv.Groups != 0 || conv.OutChannels % conv.Groups != 0)
        {
            return ShapeError.Of(GroupsDoNotDivide, index, "Groups", conv.Groups, input.Channels, conv.OutChannels);
        }

        var rows = new Window(conv.KernelHeight, conv.StrideH, conv.DilationH);
        var columns = new Window(conv.KernelWidth, conv.StrideW, conv.DilationW);
        if (!TryResolvePadding(conv, rows, columns, input, out PaddingDeclaration padding))
        {
            return TooMany(index, "padding", ShapeLimits.Activations, Math.Max(rows.SamePadding(input.Height).After, columns.SamePadding(input.Width).After)) with { Option = "Auto" };
        }

        if (PaddingModeRules.Check(conv, padding, index, input) is { } tooLarge)
        {
            return tooLarge;
        }

        if (Slide(rows, columns, padding, false, conv.OutChannels, index, input, out TensorShape output) is { } error)
        {
            return error;
        }

        int groupChannels = input.Channels / conv.Groups;
        if (!TryProduct(ShapeLimits.Parameters, out int fanIn, groupChannels, conv.KernelHeight, conv.KernelWidth)
            || !TryProduct(ShapeLimits.Parameters, out int weights, conv.OutChannels, fanIn))
        {
            return TooMany(index, "weight", ShapeLimits.Parameters, conv.OutChannels, groupChannels, conv.KernelHeight, conv.KernelWidth);
        }

        layer = new LayerShape(
            input, output, padding, weights, conv.Bias ? conv.OutChannels : 0, fanIn,
            (long)output.Length * fanIn, field.Then(rows, columns));
        return null;
    }

    private static ShapeError? InferPool(
        Window rows, Window columns, PaddingDeclaration padding, bool ceil, int index, TensorShape input,
        ReceptiveField field, out LayerShape? layer)
    {
        ShapeError? error = Slide(rows, columns, padding, ceil, input.Channels, index, input, out TensorShape output);
        layer = error is null ? new LayerShape(input, output, padding, 0, 0, 0, 0, field.Then(rows, columns)) : null;
        return error;
    }

    /// <summary>A maximum of nothing has no value, other than a mean of zeros.</summary>
    private static ShapeError? EmptyMaximum(string axis, Window window, int index, int input, int before, int outputs) =>
        window.FirstEmpty(input, before, outputs) is { } output
            ? ShapeError.Of(
                EmptyWindow, index, "", axis, output, window.Kernel, window.Dilation, ((long)output * window.Stride) - before, input)
            : null;

    private static ShapeError? InferAdaptivePool(
        AdaptiveAvgPool2dDeclaration pool, int index, TensorShape input, ReceptiveField field, out LayerShape? layer)
    {
        layer = null;
        if (!TryShape(input.Channels, pool.OutputHeight, pool.OutputWidth, out TensorShape output))
        {
            return TooMany(index, "output", ShapeLimits.Activations, input.Channels, pool.OutputHeight, pool.OutputWidth);
        }

        ReceptiveField seen = field.Then(Window.Adaptive(input.Height, pool.OutputHeight), Window.Adaptive(input.Width, pool.OutputWidth));
        layer = new LayerShape(input, output, NoPadding, 0, 0, 0, 0, seen);
        return null;
    }

    private static ShapeError? InferLinear(
        LinearDeclaration linear, int index, TensorShape input, ReceptiveField field, out LayerShape? layer)
    {
        layer = null;
        if (!TryProduct(ShapeLimits.Parameters, out int weights, linear.OutFeatures, input.Length))
        {
            return TooMany(index, "weight", ShapeLimits.Parameters, linear.OutFeatures, input.Length);
        }

        layer = new LayerShape(
            input, new TensorShape(linear.OutFeatures, 1, 1), NoPadding, weights, linear.Bias ? linear.OutFeatures : 0,
            input.Length, weights, field.Then(new Window(input.Height, 1, 1), new Window(input.Width, 1, 1)));
        return null;
    }

    /// <summary>Slides a window over both axes.</summary>
    private static ShapeError? Slide(
        Window rows, Window columns, PaddingDeclaration padding, bool ceil, int channels, int index, TensorShape input,
        out TensorShape output)
    {
        output = default;
        long height = rows.Outputs(input.Height, padding.Top, padding.Bottom, ceil);
        long width = columns.Outputs(input.Width, padding.Left, padding.Right, ceil);
        long paddedHeight = (long)input.Height + padding.Top + padding.Bottom;
        long paddedWidth = (long)input.Width + padding.Left + padding.Right;
        if (height < 1 || width < 1
            || rows.LeapsOver(input.Height, padding.Top, paddedHeight) || columns.LeapsOver(input.Width, padding.Left, paddedWidth))
        {
            return ShapeError.Of(
                KernelLargerThanInput, index, "",
                FormattableString.Invariant($"{rows.Extent}×{columns.Extent}"),
                FormattableString.Invariant($"{paddedHeight}×{paddedWidth}"));
        }

        return TryShape(channels, height, width, out output)
            ? null
            : TooMany(index, "output", ShapeLimits.Activations, channels, height, width);
    }

    private static bool TryResolvePadding(
        Conv2dDeclaration conv, Window rows, Window columns, TensorShape input, out PaddingDeclaration padding)
    {
        padding = conv.Padding;
        if (conv.Auto != AutoPadding.Same)
        {
            return true;
        }

        (long top, long bottom) = rows.SamePadding(input.Height);
        (long left, long right) = columns.SamePadding(input.Width);
        if (Math.Max(bottom, right) > ShapeLimits.Activations)
        {
            return false;
        }

        padding = new PaddingDeclaration((int)top, (int)bottom, (int)left, (int)right);
        return true;
    }

    private static double PaddedLength(LayerShape layer)
    {
        long height = (long)layer.Input.Height + layer.Padding.Top + layer.Padding.Bottom;
        long width = (long)layer.Input.Width + layer.Padding.Left + layer.Padding.Right;
        return (double)height * width * layer.Input.Channels;
    }

    private static ShapeError TooMany(int layer, string what, int limit, params BigInteger[] factors) => ShapeError.Of(
        TooLarge, layer, "", what, FormattableString.Invariant($"{factors.Aggregate(BigInteger.One, (product, f) => product * f)} values"), limit);

    private static bool TryShape(long channels, long height, long width, out TensorShape shape)
    {
        bool fits = TryProduct(ShapeLimits.Activations, out _, height, width, channels);
        shape = fits ? new TensorShape((int)channels, (int)height, (int)width) : default;
        return fits;
    }

    /// <summary>Multiplies while the product stays within the limit; both sides of each product are then below 2^28.</summary>
    private static bool TryProduct(int limit, out int product, params long[] factors)
    {
        long result = 1;
        product = 0;
        foreach (long factor in factors)
        {
            if (factor > limit)
            {
                return false;
            }

            result *= factor;
            if (result > limit)
            {
                return false;
            }
        }

        product = (int)result;
        return true;
    }

    private static readonly PaddingDeclaration NoPadding = new(0, 0, 0, 0);
}
