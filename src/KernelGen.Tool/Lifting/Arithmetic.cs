using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Sums, differences, products and quotients, of maps and of constants.</summary>
internal static class Arithmetic
{
    public static void Add(LiftContext context)
    {
        if (!TryAffine(context, (values, isFirst) => ([1], values)))
        {
            Join(context, new AddOperation(), context.View(0), context.View(1));
        }
    }

    public static void Mean(LiftContext context)
    {
        TensorView sum = SumOf(context);
        int count = context.Node.Inputs.Count;
        context.ReturnLike(sum, count == 1 ? sum.Node : context.Add(new AffineOperation([1f / count], [0]), sum.Shape, sum.Node));
    }

    public static void Sum(LiftContext context) => context.Results.Add(SumOf(context));

    private static TensorView SumOf(LiftContext context)
    {
        TensorView sum = context.View(0);
        for (int i = 1; i < context.Node.Inputs.Count; i++)
        {
            TensorView next = context.View(i);
            CheckEqual(sum, next);
            sum = sum with { Node = context.Add(new AddOperation(), sum.Shape, sum.Node, next.Node) };
        }

        return sum;
    }

    public static void Subtract(LiftContext context)
    {
        if (TryAffine(context, (values, isFirst) => isFirst ? ([-1], values) : ([1], [.. values.Select(v => -v)])))
        {
            return;
        }

        TensorView second = context.View(1);
        TensorView negative = second with { Node = context.Add(new AffineOperation([-1], [0]), second.Shape, second.Node) };
        Join(context, new AddOperation(), context.View(0), negative);
    }

    public static void Multiply(LiftContext context)
    {
        if (!TryAffine(context, (values, isFirst) => (values, [0])))
        {
            Join(context, new MultiplyOperation(), context.View(0), context.View(1));
        }
    }

    // By a constant a scale; by a map a product with the reciprocals, which a constant may scale.
    public static void Divide(LiftContext context)
    {
        if (context.IsConstant(1))
        {
            TryAffine(context, (values, _) => ([.. values.Select(v => 1 / v)], [0]));
            return;
        }

        TensorView divisor = context.View(1);
        TensorView reciprocal = divisor with { Node = context.Add(new ActivationOperation("Reciprocal"), divisor.Shape, divisor.Node) };
        if (context.IsConstant(0))
        {
            float[] values = PerChannel.Values(reciprocal, context.Constant(0, "operand"));
            context.ReturnLike(reciprocal, context.Add(new AffineOperation(values, [0]), reciprocal.Shape, reciprocal.Node));
        }
        else
        {
            Join(context, new MultiplyOperation(), context.View(0), reciprocal);
        }
    }

    // With a constant on one side: scale * x + shift.
    private static bool TryAffine(LiftContext context, Func<float[], bool, (float[] Scale, float[] Shift)> make)
    {
        int constant = context.IsConstant(0) ? 0 : context.IsConstant(1) ? 1 : -1;
        if (constant < 0)
        {
            return false;
        }

        TensorView view = context.View(1 - constant);
        (float[] scale, float[] shift) = make(PerChannel.Values(view, context.Constant(constant, "operand")), constant == 0);
        context.ReturnLike(view, context.Add(new AffineOperation(scale, shift), view.Shape, view.Node));
        return true;
    }

    private static void Join(LiftContext context, GraphOperation operation, TensorView a, TensorView b)
    {
        if (a.Shape == b.Shape)
        {
            CheckEqual(a, b);
            context.ReturnLike(a, context.Add(operation, a.Shape, a.Node, b.Node));
            return;
        }

        TensorView large = a.Shape.Length >= b.Shape.Length ? a : b, small = large == a ? b : a;
        bool fits = (large.IsMap && small.IsMap) || (large.IsNhwcMap && small.IsNhwcMap);
        if (!fits || !(small.Shape.Channels == large.Shape.Channels || small.Shape.Channels == 1))
        {
            throw Differ(a, b);
        }

        if (small.Shape.Channels == large.Shape.Channels && small.Shape.IsPixel)
        {
            GraphNode value = operation is MultiplyOperation ? small.Node
                : context.Add(new UpsampleOperation("Nearest", false), large.Shape, small.Node);
            context.ReturnLike(large, context.Add(operation, large.Shape, large.Node, value));
        }
        else if (small.Shape.Channels == 1 && (small.Shape with { Channels = large.Shape.Channels }) == large.Shape)
        {
            // One map for all channels.
            GraphNode repeated = context.Add(new SelectChannelsOperation(new int[large.Shape.Channels]), large.Shape, small.Node);
            context.ReturnLike(large, context.Add(operation, large.Shape, large.Node, repeated));
        }
        else
        {
            throw Differ(a, b);
        }
    }

    private static void CheckEqual(TensorView a, TensorView b)
    {
        if (a.Shape != b.Shape || !a.Dims.AsSpan().SequenceEqual(b.Dims) || (a.IsNhwc != b.IsNhwc && !a.Shape.IsPixel))
        {
            throw Differ(a, b);
        }
    }

    private static UnsupportedException Differ(TensorView a, TensorView b) =>
        new($"its inputs {Listed.Text(a.Dims)} and {Listed.Text(b.Dims)} are neither of one size nor a map and a value for each channel");
}
