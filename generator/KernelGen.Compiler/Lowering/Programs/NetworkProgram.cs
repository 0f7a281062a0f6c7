using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The steps of a network for one purpose, with their memory.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Graph">The network as the steps run it.</param>
/// <param name="Tensors">Where each tensor is.</param>
/// <param name="Packing">What makes packed weights from the parameters; only one sample has some.</param>
/// <param name="Forward">The forward pass.</param>
/// <param name="Backward">The backward pass; only training has one.</param>
internal sealed record NetworkProgram(
    Purpose Purpose, NetworkGraph Graph, TensorPlaces Tensors, IReadOnlyList<Step> Packing, IReadOnlyList<Step> Forward, IReadOnlyList<Step> Backward)
{
    /// <summary>The storages of its workspace and of its packed weights.</summary>
    public IReadOnlyList<Storage> Storages { get; init; } = [];

    public int WorkspaceLength { get; init; }

    public int PackedLength { get; init; }

    /// <summary>Floats that each thread of the backward pass needs for what one kernel works in; the next kernel uses them again.</summary>
    public int ScratchLength { get; init; }

    /// <summary>Floats of all values between nodes, without their gradients.</summary>
    public long ValueLength { get; init; }

    /// <summary>How many steps of the forward pass have run when a tensor is whole, by its name; steps that clear memory do not count.</summary>
    public IReadOnlyDictionary<string, int> Ends { get; init; } = new Dictionary<string, int>();

    /// <summary>All steps, in the order in which they run.</summary>
    public IEnumerable<Step> Steps => [.. Packing, .. Forward, .. Backward];

    /// <summary>The samples, which the runtime puts there; for sixteen.</summary>
    public Placed<PlaneLayout> Input => Tensors[Graph.Input];

    /// <summary>The results, which the runtime takes from there; for sixteen.</summary>
    public IReadOnlyList<Placed<PlaneLayout>> Outputs => [.. Graph.Outputs.Select(o => Tensors[o])];

    /// <summary>Their gradients, which the runtime puts there.</summary>
    public IReadOnlyList<Placed<PlaneLayout>> OutputGradients => [.. Graph.Gradients!.OfOutputs.Select(g => Tensors[g])];

    public Placed<PlaneLayout> InputGradient => Tensors[Graph.Gradients!.OfInput];
}
