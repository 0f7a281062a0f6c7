namespace KernelGen.Tool.Model;

/// <summary>A node of the small graph: an operation on the outputs of others, with one output.</summary>
internal sealed class GraphNode(GraphOperation operation, IEnumerable<GraphNode> inputs, MapShape shape, string source)
{
    /// <summary>What it computes.</summary>
    public GraphOperation Operation { get; set; } = operation;

    /// <summary>What it reads.</summary>
    public List<GraphNode> Inputs { get; } = [.. inputs];

    /// <summary>The shape of its output.</summary>
    public MapShape Shape { get; set; } = shape;

    /// <summary>The name of the model's operator that it comes from, for names and messages.</summary>
    public string Source { get; } = source;

    /// <summary>Its only input.</summary>
    public GraphNode Input => Inputs[0];
}

/// <summary>The shape of one sample.</summary>
internal readonly record struct MapShape(int Channels, int Height, int Width)
{
    public long Length => (long)Channels * Height * Width;

    /// <summary>Whether it is one pixel, in which the order of channels and pixels is the same.</summary>
    public bool IsPixel => Height == 1 && Width == 1;

    public override string ToString() => FormattableString.Invariant($"{Channels}×{Height}×{Width}");
}
