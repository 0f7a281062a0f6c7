using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Functions of each value.</summary>
internal static class Elementwise
{
    /// <summary>The error function, which exists only as a part of a GELU.</summary>
    public const string Erf = "Erf";

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
        double min = Bound(context, 1, "min", double.NegativeInfinity), max = Bound(context, 2, "max", double.PositiveInfinity);
        if (!(min <= max))
        {
            throw new UnsupportedException(FormattableString.Invariant($"its ends {min} and {max} are not in order"));
        }

        Apply(context, new ActivationOperation(Clamp, min, max));
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

    private static double Bound(LiftContext context, int index, string name, double otherwise)
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
