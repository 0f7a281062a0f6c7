using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A product of tensors, sixteen samples in the lanes.</summary>
internal sealed record BatchProduct(EquatableArray<PlaneLayout> Inputs, PlaneLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Multiplication.Batch(Inputs, Output, Fused, target);
}

/// <summary>The gradient of a factor, sixteen samples in the lanes.</summary>
internal sealed record BatchProductGradient(PlaneLayout OutputGradient, EquatableArray<PlaneLayout> Others, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => Multiplication.Backward(OutputGradient, Others, InputGradient, target);
}

/// <summary>A product of tensors, pixels of a row in the lanes.</summary>
internal sealed record PlaneProduct(EquatableArray<PlaneLayout> Inputs, PlaneLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Multiplication.Planes(Inputs, Output, Fused, target);
}

/// <summary>A product of tensors, sixteen channels in the lanes.</summary>
internal sealed record ChannelProduct(EquatableArray<ChannelLayout> Inputs, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Multiplication.Channels(Inputs, Output, Fused, target);
}
