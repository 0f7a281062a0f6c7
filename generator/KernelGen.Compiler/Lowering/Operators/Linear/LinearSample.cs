using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A matrix product over one sample: a convolution whose only window is the whole input, sixteen outputs in the lanes.</summary>
internal sealed class LinearSample : SampleForm
{
    public override LayoutKind Gives => LayoutKind.Channels;

    public override bool FusesActivation => true;

    public override IEnumerable<LayoutWay> Ways(Node node) =>
        [new(LayoutKind.Pixels, LayoutKind.Channels), new(LayoutKind.Channels, LayoutKind.Channels)];

    public override bool ReadsCallersMemory(Node node) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        (int height, int width) = (node.Input.Shape.Height, node.Input.Shape.Width);
        var convolution = new Convolution(
            new AxisWindow(height, 1, 1, 0, height, 1), new AxisWindow(width, 1, 1, 0, width, 1), 1, Pinned: ((Linear)node.Operator).Pinned);
        ConvolutionOverChannels.Add(node, convolution, "Matrix product.", inputs[0], null, output, builder);
    }
}
