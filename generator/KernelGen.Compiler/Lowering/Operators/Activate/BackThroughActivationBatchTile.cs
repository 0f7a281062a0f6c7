using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A gradient taken back through the activation of a node over sixteen samples, in place where nothing else reads it.</summary>
internal sealed class BackThroughActivationBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        const string Reason = "Gradient before the activation.";
        Activation function = ((BackThroughActivation)node.Operator).Activation;
        (Placed<PlaneLayout> behind, Placed<PlaneLayout> output, Placed<PlaneLayout> before) =
            (tensors[node.Inputs[0]], tensors[node.Inputs[1]], tensors[node.Output]);
        if (behind != before)
        {
            yield return new KernelStep(
                node.Layer, Reason, new BatchActivateInputGradient(function, output.Layout, behind.Layout, before.Layout),
                [output.Place, behind.Place, before.Place]);
            yield break;
        }

        yield return output.Layout.IsContiguous && before.Layout.IsContiguous
            ? new KernelStep(node.Layer, Reason, new ActivateGradientInPlace(function), [output.Place, before.Place], output.Layout.Length)
            : new KernelStep(
                node.Layer, Reason, new BatchActivateGradientInPlace(function, output.Layout, before.Layout), [output.Place, before.Place]);
    }
}
