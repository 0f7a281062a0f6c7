namespace KernelGen.Benchmarks.Models;

/// <summary>What a layer of a <see cref="NetworkModel"/> computes.</summary>
internal enum ModelOperator
{
    Conv2d,
    MaxPool2d,
    AvgPool2d,
    Linear,
}

/// <summary>What follows a layer of a <see cref="NetworkModel"/>.</summary>
internal enum ModelActivation
{
    None,
    Tanh,
    ReLU,
    Sigmoid,
}

/// <summary>One layer; kernels, strides and paddings are square.</summary>
/// <param name="Name">The name that prefixes its parameters.</param>
/// <param name="Operator">What it computes.</param>
/// <param name="OutChannels">Channels or features of its output; ignored by pooling.</param>
/// <param name="Kernel">Rows and columns of its window.</param>
internal sealed record ModelLayer(string Name, ModelOperator Operator, int OutChannels = 0, int Kernel = 1)
{
    public int Stride { get; init; } = 1;

    public int Padding { get; init; }

    public int Groups { get; init; } = 1;

    public ModelActivation Activation { get; init; }
}

/// <summary>Channels, height and width of one sample.</summary>
internal readonly record struct ModelShape(int Channels, int Height, int Width)
{
    public int Length => Channels * Height * Width;
}

/// <summary>A parameter in PyTorch's layout.</summary>
internal sealed record ModelParameter(string Name, int[] Shape, int FanIn)
{
    public int Length => Shape.Aggregate(1, (product, extent) => product * extent);
}

/// <summary>
/// A network as every variant but the generated one needs it: a plain list of layers, from which the clear loops, the ONNX
/// file and the peers' requests are made. The generated twin is declared in <c>Networks.cs</c>.
/// </summary>
internal sealed record NetworkModel(ModelShape Input, IReadOnlyList<ModelLayer> Layers)
{
    /// <summary>The shape that a layer reads.</summary>
    public ModelShape InputOf(int layer) => layer == 0 ? Input : OutputOf(layer - 1);

    /// <summary>The shape that a layer makes.</summary>
    public ModelShape OutputOf(int layer)
    {
        ModelShape input = InputOf(layer);
        ModelLayer l = Layers[layer];
        if (l.Operator == ModelOperator.Linear)
            return new ModelShape(l.OutChannels, 1, 1);
        int Extent(int size) => (size + 2 * l.Padding - l.Kernel) / l.Stride + 1;
        int channels = l.Operator == ModelOperator.Conv2d ? l.OutChannels : input.Channels;
        return new ModelShape(channels, Extent(input.Height), Extent(input.Width));
    }

    /// <summary>The shape of the last layer's output.</summary>
    public ModelShape Output => OutputOf(Layers.Count - 1);

    /// <summary>Weight and bias of every layer that has them, in order.</summary>
    public IEnumerable<ModelParameter> Parameters => Enumerable.Range(0, Layers.Count).SelectMany(ParametersOf);

    /// <summary>Multiply-adds of convolutions and linear layers for one sample.</summary>
    public long MultiplyAdds => Enumerable.Range(0, Layers.Count).Sum(i =>
        ParametersOf(i).FirstOrDefault() is { } weight ? (long)weight.FanIn * OutputOf(i).Length : 0);

    /// <summary>Multiply-adds of one sample's gradients: each weighted layer once for its weights and, but for the first, once for its input.</summary>
    public long BackwardMultiplyAdds => 2 * MultiplyAdds - ParametersOf(0)[0].FanIn * (long)OutputOf(0).Length;

    private ModelParameter[] ParametersOf(int layer)
    {
        ModelLayer l = Layers[layer];
        ModelShape input = InputOf(layer);
        int[]? shape = l.Operator switch
        {
            ModelOperator.Conv2d => [l.OutChannels, input.Channels / l.Groups, l.Kernel, l.Kernel],
            ModelOperator.Linear => [l.OutChannels, input.Length],
            _ => null,
        };
        if (shape is null)
            return [];
        int fanIn = shape[1..].Aggregate(1, (product, extent) => product * extent);
        return [new($"{l.Name}.weight", shape, fanIn), new($"{l.Name}.bias", [l.OutChannels], fanIn)];
    }
}
