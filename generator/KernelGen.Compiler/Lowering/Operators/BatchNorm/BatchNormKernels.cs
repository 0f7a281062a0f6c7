using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The mean and the sum of squares about it of each channel, sixteen samples in the lanes.</summary>
internal sealed record BatchStatistics(PlaneLayout Input) : KernelForm
{
    public override Kernel Lower(Target target) => BlockBatchNorm.Statistics(Input, target);
}

/// <summary>Each channel less its mean, times its factor, sixteen samples in the lanes.</summary>
internal sealed record BatchNormalize(PlaneLayout Input, PlaneLayout Output, bool HasShift, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => BlockBatchNorm.Normalize(Input, Output, HasShift, Fused, target);
}

/// <summary>The sums of a gradient and of its product with the distance from the mean, sixteen samples in the lanes.</summary>
internal sealed record BatchNormSums(PlaneLayout Input, PlaneLayout OutputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => BlockBatchNorm.GradientSums(Input, OutputGradient, target);
}

/// <summary>The gradient of a batch norm's input, sixteen samples in the lanes.</summary>
internal sealed record BatchNormBackward(PlaneLayout Input, PlaneLayout OutputGradient, PlaneLayout InputGradient, Finish Before) : KernelForm
{
    public override Kernel Lower(Target target) => BlockBatchNorm.Backward(Input, OutputGradient, InputGradient, Before, target);
}
