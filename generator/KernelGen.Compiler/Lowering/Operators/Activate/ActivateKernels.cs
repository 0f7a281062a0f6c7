using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>An activation over so many elements one after another, in place.</summary>
internal sealed record ActivateInPlace(Activation Function) : KernelForm
{
    public override Kernel Lower(Target target) => Elementwise.Forward(Function, target);
}

/// <summary>A gradient taken back through an activation over so many elements one after another, in place.</summary>
internal sealed record ActivateGradientInPlace(Activation Function) : KernelForm
{
    public override Kernel Lower(Target target) => Elementwise.Backward(Function, target);
}

/// <summary>An activation in place, sixteen samples in the lanes, between the cells of a halo.</summary>
internal sealed record BatchActivateInPlace(Activation Function, PlaneLayout Layout) : KernelForm
{
    public override Kernel Lower(Target target) => BlockElementwise.Forward(Function, Layout, target);
}

/// <summary>A gradient taken back through an activation in place, sixteen samples in the lanes, between the cells of a halo.</summary>
internal sealed record BatchActivateGradientInPlace(Activation Function, PlaneLayout Output, PlaneLayout Gradient) : KernelForm
{
    public override Kernel Lower(Target target) => BlockElementwise.Backward(Function, Output, Gradient, target);
}

/// <summary>An activation, sixteen samples in the lanes.</summary>
internal sealed record BatchActivate(Activation Function, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => BlockElementwise.ForwardTo(Function, Input, Output, target);
}

/// <summary>The gradient of an activation's input, sixteen samples in the lanes.</summary>
/// <param name="Kept">The input or the output: what the derivative is told from.</param>
internal sealed record BatchActivateInputGradient(
    Activation Function, PlaneLayout Kept, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => BlockElementwise.BackwardTo(Function, Kept, OutputGradient, InputGradient, target);
}

/// <summary>The same tensor with another halo, or elsewhere.</summary>
internal sealed record SampleCopy(TensorLayout From, TensorLayout To) : KernelForm
{
    public override Kernel Lower(Target target) => From is PlaneLayout planes
        ? SampleElementwise.CopyPlanes(planes, (PlaneLayout)To, target)
        : SampleElementwise.CopyChannels((ChannelLayout)From, (ChannelLayout)To, target);
}
