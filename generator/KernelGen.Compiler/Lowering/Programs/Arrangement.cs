using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Brings tensors into the layout that a node reads, and gives its output the layout that it writes.</summary>
internal sealed class Arrangement(ProgramBuilder builder)
{
    /// <summary>The inputs of a node as its form takes them.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">Its inputs as they are.</param>
    /// <param name="way">How it runs.</param>
    public IReadOnlyList<Placed<TensorLayout>> Of(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, LayoutWay way)
    {
        inputs = [.. inputs.Select(i => InWorkspace(node, i, way.Form!))];
        return way.Takes == LayoutKind.Pixels ? [.. inputs.Select(i => AsPlanes(node, i, way.Form!))] : inputs;
    }

    /// <summary>A new tensor for the output of a node over one sample.</summary>
    public Placed<TensorLayout> NewOutput(Node node, OperatorForm form, Halo wanted)
    {
        // What runs in place runs over the halo too, which must stay zero: then the halo comes with a copy.
        Halo halo = form.InPlaceBehind(node).IsNone && form.KeepsHalo ? wanted : default;
        return builder.New(form.Gives == LayoutKind.Pixels ? new PlaneLayout(node.Output.Shape, halo, 1) : new ChannelLayout(node.Output.Shape, halo));
    }

    /// <summary>The same tensor with another halo.</summary>
    public Placed<TensorLayout> Copy(string layer, string reason, Placed<TensorLayout> from, Halo halo)
    {
        Placed<TensorLayout> to = builder.New(from.Layout.Within(halo));
        builder.Add(new KernelStep(layer, reason, new SampleCopy(from.Layout, to.Layout), [from.Place, to.Place]));
        return to;
    }

    /// <summary>The first layer reads the user's memory where it can.</summary>
    private Placed<TensorLayout> InWorkspace(Node node, Placed<TensorLayout> input, OperatorForm form) =>
        input.Place.Memory != Memory.Input || form.ReadsCallersMemory(node)
            ? input
            : Copy("Input", "Copy the sample.", input, Halos.ForInputOf(node));

    /// <summary>Planes made from blocks of channels for a node that reads nothing else, or other planes too.</summary>
    private Placed<TensorLayout> AsPlanes(Node node, Placed<TensorLayout> input, OperatorForm form)
    {
        if (input.Layout is not ChannelLayout blocks)
        {
            return input;
        }

        if (form.ReadsWithinInput && blocks is { Halo.IsNone: true, Shape: { Height: 1, Width: 1 } })
        {
            // Of one pixel, blocks of channels are stored channel after channel.
            return input with { Layout = new PlaneLayout(blocks.Shape, default, 1) };
        }

        Placed<TensorLayout> planes = builder.New(new PlaneLayout(blocks.Shape, default, 1));
        builder.Add(new RuntimeStep(
            node.Layer, "Pixels are brought into planes.", "SampleLayout.ToPlanes",
            [
                input.Place.At(blocks.Origin), blocks.Shape.Channels, blocks.Shape.Height, blocks.Shape.Width,
                blocks.RowStride, blocks.BlockStride, planes.Place,
            ]));
        Halo halo = Halos.ForInputOf(node);
        return halo.IsNone ? planes : Copy(node.Layer, "Make room for padding.", planes, halo);
    }
}
