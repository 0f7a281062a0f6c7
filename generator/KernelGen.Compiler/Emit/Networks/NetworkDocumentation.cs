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
        writer.Line("/// <list type=\"table\">");
        Row(writer, "listheader", "Layer", "output, parameters, multiply-adds, receptive field");
        Row(writer, "item", "Input", $"{declaration.Channels.ToString(CultureInfo.InvariantCulture)}×{declaration.Height.ToString(CultureInfo.InvariantCulture)}×{declaration.Width.ToString(CultureInfo.InvariantCulture)}");
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerShape shape = shapes.Layers[i];
            Row(
                writer,
                "item",
                declaration.Layers[i].Name.TrimStart('@'),
                $"{OperatorText.Of(declaration.Layers[i])}: {shape.Output}, {Number(shape.ParameterCount)} parameters, {Number(shape.MultiplyAdds)} multiply-adds, sees {Number(shape.ReceptiveField.Height)}×{Number(shape.ReceptiveField.Width)}");
        }

        writer.Line("/// </list>");
        writer.Line("/// </remarks>");
    }

    private static void Row(CodeWriter writer, string element, string term, string description) =>
        writer.Line($"/// <{element}><term>{term}</term><description>{description}</description></{element}>");

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
