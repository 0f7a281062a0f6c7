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
        CodeWriter writer, NetworkDeclaration declaration, InferenceResult shapes, NetworkPrograms programs, ParameterMap parameters, LayerValues values,
        bool sharesSample, bool sharesBlock)
    {
        NetworkProgram? block = programs.Training;
        writer.Line("internal static readonly NetworkPlan Plan = new(");
        Argument(writer, $"\"{declaration.Type.Name.TrimStart('@')}\"");
        Argument(writer, Shape(new TensorShape(declaration.Channels, declaration.Height, declaration.Width)));
        Argument(writer, Shape(declaration.OutputShape(shapes)));
        writer.Line("    [");
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            WriteLayer(writer, declaration, i, shapes.Layers[i], parameters.OfLayers[i], values.Of(i));
        }

        writer.Line("    ],");
        Argument(writer, $"ParameterLength: {Text(parameters.Length)}");
        Argument(writer, $"PackedLength: {Text(programs.One.PackedLength)}");
        Argument(writer, $"SampleWorkspaceLength: {Text(programs.One.WorkspaceLength)}");
        Argument(writer, $"BlockWorkspaceLength: {Text(block?.WorkspaceLength ?? 0)}");
        Argument(writer, $"BlockInput: {Tensor(block?.Input)}");
        Argument(writer, $"BlockOutput: {Tensor(Only(block?.Outputs))}");
        Argument(writer, $"BlockOutputGradient: {Tensor(Only(block?.OutputGradients))}");
        string layout = declaration.Layout == OutsideLayout.Nchw ? "" : $", Layout: global::KernelGen.Layout.{declaration.Layout}";
        string inference = programs.Sixteen is { } sixteen
            ? $", Inference: new BlockInference({Text(sixteen.WorkspaceLength)}, {Tensor(sixteen.Input)}, {Tensor(Only(sixteen.Outputs))})"
            : "";
        string uses = declaration.Uses.Count == 0 ? "" : $", Uses: [{string.Join(", ", declaration.Uses.Select(u => Use(declaration, u, shapes)))}]";
        string keys = block is { Tensors.HasSampleKeys: true } ? $", SampleKeys: {Text(block.Tensors.SampleKeys.Offset)}" : "";
        string shift = PackingInPlace.Shift(programs.One.Packing, parameters) is { } floats ? $", PackingShift: {Text(floats)}" : "";
        string scratch = block is { ScratchLength: > 0 and var floatsOfScratch } ? $", ScratchLength: {Text(floatsOfScratch)}" : "";
        string outputs = declaration.Outputs.Count == 1 ? "" : $", Outputs: [{string.Join(", ", declaration.Outputs.Select((_, i) => Output(declaration, shapes, programs, i)))}]";
        string softmax = EndsInSoftmax(declaration, shapes) ? ", EndsInSoftmax: true" : "";
        writer.Line($"    BlockInputGradient: {Tensor(block?.InputGradient)}{inference}{layout}{softmax}{uses}{(sharesSample ? ", SharesSample: true" : "")}{(sharesBlock ? ", SharesBlock: true" : "")}{BatchPlanEmitter.Text(programs, parameters)}{keys}{shift}{scratch}{outputs});");
    }

    /// <summary>The place of the only output; of several each says its own.</summary>
    private static Placed<PlaneLayout>? Only(IReadOnlyList<Placed<PlaneLayout>>? outputs) => outputs?.Count == 1 ? outputs[0] : null;

    /// <summary>One of several outputs: which layer or use it is, and where it is among sixteen samples.</summary>
    private static string Output(NetworkDeclaration declaration, InferenceResult shapes, NetworkPrograms programs, int number)
    {
        OutputSurface output = OutputSurface.Of(declaration, shapes)[number];
        string member = output.Use is { } use ? $"Use: {Text(declaration.Uses.ToList().IndexOf(use))}" : $"Layer: {Text(declaration.Outputs[number])}";
        return $"new OutputPlan(\"{output.Parameter.TrimStart('@')}\", {Shape(output.Shape)}, {Tensor(programs.Training?.Outputs[number])}, {Tensor(programs.Training?.OutputGradients[number])}, {Tensor(programs.Sixteen?.Outputs[number])}, {member})";
    }

    /// <summary>Whether the outputs come from a softmax, with no weights behind it that could make logits of its shares again.</summary>
    private static bool EndsInSoftmax(NetworkDeclaration declaration, InferenceResult shapes)
    {
        return declaration.Outputs.Any(Comes);

        bool Comes(int place) =>
            place >= 0 && (declaration.Layers[place].Activation.OverChannels is { IsLogarithm: false }
                || (shapes.Layers[place].WeightCount == 0 && declaration.Layers[place].Reads(place).Any(Comes)));
    }

    private static void WriteLayer(CodeWriter writer, NetworkDeclaration declaration, int place, LayerShape shape, IReadOnlyList<Parameter> parameters,
        LayerValue value)
    {
        string receptive = Text(shape.ReceptiveField.Size);
        writer.Line(
            $"        new(\"{declaration.NameOf(place)}\", \"{declaration.WordsOf(place)}\", {Shape(shape.Result)}, {shape.MultiplyAdds.ToString(CultureInfo.InvariantCulture)}, {receptive}, [{string.Join(", ", parameters.Select(Text))}], {Value(value)}),");
    }

    private static string Value(LayerValue value) => value switch
    {
        { TakenInBy: { } layer } => $"LayerValue.TakenInBy({Text(layer)})",
        { SameAs: { } layer } => $"LayerValue.SameAs({Text(layer)})",
        { Tensor.Layout: PlaneLayout planes } => Value(value, planes.Origin, 1, planes.ChannelStride, planes.RowStride),
        _ => Value(value, ((ChannelLayout)value.Tensor!.Layout).Origin, ChannelLayout.BlockSize, ((ChannelLayout)value.Tensor.Layout).BlockStride, ((ChannelLayout)value.Tensor.Layout).RowStride),
    };

    private static string Value(LayerValue value, int origin, int lanes, int blockStride, int rowStride)
    {
        string output = value.Tensor!.Place.Memory == Memory.Output ? ", InOutput: true" : "";
        return $"new({Text(value.Stop)}, {Text(value.Tensor.Place.Offset + origin)}, {Text(lanes)}, {Text(blockStride)}, {Text(rowStride)}{output})";
    }

    private static string Use(NetworkDeclaration declaration, UseDeclaration use, InferenceResult shapes)
    {
        string multiplyAdds = shapes.Layers.Skip(use.First).Take(use.Count).Sum(l => l.MultiplyAdds).ToString(CultureInfo.InvariantCulture);
        string field = Text(use.Output < 0 ? 1 : shapes.Layers[use.Output].ReceptiveField.Size);
        return $"new(\"{use.Name}\", \"{use.Words}\", {Shape(declaration.ShapeAt(use.Output, shapes))}, {multiplyAdds}, {field}, [], {Value(new LayerValue(0, null, SameAs: use.Output))})";
    }

    private static string Text(Parameter parameter)
    {
        string sizes = string.Join(", ", parameter.Sizes.Select(Text));
        string start = parameter.Start is { } values ? $", [{string.Join(", ", values.Select(v => Literals.Number(v, Ir.ElementType.F32)))}]" : "";
        string order = parameter.Hwio is null ? "" : ", Layout: global::KernelGen.WeightLayout.Hwio";
        string state = parameter.Role.IsTrained() ? "" : ", IsTrained: false";
        return $"new(\"{parameter.Name}\", [{sizes}], {Text(parameter.Offset)}, {Text(parameter.FanIn)}{start}{order}{state})";
    }

    private static void Argument(CodeWriter writer, string text) => writer.Line($"    {text},");

    private static string Shape(TensorShape shape) => $"new global::KernelGen.Shape({Text(shape.Channels)}, {Text(shape.Height)}, {Text(shape.Width)})";

    private static string Tensor(Placed<PlaneLayout>? tensor) => tensor is null
        ? "default"
        : $"new BlockTensor({Text(tensor.Place.Offset + tensor.Layout.Origin)}, {Text(tensor.Layout.ChannelStride)}, {Text(tensor.Layout.RowStride)})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
