using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Functions of each value.</summary>
internal static class Elementwise
{
    /// <summary>The error function, which exists only as a part of a GELU.</summary>
    public const string Erf = "Erf";

    /// <summary>The absolute value, which exists only as a part of a softsign.</summary>
    public const string Abs = "Abs";

    /// <summary>A power, which exists only as a part of other functions; the exponent is the first number.</summary>
    public const string Power = "Pow";

    /// <summary>A clamp; the numbers are its ends.</summary>
    public const string Clamp = "Clamp";

    public static void Apply(LiftContext context, string name) => Apply(context, new ActivationOperation(name));

    public static void LeakyRelu(LiftContext context) => Apply(context, new ActivationOperation("LeakyReLU", context.Node.Real("alpha", 0.01)));

    public static void Elu(LiftContext context) => Apply(context, new ActivationOperation("ELU", context.Node.Real("alpha", 1)));

    public static void HardSigmoid(LiftContext context) =>
        Apply(context, new ActivationOperation("HardSigmoid", context.Node.Real("alpha", 0.2), context.Node.Real("beta", 0.5)));

    public static void Gelu(LiftContext context) => Apply(context, context.Node.Text("approximate", "none") == "tanh" ? "GELU tanh" : "GELU");

    public static void Swish(LiftContext context)
    {
        if (context.Node.Real("alpha", 1) != 1)
        {
            throw new UnsupportedException("its alpha is not 1");
        }

        Apply(context, "SiLU");
    }

    public static void Clip(LiftContext context)
    {
        double min = End(context, 1, "min", double.NegativeInfinity), max = End(context, 2, "max", double.PositiveInfinity);
        if (!(min <= max))
        {
            throw new UnsupportedException(FormattableString.Invariant($"its ends {min} and {max} are not in order"));
        }

        Apply(context, new ActivationOperation(Clamp, min, max));
    }

    // The smaller or larger of each value and a number.
    public static void Bound(LiftContext context, bool isMost)
    {
        int constant = context.IsConstant(0) ? 0 : 1;
        if (context.InputCount != 2 || !context.IsConstant(constant))
        {
            throw new UnsupportedException("it compares maps; a map can be compared with a number");
        }

        TensorView view = context.View(1 - constant);
        float[] values = PerChannel.Values(view, context.Constant(constant, "operand"));
        if (values is not [float bound])
        {
            throw new UnsupportedException("its constant is not one number");
        }

        context.ReturnLike(view, context.Add(
            new ActivationOperation(Clamp, isMost ? double.NegativeInfinity : bound, isMost ? bound : double.PositiveInfinity), view.Shape, view.Node));
    }

    // max(0, x) + min(0, a (exp(x / a) - 1)) is a times an ELU of x / a.
    public static void Celu(LiftContext context) => ScaledElu(context, 1 / context.Node.Real("alpha", 1), 1, context.Node.Real("alpha", 1));

    public static void Selu(LiftContext context) =>
        ScaledElu(context, 1, context.Node.Real("alpha", 1.67326319217681884765625), context.Node.Real("gamma", 1.05070102214813232421875));

    private static void ScaledElu(LiftContext context, double before, double alpha, double behind)
    {
        TensorView view = context.View(0);
        if (!double.IsFinite(before) || behind <= 0)
        {
            throw new UnsupportedException("its numbers are not positive");
        }

        GraphNode node = before == 1 ? view.Node : context.Add(new AffineOperation([(float)before], [0]), view.Shape, view.Node);
        node = context.Add(new ActivationOperation("ELU", alpha), view.Shape, node);
        context.ReturnLike(view, behind == 1 ? node : context.Add(new AffineOperation([(float)behind], [0]), view.Shape, node));
    }

    public static void Pow(LiftContext context)
    {
        Constant exponent = context.Constant(1, "exponent");
        if (exponent.Length != 1)
        {
            throw new UnsupportedException("its exponent is not one number");
        }

        Apply(context, new ActivationOperation(Power, exponent[0]));
    }

    public static void Neg(LiftContext context)
    {
        TensorView view = context.View(0);
        context.ReturnLike(view, context.Add(new AffineOperation([-1], [0]), view.Shape, view.Node));
    }

    public static void PRelu(LiftContext context)
    {
        TensorView view = context.View(0);
        Constant slope = context.Constant(1, "slopes");
        float[] values = PerChannel.Values(view, slope);
        context.ReturnLike(view, context.Add(new PReluOperation(values, slope.Name), view.Shape, view.Node));
    }

    private static double End(LiftContext context, int index, string name, double otherwise)
    {
        if (context.Optional(index, name) is { } constant)
        {
            return constant.Length == 1 ? constant[0] : throw new UnsupportedException($"its {name} is not one number");
        }

        return context.Node.Real(name, otherwise);
    }

    private static void Apply(LiftContext context, ActivationOperation operation)
    {
        TensorView view = context.View(0);
        context.ReturnLike(view, context.Add(operation, view.Shape, view.Node));
    }
}
