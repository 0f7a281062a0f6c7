using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>Checks what every pass may count on, naively: it runs after each of them.</summary>
internal static class GraphVerifier
{
    /// <summary>The graph itself.</summary>
    /// <exception cref="InvalidOperationException">The graph breaks a rule.</exception>
    public static NetworkGraph Check(NetworkGraph graph)
    {
        var known = new HashSet<Tensor> { graph.Input };
        if (graph.Gradients is { } ends)
        {
            known.UnionWith(ends.OfOutputs);
        }

        var placed = new HashSet<int>(graph.Parameters.OfLayers.SelectMany(l => l).Select(p => p.Offset));
        foreach (Node node in graph.Nodes)
        {
            Require(node.Inputs.Count > 0, $"'{node.Layer}' reads nothing");
            foreach (Tensor input in node.Inputs)
            {
                Require(known.Contains(input), $"'{node.Layer}' reads '{input.Name}', which no node before it gives");
            }

            Require(known.Add(node.Output), $"'{node.Output.Name}' is given twice");
            foreach (Parameter parameter in node.Parameters)
            {
                Require(placed.Contains(parameter.Offset), $"'{node.Layer}' reads '{parameter.Layer}.{parameter.Name}', which has no place");
            }
        }

        Require(graph.Outputs.Distinct().Count() == graph.Outputs.Count, "an output is named twice");
        foreach (Tensor output in graph.Outputs)
        {
            Require(known.Contains(output), $"no node gives the output, '{output.Name}'");
        }

        foreach (Tensor tensor in known)
        {
            Require(
                graph.IsResult(tensor) || graph.ReadersOf(tensor).Any() || graph.ProducerOf(tensor)?.Operator.GivesParameterGradients == true,
                $"'{tensor.Name}' is read by nobody");
        }

        CheckPlaces(graph.Parameters);
        CheckGradients(graph);
        return graph;
    }

    /// <summary>A backward pass ends at the sample, and one node gives the gradient of each parameter: a second would write over the first.</summary>
    private static void CheckGradients(NetworkGraph graph)
    {
        if (graph.Gradients is not { } ends)
        {
            return;
        }

        Require(ends.OfOutputs.Contains(ends.OfInput) || graph.ProducerOf(ends.OfInput) is not null, $"no node gives '{ends.OfInput.Name}'");
        var given = new HashSet<Parameter>();
        foreach (Parameter parameter in graph.Backward.Where(n => n.Operator.GivesParameterGradients).SelectMany(n => n.Parameters).Where(p => p.Role.IsTrained()))
        {
            Require(given.Add(parameter), $"the gradient of '{parameter.Layer}.{parameter.Name}' is given twice");
        }

        foreach (Parameter parameter in graph.Forward.SelectMany(n => n.Parameters).Where(p => p.Role.IsTrained()))
        {
            Require(given.Contains(parameter), $"no node gives the gradient of '{parameter.Layer}.{parameter.Name}'");
        }
    }

    private static void CheckPlaces(ParameterMap parameters)
    {
        int end = 0;
        foreach (Parameter parameter in parameters.OfLayers.SelectMany(l => l).OrderBy(p => p.Offset))
        {
            string name = $"{parameter.Layer}.{parameter.Name}";
            Require(parameter.Offset % ParameterMap.Alignment == 0, FormattableString.Invariant($"'{name}' starts at {parameter.Offset}, within a cache line"));
            Require(parameter.Offset >= end, FormattableString.Invariant($"'{name}' starts at {parameter.Offset}, within the one before it"));
            end = parameter.Offset + parameter.Length;
        }

        Require(end <= parameters.TotalLength, FormattableString.Invariant($"the parameters end at {end}, behind their memory of {parameters.TotalLength}"));
    }

    private static void Require(bool holds, string broken)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The graph is not sound: " + broken + ".");
        }
    }
}
