using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>All parameters of a network with their places. Nothing else gives a parameter its offset.</summary>
/// <param name="OfLayers">The parameters of each declared layer, in the order of the declaration.</param>
/// <param name="Length">Floats of all parameters with the gaps between them.</param>
internal sealed record ParameterMap(IReadOnlyList<IReadOnlyList<Parameter>> OfLayers, int Length)
{
    /// <summary>Parameters start at multiples of this many floats: one 64-byte cache line.</summary>
    public const int Alignment = 16;

    /// <summary>Places the parameters of all layers one after another.</summary>
    public static ParameterMap Of(NetworkDeclaration declaration, InferenceResult shapes)
    {
        int offset = 0;
        var layers = new List<IReadOnlyList<Parameter>>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            var placed = new List<Parameter>();
            foreach (Parameter parameter in Of(declaration.Layers[i], shapes.Layers[i]))
            {
                placed.Add(parameter with { Offset = offset });
                offset += Round.Up(parameter.Length, Alignment);
            }

            layers.Add(placed);
        }

        return new(layers, offset);
    }

    private static IEnumerable<Parameter> Of(LayerDeclaration layer, LayerShape shape)
    {
        string name = layer.Name.TrimStart('@');
        var stencil = layer.Operator as StencilDeclaration;
        Conv2dDeclaration? conv = stencil?.AsConvolution(shape.Input.Channels) ?? layer.Operator as Conv2dDeclaration;
        if (shape.WeightCount > 0)
        {
            bool isHwio = conv?.WeightLayout == WeightLayout.Hwio;
            yield return new Parameter(
                name, ParameterRole.Weight, Sizes(conv, shape).ToEquatableArray(), 0, shape.FanIn, stencil?.Weights,
                isHwio ? new HwioShape(conv!.OutChannels, shape.Input.Channels / conv.Groups, conv.KernelHeight * conv.KernelWidth) : null);
        }

        if (shape.BiasCount > 0)
        {
            yield return new Parameter(
                name, ParameterRole.Bias, new[] { shape.BiasCount }.ToEquatableArray(), 0, shape.FanIn,
                stencil is null ? null : new[] { stencil.Offset }.ToEquatableArray());
        }
    }

    private static int[] Sizes(Conv2dDeclaration? conv, LayerShape shape)
    {
        if (conv is null)
        {
            return [shape.Output.Channels, shape.Input.Length];
        }

        int inputs = shape.Input.Channels / conv.Groups;
        return conv.WeightLayout == WeightLayout.Hwio
            ? [conv.KernelHeight, conv.KernelWidth, inputs, conv.OutChannels]
            : [conv.OutChannels, inputs, conv.KernelHeight, conv.KernelWidth];
    }
}
