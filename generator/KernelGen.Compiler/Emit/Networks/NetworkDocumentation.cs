using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>The XML documentation of the user's class: the network as a table, for a hover in the editor.</summary>
internal static class NetworkDocumentation
{
    public static void Write(CodeWriter writer, NetworkDeclaration declaration, InferenceResult shapes)
    {
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>{Number(shapes.ParameterCount)} parameters, {Number(shapes.MultiplyAdds)} multiply-adds for one sample.</para>");
        if (declaration.Outputs.Count > 1)
        {
            writer.Line($"/// <para>Outputs: {string.Join(", ", OutputSurface.Of(declaration, shapes).Select(o => $"{o.Member} {o.Shape}"))}.</para>");
        }

        writer.Line("/// <list type=\"table\">");
        Row(writer, "listheader", "Layer", "output, parameters, multiply-adds, receptive field");
        Row(writer, "item", "Input", new TensorShape(declaration.Channels, declaration.Height, declaration.Width).ToString());
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerShape shape = shapes.Layers[i];
            Row(writer, "item", declaration.NameOf(i), $"{declaration.WordsOf(i)}: {shape.Result}, {Cost(shape)}");
        }

        writer.Line("/// </list>");
        writer.Line("/// </remarks>");
    }

    /// <summary>One layer in a sentence, for the documentation of its property.</summary>
    public static string Of(NetworkDeclaration declaration, int place, LayerShape shape) =>
        $"{declaration.WordsOf(place)}: {shape.Input} to {shape.Result}, {Cost(shape)}.";

    /// <summary>A use of a block in a sentence, for the documentation of its property.</summary>
    public static string Of(NetworkDeclaration declaration, UseDeclaration use, InferenceResult shapes)
    {
        LayerShape[] layers = [.. shapes.Layers.Skip(use.First).Take(use.Count)];
        ReceptiveField field = use.Output < 0 ? ReceptiveField.Pixel : shapes.Layers[use.Output].ReceptiveField;
        string cost = Cost(layers.Sum(l => l.ParameterCount), layers.Sum(l => l.MultiplyAdds), field);
        return $"{use.Words}: {declaration.ShapeAt(use.Input, shapes)} to {declaration.ShapeAt(use.Output, shapes)}, {cost}.";
    }

    private static string Cost(LayerShape shape) => Cost(shape.ParameterCount, shape.MultiplyAdds, shape.ReceptiveField);

    private static string Cost(long parameters, long multiplyAdds, ReceptiveField field)
    {
        return $"{Number(parameters)} parameters, {Number(multiplyAdds)} multiply-adds, receptive field {Number(field.Height)}×{Number(field.Width)}";
    }

    private static void Row(CodeWriter writer, string element, string term, string description) =>
        writer.Line($"/// <{element}><term>{term}</term><description>{description}</description></{element}>");

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
