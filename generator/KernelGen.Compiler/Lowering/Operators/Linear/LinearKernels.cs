using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A matrix product, sixteen samples in the lanes.</summary>
internal sealed record BatchLinear(PlaneLayout Input, PlaneLayout Output, bool HasBias, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => BlockLinear.Forward(Input, Output, HasBias, Fused, target);
}

/// <summary>The gradient of a matrix product's input, sixteen samples in the lanes.</summary>
internal sealed record BatchLinearInputGradient(PlaneLayout OutputGradient, PlaneLayout InputGradient, Finish Before) : KernelForm
{
    public override Kernel Lower(Target target) => BlockLinear.BackwardData(OutputGradient, InputGradient, Before, target);
}

/// <summary>The gradient of a matrix, from the inputs of each sample in a row.</summary>
internal sealed record BatchLinearWeightGradient(int Inputs, int RowStride, PlaneLayout OutputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => BlockLinear.BackwardWeights(Inputs, RowStride, OutputGradient, target);
}

/// <summary>The gradient of a bias: the sum of the output's gradient over samples and pixels.</summary>
internal sealed record BatchBiasGradient(PlaneLayout OutputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => BlockElementwise.BiasGradient(OutputGradient, target);
}
