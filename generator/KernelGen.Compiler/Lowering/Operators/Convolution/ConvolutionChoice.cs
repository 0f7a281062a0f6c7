using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>What is settled about the lanes of a convolution over one sample before costs are compared, and what all of its forms share.</summary>
internal static class ConvolutionChoice
{
    /// <summary>Whether its output must be planes, because a schedule says so or zeros between packed groups would take too much memory.</summary>
    public static bool MustGivePixels(Node node)
    {
        var convolution = (Convolution)node.Operator;
        return convolution.Pinned?.VectorAxis == VectorAxis.Pixels
            || (!MustGiveChannels(node) && SampleGroupConvolution.HasTooManyZeros(convolution, node.Input.Shape.Channels, node.Output.Shape.Channels));
    }

    /// <summary>Whether a schedule says that its output is blocks of channels.</summary>
    public static bool MustGiveChannels(Node node) => ((Convolution)node.Operator).Pinned?.VectorAxis == VectorAxis.Channels;

    /// <summary>
    /// A convolution with the sum behind it, which it adds before it stores. A sum of two gives the same bits either way round, so the convolution may
    /// be either of them.
    /// </summary>
    public static Node? TakingInSum(Node node, Node reader) =>
        node is { Operator: Convolution { Groups: 1, Behind: null } convolution, Activation.IsNone: true, Inputs.Count: 1 }
        && reader.Operator is Graph.Add && reader.Inputs.Count == 2 && reader.Inputs.FirstOrDefault(i => i != node.Output) is { } other
            ? node with
            {
                Operator = convolution with { AddsLast = true }, Inputs = [.. node.Inputs, other], Output = reader.Output, Activation = reader.Activation,
            }
            : null;

    /// <summary>What is added to the result before the activation; null where nothing is.</summary>
    public static Placed<TensorLayout>? Added(Node node, IReadOnlyList<Placed<TensorLayout>> inputs) =>
        ((Convolution)node.Operator).AddsLast ? inputs[inputs.Count - 1] : null;

    /// <summary>What a step does, for the reader.</summary>
    public static string Reason(Placed<TensorLayout>? added) => added is null ? "Convolution." : "Convolution, and the sum behind it.";
}
