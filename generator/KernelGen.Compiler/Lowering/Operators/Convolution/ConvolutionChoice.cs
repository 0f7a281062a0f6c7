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

    /// <summary>What is added to the result before the activation; null where nothing is.</summary>
    public static Placed<TensorLayout>? Added(Node node, IReadOnlyList<Placed<TensorLayout>> inputs) =>
        ((Convolution)node.Operator).AddsLast ? inputs[inputs.Count - 1] : null;

    /// <summary>What a step does, for the reader.</summary>
    public static string Reason(Placed<TensorLayout>? added) => added is null ? "Convolution." : "Convolution, and the sum behind it.";
}
