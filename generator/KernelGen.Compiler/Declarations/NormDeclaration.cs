using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>What brings the results of a layer's operator, or the layer's input where there is no operator, to one scale.</summary>
internal abstract record NormDeclaration : OperationDeclaration
{
    /// <summary>The tensors that it has for so many channels, trained and not.</summary>
    public abstract IEnumerable<ParameterSpec> Parameters(int channels);

    /// <summary>What a node of the graph computes for it.</summary>
    public abstract Operator ToOperator();
}
