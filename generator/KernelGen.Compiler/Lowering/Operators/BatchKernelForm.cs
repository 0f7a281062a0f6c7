using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A form over sixteen samples of a node without parameters, whose steps are kernels that read its inputs and write its output.</summary>
/// <param name="reason">What its steps do, for the reader.</param>
/// <param name="kernels">
/// What the steps compute, from the layouts of what is read and that of the output. Each reads the inputs, then the memory that it works in.
/// </param>
internal sealed class BatchKernelForm(string reason, Func<Node, IReadOnlyList<PlaneLayout>, PlaneLayout, IEnumerable<KernelForm>> kernels) : BatchTileForm
{
    /// <summary>A form with one step.</summary>
    public BatchKernelForm(string reason, Func<Node, IReadOnlyList<PlaneLayout>, PlaneLayout, KernelForm> kernel)
        : this(reason, (node, inputs, output) => [kernel(node, inputs, output)])
    {
    }

    public override bool FusesActivation => Fuses;

    /// <summary>Whether cheap activations are applied before results are stored.</summary>
    public bool Fuses { get; init; }

    /// <summary>The inputs that the kernels read, by their places and in the order of the kernels; null for all in the node's order.</summary>
    public IReadOnlyList<int>? Reads { get; init; }

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        Placed<PlaneLayout>[] inputs = [.. (Reads ?? [.. Enumerable.Range(0, node.Inputs.Count)]).Select(i => tensors[node.Inputs[i]])];
        Placed<PlaneLayout> output = tensors[node.Output];
        return kernels(node, [.. inputs.Select(i => i.Layout)], output.Layout).Select(kernel =>
        {
            Place?[] places = [.. inputs.Select(i => i.Place), kernel.ScratchLength == 0 ? null : tensors.Scratch, output.Place];
            return new KernelStep(node.Layer, reason, kernel, [.. places.OfType<Place>()]);
        });
    }
}
