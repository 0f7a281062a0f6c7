using System.Diagnostics.CodeAnalysis;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>Finds activations again in the parts that exporters take them apart into.</summary>
internal static class FunctionRules
{
    // Constants are written with as few digits as six.
    private const double Close = 1e-5;

    /// <summary>Hard-sigmoid, hard-swish, SiLU, Mish and GELU.</summary>
    public static GraphNode? Recognise(GraphNode node, Func<GraphNode, int> readers)
    {
        // clamp(x + 3, 0, 6) / 6
        if (Scaled(node, 1.0 / 6, 0, out GraphNode? inner))
        {
            if (Clamped(inner, out GraphNode? clamped))
            {
                return node.With(new ActivationOperation("HardSigmoid", 1.0 / 6, 0.5), clamped);
            }

            // x * clamp(x + 3, 0, 6) / 6
            if (Product(inner, (a, b) => Clamped(b, out GraphNode? of) && of == a) is { } swished)
            {
                return node.With(new ActivationOperation("HardSwish"), swished);
            }
        }

        if (Product(node, (a, b) => IsHardSigmoid(b) && b.Input == a) is { } hard)
        {
            return node.With(new ActivationOperation("HardSwish"), hard);
        }

        if (Product(node, (a, b) => Is(b, "Sigmoid") && b.Input == a) is { } silu)
        {
            return node.With(new ActivationOperation("SiLU"), silu);
        }

        if (Product(node, (a, b) => Is(b, "Tanh") && Is(b.Input, "Softplus") && b.Input.Input == a) is { } mish)
        {
            return node.With(new ActivationOperation("Mish"), mish);
        }

        // x / (1 + |x|)
        if (Product(node, (a, b) => Is(b, "Reciprocal") && Scaled(b.Input, 1, 1, out GraphNode? size) && Is(size, "Abs") && size.Input == a) is { } softsign)
        {
            return node.With(new ActivationOperation("Softsign"), softsign);
        }

        return Gelu(node);
    }

    /// <summary>Powers that are no part of another function: a square is a product, a first power nothing, and one of -1 a reciprocal.</summary>
    public static GraphNode? PlainPower(GraphNode node, Func<GraphNode, int> readers) => node.Operation is not ActivationOperation { Name: "Pow" } power ? null : power.First switch
    {
        1 => node.Input,
        2 => node.With(new MultiplyOperation(), node.Input, node.Input),
        -1 => node.With(new ActivationOperation("Reciprocal"), node.Input),
        _ => null,
    };

    /// <summary>
    /// Writes a hard-sigmoid of other numbers as PyTorch's of a scaled and shifted input: clamp(a x + b, 0, 1) is clamp((6 a x + 6 b - 3) + 3, 0, 6) / 6.
    /// </summary>
    public static GraphNode? StandardHardSigmoid(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Operation is not ActivationOperation { Name: "HardSigmoid" } activation || double.IsNaN(activation.First))
        {
            return null;
        }

        if (IsHardSigmoid(node))
        {
            return node.With(new ActivationOperation("HardSigmoid"), node.Input);
        }

        GraphNode affine = node.With(new AffineOperation([(float)(6 * activation.First)], [(float)((6 * activation.Second) - 3)]), node.Input);
        return node.With(new ActivationOperation("HardSigmoid"), affine);
    }

    // x * s * (1 + erf(x / sqrt 2)) and x * s * (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) are 2 s times a GELU.
    private static GraphNode? Gelu(GraphNode node)
    {
        if (node.Operation is not MultiplyOperation)
        {
            return null;
        }

        foreach ((GraphNode first, GraphNode second) in new[] { (node.Inputs[0], node.Inputs[1]), (node.Inputs[1], node.Inputs[0]) })
        {
            if (second.Operation is not AffineOperation { IsScalar: true } sum || sum.Scale[0] != sum.Shift[0] || second.Input.Operation is not ActivationOperation function)
            {
                continue;
            }

            // What stands before the bracket is x, or x times a number.
            (GraphNode x, double factor) = first.Operation is AffineOperation { IsScalar: true } scaled && scaled.Shift[0] == 0 ? (first.Input, scaled.Scale[0]) : (first, 1);
            string? name = function.Name == "Erf" && Scaled(second.Input.Input, Math.Sqrt(0.5), 0, out GraphNode? of) && of == x ? "GELU"
                : function.Name == "Tanh" && Scaled(second.Input.Input, Math.Sqrt(2 / Math.PI), 0, out GraphNode? cubic) && IsCubic(cubic, x) ? "GELU tanh"
                : null;
            if (name is not null)
            {
                GraphNode gelu = node.With(new ActivationOperation(name), x);
                float rest = (float)(2 * factor * sum.Scale[0]);
                return rest == 1 ? gelu : node.With(new AffineOperation([rest], [0]), gelu);
            }
        }

        return null;
    }

    private static bool IsCubic(GraphNode node, GraphNode x) => node.Operation is AddOperation && (
        (node.Inputs[0] == x && Scaled(node.Inputs[1], 0.044715, 0, out GraphNode? a) && IsCube(a, x))
        || (node.Inputs[1] == x && Scaled(node.Inputs[0], 0.044715, 0, out GraphNode? b) && IsCube(b, x)));

    private static bool IsCube(GraphNode node, GraphNode x) =>
        (node.Operation is ActivationOperation { Name: "Pow", First: 3 } && node.Input == x)
        || Product(node, (a, b) => a == x && b.Operation is MultiplyOperation && b.Inputs[0] == x && b.Inputs[1] == x) is not null;

    private static bool Is(GraphNode node, string name) => node.Operation is ActivationOperation activation && activation.Name == name;

    private static bool IsHardSigmoid(GraphNode node) => node.Operation is ActivationOperation { Name: "HardSigmoid" } activation
        && (double.IsNaN(activation.First) || (Math.Abs(activation.First - (1.0 / 6)) < 1e-6 && activation.Second == 0.5));

    // clamp(x + 3, 0, 6)
    private static bool Clamped(GraphNode node, [NotNullWhen(true)] out GraphNode? x)
    {
        x = null;
        return node.Operation is ActivationOperation { Name: "Clamp" } clamp && clamp.First == 0 && clamp.Second == 6 && Scaled(node.Input, 1, 3, out x);
    }

    private static bool Scaled(GraphNode node, double scale, double shift, [NotNullWhen(true)] out GraphNode? x)
    {
        bool isIt = node.Operation is AffineOperation { IsScalar: true } affine
            && Math.Abs(affine.Scale[0] - scale) <= Close * Math.Abs(scale) && Math.Abs(affine.Shift[0] - shift) <= Close * Math.Abs(shift);
        x = isIt ? node.Input : null;
        return isIt;
    }

    // The first factor of a product that is made as a test says, whichever way round it is written.
    private static GraphNode? Product(GraphNode node, Func<GraphNode, GraphNode, bool> test) =>
        node.Operation is not MultiplyOperation ? null
        : test(node.Inputs[0], node.Inputs[1]) ? node.Inputs[0]
        : test(node.Inputs[1], node.Inputs[0]) ? node.Inputs[1]
        : null;
}
