using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A form over one sample whose output has the layout of its inputs, and that costs as much in one layout as in the other.</summary>
/// <typeparam name="TLayout">That layout: planes or blocks of channels.</typeparam>
/// <param name="reason">What its steps do, for the reader.</param>
/// <param name="kernels">
/// What the steps compute, from the layouts of the inputs and that of the output. Each reads the inputs, then the packed parameters, then the memory
/// that it works in.
/// </param>
internal class SameLayoutForm<TLayout>(string reason, Func<Node, IReadOnlyList<TLayout>, TLayout, IEnumerable<KernelForm>> kernels) : SampleForm
    where TLayout : TensorLayout
{
    /// <summary>A form with one step.</summary>
    public SameLayoutForm(string reason, Func<Node, IReadOnlyList<TLayout>, TLayout, KernelForm> kernel)
        : this(reason, (node, inputs, output) => [kernel(node, inputs, output)])
    {
    }

    public sealed override LayoutKind Gives => typeof(TLayout) == typeof(PlaneLayout) ? LayoutKind.Pixels : LayoutKind.Channels;

    public sealed override bool FusesActivation => Fuses;

    /// <summary>Whether cheap activations are applied before results are stored.</summary>
    public bool Fuses { get; init; }

    /// <summary>Whether it reads behind the last element of its input, which must be a copy then.</summary>
    public bool ReadsBehindInput { get; init; }

    /// <summary>The nodes that run like this; null for all.</summary>
    public Func<Node, bool>? Only { get; init; }

    /// <summary>The parameters as the kernels read them, by the layout of the output.</summary>
    public Func<Node, TLayout, IReadOnlyList<Packing>> Packed { get; init; } = (_, _) => [];

    public sealed override bool Suits(Node node) => Only?.Invoke(node) ?? true;

    public sealed override IEnumerable<LayoutWay> Ways(Node node) => [new(Gives, Gives)];

    public sealed override bool ReadsCallersMemory(Node node) => !ReadsBehindInput;

    public sealed override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        var layout = (TLayout)output.Layout;
        IReadOnlyList<Place?> packed = builder.Weights.Pack(node, Packed(node, layout));
        foreach (KernelForm kernel in kernels(node, [.. inputs.Select(i => (TLayout)i.Layout)], layout))
        {
            Place? scratch = kernel.ScratchLength == 0 ? null : builder.Memory.New(kernel.ScratchLength);
            builder.Run(node, reason, kernel, [.. inputs.Select(i => i.Place), .. packed, scratch, output.Place]);
        }
    }
}
