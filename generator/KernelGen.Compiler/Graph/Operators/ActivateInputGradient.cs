using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of an activation's input where the activation is a node, from that of its output and what the derivative is told from.</summary>
internal sealed record ActivateInputGradient(Activation Activation) : Operator
{
    public override string Words => GradientWords.OfInput(Activation.ToString());
}
