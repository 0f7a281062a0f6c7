using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How one operator runs forward over one sample.</summary>
internal abstract class SampleForms : OperatorForms
{
    /// <summary>An operator that is an activation runs in place, on a copy.</summary>
    public override Activation InPlaceBehind(Node node) => node.Operator.Function ?? base.InPlaceBehind(node);
}
