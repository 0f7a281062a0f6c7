using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// A batch norm over sixteen samples in training. Each sample has its own mean and sum of squares of each channel; when all samples of the batch have
/// theirs, the runtime brings them together and leaves the mean and the factor of each channel in their place.
/// </summary>
internal sealed class BatchNormBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        Place statistics = tensors.StatisticsOf(node);
        Parameter? shift = node.Of(ParameterRole.Shift);
        yield return new KernelStep(
            node.Layer, "Mean and variance of each sample.", new BatchStatistics(input.Layout), [input.Place, statistics]);
        yield return new BatchBarrier(node, isBackward: false, statistics);
        yield return new KernelStep(
            node.Layer, "Batch norm.", new BatchNormalize(input.Layout, output.Layout, shift is not null, Activations.Fused(node.Activation)),
            shift is null
                ? [input.Place, statistics, output.Place]
                : [input.Place, statistics, TensorPlaces.ParameterPlace(shift), output.Place]);
    }
}

/// <summary>The sums of a batch norm's gradients over sixteen samples, then over the batch.</summary>
internal sealed class BatchNormGradientSumsBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input, Placed<PlaneLayout> sums) =
            (tensors[node.Inputs[0]], tensors[node.Inputs[1]], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Sums of the gradients of each sample.", new BatchNormSums(input.Layout, outputGradient.Layout),
            [input.Place, outputGradient.Place, tensors.StatisticsOf(node), sums.Place]);
        yield return new BatchBarrier(node, isBackward: true, sums.Place);
    }
}

/// <summary>The gradient of a batch norm's input over sixteen samples.</summary>
internal sealed class BatchNormInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        Finish before = tensors.Before(node, ((BatchNormInputGradient)node.Operator).Before);
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        Place[] places = [input.Place, outputGradient.Place, tensors.StatisticsOf(node), tensors[node.Inputs[2]].Place];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.", new BatchNormBackward(input.Layout, outputGradient.Layout, inputGradient.Layout, before),
            before.IsNothing ? [.. places, inputGradient.Place] : [.. places, tensors[node.Inputs.Last()].Place, inputGradient.Place]);
    }
}
