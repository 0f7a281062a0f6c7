using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator runs forward over one sample.</summary>
internal abstract class SampleForms : OperatorForms
{
    /// <summary>Most operators work on either layout, and give what they take.</summary>
    public override IReadOnlyList<LayoutWay> Ways(Node node) => [new(LayoutKind.Pixels, LayoutKind.Pixels), new(LayoutKind.Channels, LayoutKind.Channels)];

    /// <summary>An operator that is an activation runs in place, on a copy.</summary>
    public override Activation InPlaceBehind(Node node) => node.Operator.Function ?? base.InPlaceBehind(node);
}
