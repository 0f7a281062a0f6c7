using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A pool, or a part of one, sixteen samples in the lanes.</summary>
internal sealed record BatchPool(PoolLoops Loops, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => BlockPool.Forward(Loops, Input, Output, target);
}

/// <summary>The gradient of a pool's input, or a part of it, sixteen samples in the lanes.</summary>
/// <param name="IsFirst">Whether it is the first part, which clears what others add to.</param>
internal sealed record BatchPoolInputGradient(
    PoolLoops Loops, bool IsFirst, Finish Before, PlaneLayout Input, PlaneLayout Output, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target) =>
        BlockPool.Backward(Loops, IsFirst, Before, Input, Output, OutputGradient, InputGradient, target);
}

/// <summary>The gradient of a pool's input, sixteen samples in the lanes, where each cell gathers it.</summary>
internal sealed record BatchPoolGatheredGradient(
    Pool Pool, PlaneLayout Input, PlaneLayout Output, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override int ScratchLength => BlockPoolGathered.ScratchLength(Pool, OutputGradient, InputGradient);

    public override Kernel Lower(Target target) => BlockPoolGathered.Lower(Pool, Input, Output, OutputGradient, InputGradient, target);
}

/// <summary>A pool, or a part of one, with pixels of a row in the lanes.</summary>
internal sealed record PlanePool(PoolLoops Loops, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => SamplePool.Lower(Loops, Input, Output, target);
}

/// <summary>A pool, or a part of one, with sixteen channels in the lanes.</summary>
internal sealed record ChannelPool(PoolLoops Loops, ChannelLayout Input, ChannelLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => SamplePool.Lower(Loops, Input, Output, target);
}
