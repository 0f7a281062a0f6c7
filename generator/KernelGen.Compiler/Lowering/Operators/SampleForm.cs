using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>One way to run an operator forward over one sample.</summary>
internal abstract class SampleForm : OperatorForm
{
    /// <summary>An operator that is an activation runs in place, on a copy.</summary>
    public sealed override Activation InPlaceBehind(Node node) => node.Operator.Function ?? base.InPlaceBehind(node);
}
