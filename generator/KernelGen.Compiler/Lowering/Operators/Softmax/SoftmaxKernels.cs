using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A softmax, sixteen samples in the lanes.</summary>
internal sealed record BatchSoftmax(Softmax Operator, PlaneLayout Input, PlaneLayout Output) : KernelForm
{
    public override Kernel Lower(Target target) => SoftmaxLowering.BlockForward(Operator, Input, Output, target);
}

/// <summary>The gradient of a softmax's input, sixteen samples in the lanes.</summary>
internal sealed record BatchSoftmaxInputGradient(
    Softmax Operator, PlaneLayout Output, PlaneLayout OutputGradient, PlaneLayout InputGradient) : KernelForm
{
    public override Kernel Lower(Target target) => SoftmaxLowering.BlockBackward(Operator, Output, OutputGradient, InputGradient, target);
}

/// <summary>A softmax with pixels in the lanes.</summary>
internal sealed record PixelSoftmax(Softmax Operator, TensorShape Shape) : KernelForm
{
    public override Kernel Lower(Target target) => SoftmaxLowering.SamplePixels(Operator, Shape, target);
}

/// <summary>A softmax of a few pixels, channels in the lanes.</summary>
internal sealed record ChannelSoftmax(Softmax Operator, TensorShape Shape) : KernelForm
{
    public override int ScratchLength => SoftmaxLowering.ScratchLength(Shape);

    public override Kernel Lower(Target target) => SoftmaxLowering.SampleChannels(Operator, Shape, target);
}
