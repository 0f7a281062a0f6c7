using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A scale of channels, sixteen samples in the lanes.</summary>
internal sealed record BatchChannelScale(PlaneLayout Input, PlaneLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Scaling.Batch(Input, Output, Fused, target);
}

/// <summary>A scale of channels, pixels of a row in the lanes.</summary>
internal sealed record PlaneChannelScale(PlaneLayout Input, PlaneLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Scaling.Planes(Input, Output, Fused, target);
}

/// <summary>A scale of channels, sixteen channels in the lanes.</summary>
internal sealed record BlockedChannelScale(ChannelLayout Input, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => Scaling.Channels(Input, Output, Fused, target);
}
