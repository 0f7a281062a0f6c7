using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>An activation by itself, element by element.</summary>
internal sealed record Activate(Activation Activation) : Operator
{
    public override Activation? Function => Activation;

    public override string Words => Activation.ToString();

    public override void Differentiate(GradientRule rule) => rule.Input(
        0, new ActivateInputGradient(Activation), [rule.OutputGradient, Activation.NeedsInput ? rule.Node.Input : rule.Node.Output]);
}
