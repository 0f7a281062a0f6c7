using System.Globalization;
using System.Text;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>A graph as text, a node a line: what it gives, from what, and how.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        var text = new StringBuilder();
        text.Append(graph.Input).Append('\n');
        Append(text, graph.Forward);
        text.Append("output ").Append(string.Join(", ", graph.Outputs.Select(o => o.Name))).Append('\n');
        if (graph.Gradients is { } ends)
        {
            foreach (Tensor given in ends.OfOutputs)
            {
                text.Append(given).Append('\n');
            }

            Append(text, graph.Backward);
            text.Append("gradient of the input ").Append(ends.OfInput.Name).Append('\n');
        }

        text.Append("parameters ").Append(graph.Parameters.Length.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<Node> nodes)
    {
        foreach (Node node in nodes)
        {
            IEnumerable<string> operands =
            [
                .. node.Inputs.Select(i => i.Name),
                .. node.Parameters.Select(p => FormattableString.Invariant($"{p.Name} {Sizes(p)} at {p.Offset}")),
            ];
            string activation = node.Activation == Activation.None ? "" : $", then {node.Activation}";
            text.Append(node.Output).Append(" = ").Append(node.Operator.Words).Append(" of ").Append(string.Join(", ", operands))
                .Append(activation).Append('\n');
        }
    }

    private static string Sizes(Parameter parameter) =>
        string.Join("×", parameter.Sizes.Select(s => s.ToString(CultureInfo.InvariantCulture)));
}
