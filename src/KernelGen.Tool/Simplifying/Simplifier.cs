using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>The passes over the small graph, each with its reason.</summary>
internal static class Simplifier
{
    private static readonly Func<GraphNode, Func<GraphNode, int>, GraphNode?>[] s_recognitions =
    [
        // Two scales and shifts in a row are one, so that functions are found whichever way their constants are written.
        AffineRules.Compose,

        // Before anything is folded into weights: a hard-swish's parts are scales and shifts too.
        FunctionRules.Recognise,
    ];

    private static readonly Func<GraphNode, Func<GraphNode, int>, GraphNode?>[] s_foldings =
    [
        // ONNX's hard-sigmoid has two numbers of its own; ours has those of PyTorch.
        FunctionRules.StandardHardSigmoid,
        FunctionRules.PlainPower,
        AffineRules.Compose,

        // Biases that are added behind a product, and means and deviations that are taken away before one, are weights.
        AffineRules.IntoWeightsBefore,
        AffineRules.IntoWeightsBehind,

        // A padding of its own is that of the window that reads it.
        PadRules.IntoWindow,
    ];

    /// <summary>Runs them all.</summary>
    /// <param name="graph">The graph, which is changed.</param>
    /// <param name="foldNorms">Whether batch norms become part of the weights before them; else they are kept with their values.</param>
    /// <exception cref="ImportException">A part of a function is left over that is none by itself.</exception>
    public static void Run(SmallGraph graph, bool foldNorms)
    {
        Repeat(graph, s_recognitions);
        Repeat(graph, foldNorms ? [NormRules.Fold, .. s_foldings] : s_foldings);

        // What the declarations have no operator for is a convolution that does the same.
        Repeat(graph, [ConvolutionRules.Express]);
        ImportProblem[] left =
        [
            .. graph.Nodes().Where(node => node.Operation is ActivationOperation { Name: "Erf" or "Pow" or "Abs" })
                .Select(node => new ImportProblem(((ActivationOperation)node.Operation).Name, node.Source, "it is not part of a function that is known")),
        ];
        if (left.Length > 0)
        {
            throw new ImportException(left);
        }
    }

    private static void Repeat(SmallGraph graph, Func<GraphNode, Func<GraphNode, int>, GraphNode?>[] rules)
    {
        bool changed = true;

        // Every rule makes a graph smaller or a node final, so this ends; the bound is for mistakes.
        for (int round = 0; changed && round < 100; round++)
        {
            changed = false;
            foreach (Func<GraphNode, Func<GraphNode, int>, GraphNode?> rule in rules)
            {
                changed |= Rewriting.Apply(graph, rule);
            }
        }
    }
}
