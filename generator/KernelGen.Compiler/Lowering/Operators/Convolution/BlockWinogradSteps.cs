using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution of sixteen samples Winograd's way.</summary>
internal sealed record BatchWinogradConvolution(
    BlockWinogradPlan Plan, Convolution Operator, PlaneLayout Input, PlaneLayout Output, bool HasBias, Finish Finish) : KernelForm
{
    public override Kernel Lower(Target target) => BlockWinogradConvolution.Lower(
        Plan, "Convolution, forward", "WinogradWeights.Forward", Input, Output, (-Operator.Rows.PaddingBefore, -Operator.Columns.PaddingBefore), HasBias, Finish, target);
}

/// <summary>The gradient of a convolution's input for sixteen samples Winograd's way: the sum of turned weights over the gradient of the output.</summary>
internal sealed record BatchWinogradInputGradient(
    BlockWinogradPlan Plan, Convolution Operator, PlaneLayout OutputGradient, PlaneLayout InputGradient, Finish Before) : KernelForm
{
    public override Kernel Lower(Target target) => BlockWinogradConvolution.Lower(
        Plan, "Convolution, backward data", "WinogradWeights.Backward", OutputGradient, InputGradient, (First(Operator.Rows), First(Operator.Columns)), hasBias: false, Before, target);

    private static int First(AxisWindow window) => window.PaddingBefore - window.Kernel + 1;
}

/// <summary>The sums behind the gradient of a convolution's weights for sixteen samples Winograd's way.</summary>
internal sealed record BatchWinogradWeightGradient(
    BlockWinogradGradientPlan Plan, Convolution Operator, PlaneLayout Input, PlaneLayout OutputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => BlockWinogradWeights.Lower(Plan, Operator, Input, OutputGradient, target);
}

/// <summary>The steps of convolutions of sixteen samples Winograd's way.</summary>
internal static class BlockWinogradSteps
{
    private static readonly ChosenPlans<BlockWinogradPlan> s_forward = new(node => Choose(node, (Convolution)node.Operator));
    private static readonly ChosenPlans<BlockWinogradPlan> s_inputGradients = new(node => Choose(node, ((ConvolutionInputGradient)node.Operator).Of));
    private static readonly ChosenPlans<BlockWinogradGradientPlan> s_parameterGradients = new(node => BlockWinogradGradientPlan.Choose(
        ((ConvolutionParameterGradients)node.Operator).Of, node.Inputs[0].Shape, node.Inputs[1].Shape));

    /// <summary>How a convolution runs this way forward; null where direct sums are as fast.</summary>
    public static BlockWinogradPlan? Forward(Node node) => s_forward[node];

    /// <summary>How the gradient of its input does.</summary>
    public static BlockWinogradPlan? InputGradient(Node node) => s_inputGradients[node];

    /// <summary>The kernel's step.</summary>
    /// <param name="node">The convolution, or the gradient of its input.</param>
    /// <param name="plan">How it runs.</param>
    /// <param name="reason">What the kernel does, for the reader.</param>
    /// <param name="form">The kernel.</param>
    /// <param name="extra">The bias or the values of the activation that the gradient goes back through; null where there is neither.</param>
    /// <param name="weight">Room for the transformed weights, and behind them for what the kernel needs.</param>
    /// <param name="tensors">Where tensors are.</param>
    public static Step Of(Node node, BlockWinogradPlan plan, string reason, KernelForm form, Place? extra, Place weight, TensorPlaces tensors)
    {
        Place values = weight.At(plan.WeightLength);
        Place products = values.At(plan.Positions * plan.InputStride);
        Place?[] places = [tensors[node.Input].Place, tensors.Weights.Weight(node), extra, weight, values, products, tensors[node.Output].Place];
        return new KernelStep(node.Layer, reason, form, [.. places.OfType<Place>()]);
    }

    /// <summary>How the gradients of its parameters do; null where direct sums are as fast.</summary>
    public static BlockWinogradGradientPlan? ParameterGradients(Node node) => s_parameterGradients[node];

    /// <summary>The steps that make the gradient of the weights: the input is turned, and the kernel sums.</summary>
    /// <param name="node">The gradients of the parameters.</param>
    /// <param name="plan">How they run.</param>
    /// <param name="gradient">Where the gradient of the weights goes.</param>
    /// <param name="tensors">Where tensors are.</param>
    public static IEnumerable<Step> Of(Node node, BlockWinogradGradientPlan plan, Place gradient, TensorPlaces tensors)
    {
        Convolution convolution = ((ConvolutionParameterGradients)node.Operator).Of;
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Place turned = tensors.New(plan.RoomLength(input.Layout));
        Place values = turned.At(plan.TurnedLength(input.Layout));
        Place gradients = values.At(plan.Positions * plan.InputStride);
        Place sums = gradients.At(plan.Positions * plan.GradientStride);
        yield return new RuntimeStep(
            node.Layer, "Channels are brought into the lanes.", "SampleBlock.ToChannels",
            [input.Place, plan.Inputs, input.Layout.ChannelStride, turned]);
        if (plan.Strips > 1)
        {
            yield return new RuntimeStep(node.Layer, "Sums begin with zero.", "SampleLayout.Clear", [sums, plan.SumLength]);
        }

        yield return new KernelStep(
            node.Layer, "Gradient of the weights.", new BatchWinogradWeightGradient(plan, convolution, input.Layout, outputGradient.Layout),
            [turned, outputGradient.Place, values, gradients, sums, gradient]);
    }

    private static BlockWinogradPlan? Choose(Node node, Convolution convolution) => BlockWinogradPlan.Choose(
        convolution, node.Input.Shape.Channels, node.Output.Shape.Channels, node.Output.Shape.Height, node.Output.Shape.Width);
}
