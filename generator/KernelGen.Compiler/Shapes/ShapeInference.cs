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

        var walk = new ShapeWalk();
        ShapeError? error = walk.Begin(network.Channels, network.Height, network.Width);
        foreach (LayerDeclaration layer in network.Layers)
        {
            error ??= walk.Add(layer);
        }

        // What nobody reads is an output, but a layer within a block is none of the network's members.
        if (error is null)
        {
            error = network.Outputs.Where(o => network.Layers[o].Name.Contains('.') && network.UseAt(o) is null)
                .Select(o => ShapeError.Of(UnreadLayer, o, "")).FirstOrDefault();
        }

        return error is null ? new InferenceResult(walk.Layers.ToEquatableArray(), default) : InferenceResult.Failed(error);
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
}
