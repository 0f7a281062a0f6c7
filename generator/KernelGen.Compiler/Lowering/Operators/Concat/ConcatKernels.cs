using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Some channels of a tensor brought to those of another, sixteen samples in the lanes.</summary>
internal sealed record BatchChannels(PlaneLayout Input, PlaneLayout Output, int From, int To, int Count) : KernelForm
{
    public override Kernel Lower(Target target) => ChannelCopies.Batch(Input, Output, From, To, Count, target);
}

/// <summary>A tensor brought among the channels of another, pixels of a row in the lanes.</summary>
internal sealed record PlaneChannels(PlaneLayout Input, PlaneLayout Output, int To) : KernelForm
{
    public override Kernel Lower(Target target) => ChannelCopies.Planes(Input, Output, To, target);
}

/// <summary>A tensor brought among the channels of another, sixteen channels in the lanes.</summary>
internal sealed record BlockedChannels(ChannelLayout Input, ChannelLayout Output, int To) : KernelForm
{
    public override Kernel Lower(Target target) => ChannelCopies.Channels(Input, Output, To, target);
}
