using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// The caller's memory as the program of one sample sees it. Where the channels of a pixel lie together, the sample is turned once on its
/// way in, right into the room that its first reader wants, and once on its way out.
/// </summary>
internal sealed class OutsideMemory(NetworkGraph graph, Storages memory, List<Step> steps)
{
    /// <summary>Whether the caller gets an output channel after channel, so that its layer may write it in place.</summary>
    public bool TakesPlanes(Tensor output) => !HasPixels(output.Shape);

    /// <summary>Where an output is in the caller's memory: they are one behind another.</summary>
    public Place PlaceOf(Tensor output) => new(Memory.Output, graph.Outputs.TakeWhile(o => o != output).Sum(o => o.Shape.Length));

    /// <summary>The sample, channel after channel: as it lies, or turned.</summary>
    public Placed<TensorLayout> Enter()
    {
        TensorShape shape = graph.Input.Shape;
        var outside = new Place(Memory.Input, 0);
        if (!HasPixels(shape))
        {
            return new Placed<TensorLayout>(new PlaneLayout(shape, default, 1, IsCallers: true), outside);
        }

        var layout = new PlaneLayout(shape, Halos.Around(graph, graph.Input), 1);
        Placed<PlaneLayout> planes = memory.New(layout);
        Run(
            "Input", "Take the channels apart.", "ToPlanes",
            outside, shape.Channels, shape.Height, shape.Width, planes.Place.At(layout.Origin), layout.ChannelStride, layout.RowStride);
        return new Placed<TensorLayout>(layout, planes.Place);
    }

    /// <summary>Brings an output into the caller's memory.</summary>
    public void HandOut(Tensor output, Placed<TensorLayout> last)
    {
        Place outside = PlaceOf(output);
        bool takesPlanes = TakesPlanes(output);
        TensorShape shape = last.Layout.Shape;
        Place result = last.Place;
        if (last.Layout is ChannelLayout blocks && shape.Height * shape.Width > 1)
        {
            string order = takesPlanes ? "channel after channel" : "pixel after pixel";
            steps.Add(new RuntimeStep(
                "Output", $"Copies the result to the output, {order}.", takesPlanes ? "SampleLayout.ToPlanes" : "SampleLayout.ToPixels",
                [result.At(blocks.Origin), shape.Channels, shape.Height, shape.Width, blocks.RowStride, blocks.BlockStride, outside]));
        }
        else if (takesPlanes)
        {
            steps.Add(new RuntimeStep("Output", "Copies the result to the output.", "WeightPacking.Copy", [result, shape.Length, outside]));
        }
        else
        {
            Run("Output", "Put the channels of each pixel together.", "FromPlanes", result, shape.Channels, shape.Height * shape.Width, outside);
        }
    }

    private void Run(string layer, string reason, string method, params object?[] arguments) =>
        steps.Add(new RuntimeStep(layer, reason, "ChannelsLast." + method, arguments));

    /// <summary>With one channel or one pixel all layouts are one.</summary>
    private bool HasPixels(TensorShape shape) =>
        graph.Layout == OutsideLayout.Nhwc && shape.Channels > 1 && (shape.Height > 1 || shape.Width > 1);
}
