using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A sum of tensors, sixteen samples in the lanes.</summary>
internal sealed record BatchSum(EquatableArray<PlaneLayout> Inputs, PlaneLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Addition.Batch(Inputs, Output, Fused, target);
}

/// <summary>A sum of tensors, pixels of a row in the lanes.</summary>
internal sealed record PlaneSum(EquatableArray<PlaneLayout> Inputs, PlaneLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Addition.Planes(Inputs, Output, Fused, target);
}

/// <summary>A sum of tensors, sixteen channels in the lanes.</summary>
internal sealed record ChannelSum(EquatableArray<ChannelLayout> Inputs, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Addition.Channels(Inputs, Output, Fused, target);
}
