using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>A gradient taken back through the activation of a node, from that and the values that the activation gave.</summary>
internal sealed record BackThroughActivation(Activation Activation) : Operator
{
    public override string Words => "back through " + Activation;

    public override Activation? BackThrough => Activation;

    public override int? InPlace => 0;
}
