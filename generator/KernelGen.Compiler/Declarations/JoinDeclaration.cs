using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Declarations;

/// <summary>Outputs of other layers that are added to a layer's result, or multiplied with it, before its activation.</summary>
/// <param name="IsProduct">Whether they are multiplied, element by element; else they are added.</param>
/// <param name="With">The layers, by their places in the network, in the order in which they are taken.</param>
internal sealed record JoinDeclaration(bool IsProduct, EquatableArray<int> With)
{
    /// <summary>The attribute as users write it.</summary>
    public string Name => IsProduct ? "Multiply" : "Add";

    /// <summary>What a node of the graph computes for it.</summary>
    public Operator ToOperator() => IsProduct ? new Multiply() : new Add();
}
