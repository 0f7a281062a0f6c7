using System.Globalization;
using System.Text;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>What a network costs, as a table for people: a line for each layer, in the order of the layers.</summary>
internal static class CostReport
{
    private static readonly string[] s_head =
        ["Layer", "Output", "Parameters", "Multiply-adds", "Bytes moved", "Field", "Step", "Lanes", "Schedule (512 bits)"];

    /// <summary>The table.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="shapes">The shapes of its layers.</param>
    /// <param name="programs">Its programs.</param>
    /// <param name="kernels">Their kernels for the widest vectors.</param>
    public static string Write(NetworkDeclaration declaration, InferenceResult shapes, NetworkPrograms programs, KernelSet kernels)
    {
        NetworkProgram one = programs.One;
        var input = new TensorShape(declaration.Channels, declaration.Height, declaration.Width);
        var rows = new List<string[]> { s_head, new[] { "Input", input.ToString(), "", "", "", "", "", "", "" } };
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerShape shape = shapes.Layers[i];
            int read = declaration.Layers[i].Reads(i).Sum(r => (r < 0 ? input : shapes.Layers[r].Result).Length);
            string name = declaration.NameOf(i);
            rows.Add(
            [
                name, shape.Result.ToString(), Number(shape.ParameterCount), Number(shape.MultiplyAdds),
                Number(4L * (read + shape.Result.Length + shape.ParameterCount)), $"{Number(shape.ReceptiveField.Height)}×{Number(shape.ReceptiveField.Width)}",
                $"{Number(shape.ReceptiveField.StepY)}×{Number(shape.ReceptiveField.StepX)}", LanesOf(name, one), ScheduleOf(name, one, kernels),
            ]);
        }

        var text = new StringBuilder();
        text.Append(string.Format(
            CultureInfo.InvariantCulture, "{0}: {1:#,0} parameters, {2:#,0} multiply-adds and {3:#,0} bytes of workspace for one sample\n",
            declaration.Type.Name.TrimStart('@'), shapes.ParameterCount, shapes.MultiplyAdds, OutputSurface.WorkspaceBytes(one)));
        if (declaration.Outputs.Count > 1)
        {
            text.Append("Outputs: ").Append(string.Join(", ", OutputSurface.Of(declaration, shapes).Select(o => $"{o.Member} {o.Shape}"))).Append('\n');
        }

        Append(text, rows, c => c is >= 2 and <= 6);
        if (programs.Training is { } training)
        {
            Append(text, TrainingReport.Rows(declaration, training, kernels), _ => false);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string[]> rows, Func<int, bool> isNumber)
    {
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, c) => (Cell: cell, Width: rows.Max(r => r[c].Length), IsNumber: isNumber(c)))
                .Select(c => c.IsNumber ? c.Cell.PadLeft(c.Width) : c.Cell.PadRight(c.Width));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    /// <summary>What the lanes of a vector are in a layer's output.</summary>
    private static string LanesOf(string layer, NetworkProgram one)
    {
        Tensor? result = one.Graph.Nodes.LastOrDefault(n => n.Layer == layer)?.Output;
        return result is null || !one.Tensors.Has(result) ? "" : one.Tensors.Of(result).Layout.Kind == LayoutKind.Pixels ? "pixels" : "channels";
    }

    /// <summary>How the layer's longest kernel is tiled, in the words of its own text.</summary>
    private static string ScheduleOf(string layer, NetworkProgram one, KernelSet kernels)
    {
        Function[] functions = [.. one.Forward.OfType<KernelStep>().Where(s => s.LayerName == layer).Select(kernels.PlainLoopsOf)];
        if (functions.Length == 0)
        {
            return "with the layer before";
        }

        const string Tile = "Tile: ";
        string? line = functions.SelectMany(f => f.Summary).FirstOrDefault(s => s.StartsWith(Tile, StringComparison.Ordinal));
        if (line is null)
        {
            return "plain loops";
        }

        int end = line.IndexOf(" in registers", StringComparison.Ordinal);
        return end < 0 ? line.Substring(Tile.Length).TrimEnd('.') : line.Substring(Tile.Length, end - Tile.Length);
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
