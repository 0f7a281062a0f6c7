using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Which layers are trained with fewer multiplications than their sums have, as a table for people.</summary>
internal static class TrainingReport
{
    private const string Tile = "Tile: ";

    /// <summary>The head, then a line for each such layer; nothing where all sums are direct.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="training">The program that trains it.</param>
    /// <param name="kernels">Its kernels for the widest vectors.</param>
    public static IReadOnlyList<string[]> Rows(NetworkDeclaration declaration, NetworkProgram training, KernelSet kernels)
    {
        string Of(string layer, IEnumerable<Step> steps) => steps.OfType<KernelStep>().Where(s => s.LayerName == layer)
            .Select(s => Algorithm(kernels.PlainLoopsOf(s))).FirstOrDefault(a => a is not null) ?? "direct";

        Step[] parameters = [.. training.Backward.OfType<ForParameterGradients>().SelectMany(part => part.Steps)];
        string[][] rows =
        [
            .. Enumerable.Range(0, declaration.Layers.Count).Select(declaration.NameOf)
                .Select(name => new[] { name, Of(name, training.Forward), Of(name, training.Backward), Of(name, parameters) })
                .Where(row => row.Skip(1).Any(cell => cell != "direct")),
        ];
        return rows.Length == 0 ? [] : [["Training", "Forward", "Gradient of the input", "Gradient of the weights"], .. rows];
    }

    /// <summary>The algorithm that a kernel's own text names before its tile, for example <c>F(4×4, 3×3)</c>; null for direct sums.</summary>
    private static string? Algorithm(Function function)
    {
        string? line = function.Summary.FirstOrDefault(s => s.StartsWith(Tile + "F(", StringComparison.Ordinal));
        return line?.Substring(Tile.Length, line.IndexOf(')') + 1 - Tile.Length);
    }
}
