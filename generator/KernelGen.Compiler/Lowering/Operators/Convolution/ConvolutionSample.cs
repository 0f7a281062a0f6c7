using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over one sample: how it takes in what is behind it, and the forms that it has.</summary>
internal sealed class ConvolutionSample : SampleForms
{
    /// <summary>The forms. Of those that give the same layout, the special ones come first.</summary>
    private static readonly SampleForm[] s_forms =
        [new ConvolutionOverPixels(), new ConvolutionInGroups(), new ConvolutionByTransforms(), new ConvolutionOverChannels()];

    public override bool FusesActivation => true;

    public override IReadOnlyList<LayoutWay> Ways(Node node) =>
        [.. FormOf(node, LayoutKind.Pixels).Ways(node), .. FormOf(node, LayoutKind.Channels).Ways(node)];

    public override double? FewerProducts(Node node) => ConvolutionByTransforms.PlanOf(node)?.Cycles;

    public override bool ReadsCallersMemory(Node node, LayoutWay way) => FormOf(node, way.Gives).ReadsCallersMemory(node);

    public override Node? OverOneRow(Node node) => FlatNode.Of(node);

    /// <summary>What is done with pixels before they are stored: the pool behind, or the sum with another tensor.</summary>
    public override Node? TakingIn(Node node, Node reader, LayoutKind between) =>
        (between == LayoutKind.Channels ? TakingInPool(node, reader) : null) ?? TakingInSum(node, reader);

    private static Node? TakingInPool(Node node, Node reader) =>
        node.Operator is Convolution { Pinned: null, Groups: 1 } convolution && reader is { Operator: Pool pool, Activation.IsNone: true }
        && Activations.IsCheap(node.Activation) && StoredPixels.CanTakeIn(pool) && ConvolutionByTransforms.PlanOf(node) is null
            ? node with { Operator = convolution with { Behind = pool }, Output = reader.Output }
            : null;

    /// <summary>A sum of two gives the same bits either way round, so the convolution may be either of them.</summary>
    private static Node? TakingInSum(Node node, Node reader) =>
        node is { Operator: Convolution { Groups: 1, Behind: null } convolution, Activation.IsNone: true, Inputs.Count: 1 }
        && reader.Operator is Graph.Add && reader.Inputs.Count == 2 && reader.Inputs.FirstOrDefault(i => i != node.Output) is { } other
            ? node with
            {
                Operator = convolution with { AddsLast = true }, Inputs = [.. node.Inputs, other], Output = reader.Output, Activation = reader.Activation,
            }
            : null;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder) =>
        FormOf(node, output.Layout is PlaneLayout ? LayoutKind.Pixels : LayoutKind.Channels).Add(node, inputs, output, builder);

    private static SampleForm FormOf(Node node, LayoutKind gives) => s_forms.First(f => f.Gives == gives && f.Suits(node));
}
