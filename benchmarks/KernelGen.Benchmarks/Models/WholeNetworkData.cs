namespace KernelGen.Benchmarks.Models;

/// <summary>What the variants of a whole network's case share, drawn once from a fixed seed. Names and shapes are those of the generated class.</summary>
internal sealed class WholeNetworkData
{
    /// <param name="network">A network, whose parameters get the values.</param>
    /// <param name="batch">Samples.</param>
    public WholeNetworkData(Network network, int batch)
    {
        (Input, Output, Batch, LastLayer) = (network.InputShape, network.OutputShape, batch, network.Layers[^1].Name);
        var random = new Random(20250101);
        foreach (Parameter parameter in network.Parameters)
        {
            // Weights keep the variance of what goes through them; norms start as they do.
            bool isNorm = parameter.Name.Contains(".norm.", StringComparison.Ordinal);
            float bound = parameter.Shape.Length > 1 ? MathF.Sqrt(6f / (parameter.Length / parameter.Shape[0])) : isNorm ? 0 : 0.1f;
            float middle = isNorm && parameter.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0;
            Add(parameter, [.. Enumerable.Range(0, parameter.Length).Select(_ => middle + (bound * (2 * random.NextSingle() - 1)))]);
        }

        foreach (Parameter buffer in network.Buffers)
            Add(buffer, buffer.Values.ToArray());
        Samples = [.. Enumerable.Range(0, batch * Input.Length).Select(_ => 2 * random.NextSingle() - 1)];
        Labels = [.. Enumerable.Range(0, batch).Select(_ => random.Next(Output.Length))];
    }

    public Shape Input { get; }

    public Shape Output { get; }

    public int Batch { get; }

    /// <summary>The name of the layer that gives the output.</summary>
    public string LastLayer { get; }

    public float[] Samples { get; }

    public int[] Labels { get; }

    /// <summary>Parameters, then what is not trained, by name.</summary>
    public OrderedDictionary<string, (int[] Shape, float[] Values)> Tensors { get; } = [];

    /// <summary>Gives a network the values.</summary>
    public void Load(Network network)
    {
        foreach (Parameter tensor in network.Parameters.Concat(network.Buffers))
            tensor.Set(Tensors[tensor.Name].Values);
    }

    private void Add(Parameter tensor, float[] values) => Tensors.Add(tensor.Name, (tensor.Shape.ToArray(), values));
}
