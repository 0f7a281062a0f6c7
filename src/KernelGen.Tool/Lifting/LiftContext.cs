using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>One operator of the model while it is turned into nodes of the small graph.</summary>
internal sealed class LiftContext(ModelNode node, int opset, int batch, object?[] inputs)
{
    /// <summary>The operator.</summary>
    public ModelNode Node { get; } = node;

    /// <summary>The version of ONNX's operators.</summary>
    public int Opset { get; } = opset;

    /// <summary>How many samples the model is written for: more than one only where it says a number.</summary>
    public int Batch { get; } = batch;

    /// <summary>What each output is: a <see cref="TensorView"/> or a <see cref="Constant"/>.</summary>
    public List<object> Results { get; } = [];

    /// <summary>Number of inputs that are there.</summary>
    public int InputCount => inputs.Count(input => input is not null);

    /// <summary>Whether an input is there.</summary>
    public bool Has(int index) => index < inputs.Length && inputs[index] is not null;

    /// <summary>Whether an input's values are known.</summary>
    public bool IsConstant(int index) => index < inputs.Length && inputs[index] is Constant;

    /// <summary>An input as a constant.</summary>
    /// <exception cref="UnsupportedException">It is not known before the network runs.</exception>
    public Constant Constant(int index, string what) => index < inputs.Length && inputs[index] is Constant constant
        ? constant
        : throw new UnsupportedException($"its {what} must be known before the network runs");

    /// <summary>An input as a constant of real numbers.</summary>
    public float[] Reals(int index, string what) => Constant(index, what) is { Floats: { } floats }
        ? floats
        : throw new UnsupportedException($"its {what} are not real numbers");

    /// <summary>An input as a constant; null where it is left out.</summary>
    public Constant? Optional(int index, string what) => Has(index) ? Constant(index, what) : null;

    /// <summary>An input that the network computes.</summary>
    public TensorView View(int index) => index < inputs.Length && inputs[index] is TensorView view
        ? view
        : index < inputs.Length && inputs[index] is JoinedView joined
        ? throw new UnsupportedException($"its input {Listed.Text(joined.Dims)} joins maps of {joined.Parts.Length} sizes, which outputs can, and functions of each value")
        : throw new UnsupportedException(Has(index) ? $"its input {index} is a constant" : $"it has no input {index}");

    /// <summary>An input that the network computes, joined of several maps or not.</summary>
    public object Given(int index) => index < inputs.Length && inputs[index] is JoinedView joined ? joined : View(index);

    /// <summary>An input that is a map of batch × channels × height × width.</summary>
    public TensorView Map(int index)
    {
        TensorView view = View(index);
        return view.IsMap
            ? view
            : throw new UnsupportedException($"its input is {Listed.Text(view.Dims)}{(view.IsNhwc ? " with channels last" : "")}, not batch × channels × height × width of a map");
    }

    /// <summary>Adds a node.</summary>
    public GraphNode Add(GraphOperation operation, MapShape shape, params GraphNode[] read)
    {
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1 || shape.Length > int.MaxValue)
        {
            throw new UnsupportedException($"its output would be {shape}");
        }

        return new GraphNode(operation, read, shape, Node.Name);
    }

    /// <summary>Gives a map as the output.</summary>
    public void ReturnMap(GraphNode node) => Results.Add(new TensorView(node, TensorView.MapDims(node.Shape)));

    /// <summary>Gives an output that has the sizes and the order of an input.</summary>
    public void ReturnLike(TensorView like, GraphNode node) => Results.Add(like with { Node = node });

    /// <summary>The sizes that the model sees: views are of one sample.</summary>
    public int[] WithBatch(int[] dims) => Batch > 1 && dims.Length > 0 ? [Batch * dims[0], .. dims[1..]] : dims;

    /// <summary>The sizes of one sample.</summary>
    /// <exception cref="UnsupportedException">The first axis is no longer that of the samples.</exception>
    public int[] WithoutBatch(int[] dims) => Batch == 1 ? dims : dims.Length > 0 && dims[0] == Batch ? [1, .. dims[1..]]
        : throw new UnsupportedException($"it mixes the {Batch} samples that the model is written for; export it for one");

    /// <summary>Refuses what needs all samples at once.</summary>
    public void RefuseIfBatch(string what)
    {
        if (Batch > 1)
        {
            throw new UnsupportedException($"{what}, and the model is written for {Batch} samples; export it for one");
        }
    }

    /// <summary>An axis that may count from the end.</summary>
    public int Axis(long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw new UnsupportedException($"its axis {axis} is none of {rank}");
}

/// <summary>Thrown for what an operator cannot be turned into; the message is the reason.</summary>
internal sealed class UnsupportedException(string reason) : Exception(reason);
