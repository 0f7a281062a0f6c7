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

        if (!Counts.TryShape(network.Channels, network.Height, network.Width, out TensorShape shape))
        {
            return InferenceResult.Failed(Counts.TooMany(-1, "input", ShapeLimits.Activations, network.Channels, network.Height, network.Width));
        }

        var layers = new List<LayerShape>(network.Layers.Count);
        ReceptiveField field = ReceptiveField.Pixel;
        double activations = shape.Length;
        long parameters = 0;
        double margins = 0;
        double scratch = 0;
        double packed = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration declared = network.Layers[i];
            (LayerShape? layer, ShapeError? error) = Infer(declared.Operator, new ShapeRule(i, shape, field));
            if (error is not null)
            {
                return InferenceResult.Failed(error.Kind is KernelLargerThanInput or PaddingModeTooLarge
                    ? error with { Arguments = error.Arguments.Append(Cause(network, layers)).ToEquatableArray() }
                    : error);
            }

            activations += PaddedLength(layer!) + layer!.Output.Length;
            parameters += layer.ParameterCount;
            margins += MemoryBounds.GradientMargin(layer);
            scratch = Math.Max(scratch, declared.Operator?.GatheredGradient(layer) ?? 0);
            packed += MemoryBounds.PackedWeights(layer, declared.Schedule);
            if (packed > ShapeLimits.PackedWeights)
            {
                return InferenceResult.Failed(Counts.TooMany(i, "packed weights up to here", ShapeLimits.PackedWeights, (BigInteger)packed));
            }

            // An activation is counted with its gradient, margins and scratch memory stand alone.
            double total = activations + ((margins + scratch) / 2);
            if (total > ShapeLimits.Activations)
            {
                return InferenceResult.Failed(Counts.TooMany(i, "activations up to here", ShapeLimits.Activations, (BigInteger)total));
            }

            if (parameters > ShapeLimits.Parameters)
            {
                return InferenceResult.Failed(Counts.TooMany(i, "parameters up to here", ShapeLimits.Parameters, parameters));
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
            foreach (ShapeError error in network.Layers[i].Operator?.CheckOptions(new OptionRules(i)) ?? [])
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
            OperatorDeclaration? op = network.Layers[i].Operator;
            if (layers[i].Input is { Height: 1, Width: 1 } && op?.FlattensImage != true)
            {
                continue;
            }

            return $", because '{network.Layers[i].Name}' {op?.ReductionWords} to 1×1";
        }

        return "";
    }

    private static ShapeResult Infer(OperatorDeclaration? op, ShapeRule rule) =>
        op is null ? rule.Gives(rule.Input, Window.Point, Window.Point) : op.Infer(rule);

    private static double PaddedLength(LayerShape layer)
    {
        long height = (long)layer.Input.Height + layer.Padding.Top + layer.Padding.Bottom;
        long width = (long)layer.Input.Width + layer.Padding.Left + layer.Padding.Right;
        return (double)height * width * layer.Input.Channels;
    }
}
