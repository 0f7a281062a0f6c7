using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A softmax over one sample: pixels in the lanes where there are some, channels where there are few.</summary>
internal sealed class SoftmaxSample : SampleForms
{
    /// <summary>Fewer pixels than this would leave most lanes of the narrowest vector empty.</summary>
    private const int FewestPixels = 4;

    /// <summary>All pixels are one row, so that vectors run over the ends of rows.</summary>
    public override bool KeepsHalo => false;

    public override bool ReadsWithinInput => true;

    public override IReadOnlyList<LayoutWay> Ways(Node node) => [new(LayoutKind.Pixels, LayoutKind.Pixels)];

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Placed<TensorLayout> input = inputs[0];
        var softmax = (Softmax)node.Operator;
        TensorShape shape = node.Output.Shape;
        if (shape.Height * shape.Width >= FewestPixels)
        {
            builder.Run(node, "Softmax.", new PixelSoftmax(softmax, shape), input.Place, output.Place);
        }
        else
        {
            var form = new ChannelSoftmax(softmax, shape);
            builder.Run(node, "Softmax.", form, input.Place, builder.Memory.New(form.ScratchLength), output.Place);
        }
    }
}
