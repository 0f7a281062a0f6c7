namespace KernelGen.Compiler.Graph;

/// <summary>Checks what every pass may count on, naively: it runs after each of them.</summary>
internal static class GraphVerifier
{
    /// <summary>The graph itself.</summary>
    /// <exception cref="InvalidOperationException">The graph breaks a rule.</exception>
    public static NetworkGraph Check(NetworkGraph graph)
    {
        var known = new HashSet<Tensor> { graph.Input };
        var placed = new HashSet<Parameter>(graph.Parameters.OfLayers.SelectMany(l => l));
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
                Require(placed.Contains(parameter), $"'{node.Layer}' reads '{parameter.Layer}.{parameter.Name}', which has no place");
            }
        }

        Require(known.Contains(graph.Output), $"no node gives the output, '{graph.Output.Name}'");
        foreach (Tensor tensor in known)
        {
            Require(tensor == graph.Output || graph.ReadersOf(tensor).Any(), $"'{tensor.Name}' is read by nobody");
        }

        CheckPlaces(graph.Parameters);
        return graph;
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

        Require(end <= parameters.Length, FormattableString.Invariant($"the parameters end at {end}, behind their memory of {parameters.Length}"));
    }

    private static void Require(bool holds, string broken)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The graph is not sound: " + broken + ".");
        }
    }
}
