using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints the table that tells the runtime what the network's memory looks like.</summary>
internal static class NetworkPlanEmitter
{
    public static void Write(
        CodeWriter writer, NetworkDeclaration declaration, InferenceResult shapes, BlockProgram block, SampleProgram sample, int parameterLength)
    {
        writer.Line("private static readonly NetworkPlan KernelGenPlan = new(");
        Argument(writer, $"\"{declaration.Type.Name.TrimStart('@')}\"");
        Argument(writer, Shape(new TensorShape(declaration.Channels, declaration.Height, declaration.Width)));
        Argument(writer, Shape(shapes.Output));
        writer.Line("    [");
        int offset = 0;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            WriteLayer(writer, declaration.Layers[i], shapes.Layers[i], ref offset);
        }

        writer.Line("    ],");
        Argument(writer, $"ParameterLength: {Text(parameterLength)}");
        Argument(writer, $"PackedLength: {Text(sample.PackedLength)}");
        Argument(writer, $"SampleWorkspaceLength: {Text(sample.WorkspaceLength)}");
        Argument(writer, $"BlockWorkspaceLength: {Text(block.WorkspaceLength)}");
        Argument(writer, $"BlockInput: {Tensor(block.Input)}");
        Argument(writer, $"BlockOutput: {Tensor(block.Output)}");
        Argument(writer, $"BlockOutputGradient: {Tensor(block.OutputGradient)}");
        string layout = declaration.Layout == OutsideLayout.Nchw ? "" : $", Layout: global::KernelGen.Layout.{declaration.Layout}";
        string forward = block.ForwardIsFaster ? ", BlockForwardIsFaster: true" : "";
        writer.Line($"    BlockInputGradient: {Tensor(block.InputGradient)}{forward}{layout});");
    }

    private static void WriteLayer(CodeWriter writer, LayerDeclaration layer, LayerShape shape, ref int offset)
    {
        var parameters = new List<string>();
        var stencil = layer.Operator as StencilDeclaration;
        if (shape.WeightCount > 0)
        {
            Conv2dDeclaration? conv = stencil?.AsConvolution(shape.Input.Channels) ?? layer.Operator as Conv2dDeclaration;
            string sizes = conv is null ? $"{Text(shape.Output.Channels)}, {Text(shape.Input.Length)}" : Sizes(conv, shape);
            string order = conv is { WeightLayout: WeightLayout.Hwio } ? ", Layout: global::KernelGen.WeightLayout.Hwio" : "";
            parameters.Add($"new(\"weight\", [{sizes}], {Text(offset)}, {Text(shape.FanIn)}{Start(stencil?.Weights)}{order})");
            offset += Round.Up(shape.WeightCount, NetworkGraph.ParameterAlignment);
        }

        if (shape.BiasCount > 0)
        {
            parameters.Add($"new(\"bias\", [{Text(shape.BiasCount)}], {Text(offset)}, {Text(shape.FanIn)}{Start(stencil is null ? null : [stencil.Offset])})");
            offset += Round.Up(shape.BiasCount, NetworkGraph.ParameterAlignment);
        }

        string receptive = Text(shape.ReceptiveField.Size);
        writer.Line(
            $"        new(\"{layer.Name.TrimStart('@')}\", \"{OperatorText.Of(layer)}\", {Shape(shape.Output)}, {shape.MultiplyAdds.ToString(CultureInfo.InvariantCulture)}, {receptive}, [{string.Join(", ", parameters)}]),");
    }

    private static string Sizes(Conv2dDeclaration conv, LayerShape shape)
    {
        string inputs = Text(shape.Input.Channels / conv.Groups);
        return conv.WeightLayout == WeightLayout.Hwio
            ? $"{Text(conv.KernelHeight)}, {Text(conv.KernelWidth)}, {inputs}, {Text(conv.OutChannels)}"
            : $"{Text(conv.OutChannels)}, {inputs}, {Text(conv.KernelHeight)}, {Text(conv.KernelWidth)}";
    }

    /// <summary>What a parameter starts from where that is declared.</summary>
    private static string Start(IEnumerable<float>? values) =>
        values is null ? "" : $", [{string.Join(", ", values.Select(v => Literals.Number(v, Ir.ElementType.F32)))}]";

    private static void Argument(CodeWriter writer, string text) => writer.Line($"    {text},");

    private static string Shape(TensorShape shape) => $"new global::KernelGen.Shape({Text(shape.Channels)}, {Text(shape.Height)}, {Text(shape.Width)})";

    private static string Tensor(Placed<PlaneLayout> tensor) =>
        $"new BlockTensor({Text(tensor.Place.Offset + tensor.Layout.Origin)}, {Text(tensor.Layout.ChannelStride)}, {Text(tensor.Layout.RowStride)})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
