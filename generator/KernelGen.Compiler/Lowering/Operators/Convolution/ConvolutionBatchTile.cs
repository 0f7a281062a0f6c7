using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over sixteen samples.</summary>
internal sealed class ConvolutionBatchTile : BatchTileForms
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
    [
        new KernelStep(
            node.Layer, "Convolution.",
            new BatchConvolution(
                (Convolution)node.Operator, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), node.Bias is not null,
                Activations.Fused(node.Activation)),
            tensors.WithParameters(node)),
    ];
}
