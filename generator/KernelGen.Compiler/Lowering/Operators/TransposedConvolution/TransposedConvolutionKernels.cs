using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A transposed convolution, sixteen samples in the lanes.</summary>
internal sealed record BatchTransposedConvolution(Convolution Of, PlaneLayout Input, PlaneLayout Output, bool HasBias, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => BlockConvolution.Transposed(Of, Input, Output, HasBias, Fused, target);
}

/// <summary>The gradient of its input, sixteen samples in the lanes.</summary>
internal sealed record BatchTransposedInputGradient(Convolution Of, PlaneLayout OutputGradient, PlaneLayout InputGradient, Finish Before) : KernelForm
{
    public override Kernel Lower(Target target) => BlockConvolution.TransposedBackwardData(Of, OutputGradient, InputGradient, Before, target);
}

/// <summary>A transposed convolution of one sample, sixteen output channels in the lanes.</summary>
internal sealed record ChannelTransposedConvolution(Convolution Of, TensorLayout Input, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleTransposedConvolution.Channels(Of, Input, Output, Fused, target);
}

/// <summary>A transposed convolution of one sample, one cell after another.</summary>
internal sealed record PlaneTransposedConvolution(Convolution Of, PlaneLayout Input, PlaneLayout Output, bool HasBias, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleTransposedCells.Lower(Of, Input, Output, HasBias, Fused);
}
