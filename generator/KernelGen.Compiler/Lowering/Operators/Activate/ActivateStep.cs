using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>An activation in place, for nodes whose kernels do not apply it themselves.</summary>
internal static class ActivateStep
{
    /// <param name="node">The node.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="output">What the node gave; over one sample without a halo, since elements are one long row.</param>
    public static KernelStep InPlace(Node node, Activation activation, Placed<TensorLayout> output)
    {
        return output.Layout switch
        {
            PlaneLayout { Lanes: Parts.Lanes, IsContiguous: false } planes =>
                new KernelStep(node.Layer, "Activation.", new BatchActivateInPlace(activation, planes), [output.Place]),
            PlaneLayout { Lanes: 1 } => Row(Round.Up(node.Output.Shape.Length, 16)),
            _ => Row(output.Layout.Length),
        };

        KernelStep Row(int length) => new(node.Layer, "Activation.", new ActivateInPlace(activation), [output.Place], length);
    }
}
