using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution, sixteen samples in the lanes.</summary>
internal sealed record BatchConvolution(Convolution Operator, PlaneLayout Input, PlaneLayout Output, bool HasBias, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => BlockConvolution.Forward(Operator, Input, Output, HasBias, Fused, target);
}

/// <summary>The gradient of a convolution's input, sixteen samples in the lanes.</summary>
internal sealed record BatchConvolutionInputGradient(
    Convolution Operator, PlaneLayout OutputGradient, PlaneLayout InputGradient, Finish Before) : KernelForm
{
    public override Kernel Lower(Target target) => BlockConvolution.BackwardData(Operator, OutputGradient, InputGradient, Before, target);
}

/// <summary>The gradient of a convolution's weights and bias, added over the lanes.</summary>
internal sealed record BatchConvolutionWeightGradient(
    Convolution Operator, PlaneLayout Input, PlaneLayout OutputGradient, bool HasBias) : KernelForm
{
    public override int ScratchLength => BlockConvolutionWeights.ScratchLength(Operator, Input, OutputGradient);

    public override Kernel Lower(Target target) => BlockConvolutionWeights.Lower(Operator, Input, OutputGradient, HasBias, target);
}

/// <summary>A convolution with sixteen output channels in the lanes.</summary>
/// <param name="IsLinear">Whether it is a linear layer, a convolution whose only window is the whole input.</param>
/// <param name="Added">What is added to the result before the activation; null where nothing is.</param>
internal sealed record ChannelConvolution(
    Convolution Operator, bool IsLinear, TensorLayout Input, ChannelLayout? Added, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleChannelConvolution.Lower(Operator, IsLinear, Input, Added, Output, Fused, target);
}

/// <summary>A convolution of each channel by itself, sixteen channels in the lanes.</summary>
internal sealed record DepthwiseConvolution(Convolution Operator, ChannelLayout Input, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleGroupConvolution.Depthwise(Operator, Input, Output, Fused, target);
}

/// <summary>A convolution in groups, sixteen output channels in the lanes, each of which reads inputs of its own.</summary>
internal sealed record MaskedConvolution(Convolution Operator, TensorLayout Input, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleGroupConvolution.Masked(Operator, Input, Output, Fused, target);
}

/// <summary>A 1×1 convolution over one long row, pixels in the lanes.</summary>
/// <param name="Added">What is added to the result before the activation; null where nothing is.</param>
internal sealed record PointwiseConvolution(PlaneLayout Input, PlaneLayout? Added, PlaneLayout Output, bool HasBias, Activation Fused) : KernelForm
{
    public override int ScratchLength => SamplePointwiseConvolution.StripLength(Input, Output);

    public override Kernel Lower(Target target) => SamplePointwiseConvolution.Lower(Input, Added, Output, HasBias, Fused, target);
}

/// <summary>A convolution with pixels of a row in the lanes.</summary>
/// <param name="Padded">Room for one group with its padding, where the input has none.</param>
/// <param name="Added">What is added to the result before the activation; null where nothing is.</param>
internal sealed record WidthConvolution(
    Convolution Operator, PlaneLayout Input, PlaneLayout? Padded, PlaneLayout? Added, PlaneLayout Output, bool HasBias, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleWidthConvolution.Lower(Operator, Input, Padded, Added, Output, HasBias, Fused, target);
}
