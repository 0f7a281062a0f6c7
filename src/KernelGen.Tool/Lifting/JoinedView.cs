using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>
/// Tensors of maps of several sizes, one behind another, as detectors join what they find on each: no map itself, but each part is, so that functions of
/// each value work on the parts, and an output can be given part by part.
/// </summary>
/// <param name="Parts">The parts.</param>
/// <param name="Dims">The sizes of the whole.</param>
/// <param name="Axis">The axis along which they are joined; all before it have the size 1.</param>
internal sealed record JoinedView(TensorView[] Parts, int[] Dims, int Axis)
{
    private static readonly HashSet<string> s_perValue = new(
        [
            "Relu", "LeakyRelu", "Elu", "Celu", "Selu", "Clip", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Gelu", "Mish", "Softplus", "Softsign", "Swish", "Erf", "Pow", "Neg",
            "Identity", "Dropout", "Cast", "CastLike", "Add", "Sub", "Mul", "Div", "Min", "Max", "Reciprocal",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_alongAxis = new(["Softmax", "LogSoftmax", "Split", "Slice", "Concat"], StringComparer.Ordinal);

    /// <summary>Joins tensors; null where that is not one behind another.</summary>
    public static JoinedView? TryJoin(IReadOnlyList<object> inputs, int axis)
    {
        int[][] dims = [.. inputs.Select(input => input is JoinedView joined ? joined.Dims : ((TensorView)input).Dims)];
        bool fits = dims.All(d => d.Length == dims[0].Length && d[..axis].All(dim => dim == 1) && d[(axis + 1)..].SequenceEqual(dims[0][(axis + 1)..]))
            && inputs.All(input => input is not JoinedView joined || joined.Axis == axis);
        if (!fits)
        {
            return null;
        }

        int[] all = [.. dims[0]];
        all[axis] = dims.Sum(d => d[axis]);
        return new JoinedView([.. inputs.SelectMany(input => input is JoinedView joined ? joined.Parts : [(TensorView)input])], all, axis);
    }

    /// <summary>The results of an operator that works on each part by itself; null where it does not.</summary>
    /// <param name="context">The operator.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="lift">What turns it into nodes.</param>
    public static List<object>? TryEach(LiftContext context, object?[] inputs, Action<LiftContext> lift)
    {
        JoinedView[] joined = [.. inputs.OfType<JoinedView>()];
        JoinedView first = joined[0];
        bool sameParts = inputs.All(input => input is null or Model.Constant or JoinedView)
            && joined.All(other => other.Axis == first.Axis && other.Parts.Length == first.Parts.Length && other.Parts.Zip(first.Parts).All(pair => pair.First.Dims[other.Axis] == pair.Second.Dims[first.Axis]));
        bool isKnown = s_perValue.Contains(context.Node.Operator) || (s_alongAxis.Contains(context.Node.Operator) && IsAlongAnother(context, first));
        if (!sameParts || !isKnown)
        {
            return context.Node.Operator == "Reshape" && ReferenceEquals(inputs[0], first) ? [first.Reshaped(context)] : null;
        }

        var parts = new List<List<object>>();
        for (int i = 0; i < first.Parts.Length; i++)
        {
            int part = i;
            var each = new LiftContext(context.Node, context.Opset, context.Batch, [.. inputs.Select(input => input is JoinedView view ? view.Parts[part] : input)]);
            lift(each);
            parts.Add(each.Results);
        }

        var results = new List<object>();
        for (int i = 0; i < parts[0].Count; i++)
        {
            int output = i;
            results.Add(TryJoin([.. parts.Select(part => part[output])], first.Axis) ?? throw new UnsupportedException("its parts do not fit"));
        }

        return results;
    }

    // Old softmaxes take all axes from one on together.
    private static bool IsAlongAnother(LiftContext context, JoinedView view)
    {
        bool isSoftmax = context.Node.Operator.EndsWith("Softmax", StringComparison.Ordinal);
        if (context.Node.Operator == "Slice")
        {
            return SliceRange.Read(context.Node, [null, .. Enumerable.Range(1, 4).Select(i => context.Optional(i, "ranges"))], view.Dims)
                .All(range => range.Axis != view.Axis || (range.Start == 0 && range.Step == 1 && range.Count == view.Dims[range.Axis]));
        }

        long otherwise = isSoftmax ? context.Opset < 13 ? 1 : -1 : 0;
        int axis = context.Axis(context.Node.Integer("axis", otherwise), view.Dims.Length);
        return isSoftmax && context.Opset < 13 ? axis > view.Axis : axis != view.Axis;
    }

    // Each part has its share of the axis before which there are only ones.
    private JoinedView Reshaped(LiftContext context)
    {
        int[] dims = context.WithoutBatch(Views.ReshapedDims(context.WithBatch(Dims), context.Constant(1, "new shape"), context.Node.Integer("allowzero", 0) != 0));
        int axis = Array.FindIndex(dims, dim => dim != 1);
        int behind = axis < 0 ? 0 : (int)Model.Constant.Count(dims[(axis + 1)..]);
        if (axis < 0 || Parts.Any(part => Model.Constant.Count(part.Dims) % behind != 0))
        {
            throw new UnsupportedException($"{Listed.Text(Dims)}, joined of {Parts.Length} maps, cannot become {Listed.Text(dims)}");
        }

        return new JoinedView(
            [.. Parts.Select(part => part with { Dims = [.. dims.Select((dim, i) => i == axis ? (int)Model.Constant.Count(part.Dims) / behind : dim)] })], dims, axis);
    }
}
