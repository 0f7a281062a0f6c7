using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A padding, sixteen samples in the lanes.</summary>
internal sealed record BatchPad(Pad Operator, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => PadLowering.BlockForward(Operator, Input, Output, target);
}

/// <summary>The gradient of a padding's input, sixteen samples in the lanes.</summary>
internal sealed record BatchPadInputGradient(Pad Operator, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => PadLowering.BlockBackward(Operator, OutputGradient, InputGradient, target);
}

/// <summary>A padding with pixels of a row in the lanes.</summary>
internal sealed record PlanePad(Pad Operator, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => PadLowering.Planes(Operator, Input, Output, target);
}

/// <summary>A padding with sixteen channels in the lanes.</summary>
internal sealed record ChannelPad(Pad Operator, ChannelLayout Input, ChannelLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => PadLowering.Channels(Operator, Input, Output, target);
}
