using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Declarations;

/// <summary>What sets some values of a layer's result to zero in training, behind its activation; inference has nothing of it.</summary>
internal abstract record MaskDeclaration : OperationDeclaration
{
    /// <summary>What a node of the graph computes for it.</summary>
    /// <param name="place">The layer's place in the network, so that each draws numbers of its own.</param>
    public abstract Operator ToOperator(int place);
}
