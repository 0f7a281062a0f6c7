using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>An activation by itself, element by element.</summary>
internal sealed record Activate(Activation Function) : Operator
{
    public override bool TakesActivation => false;

    public override string Words => Function.ToString();

    /// <summary>The operator that an activation is: a softmax is made from all channels of a pixel and not from one element.</summary>
    public static Operator Of(Activation activation) => activation.IsOverChannels
        ? new Softmax(activation.First, activation.Kind == ActivationKind.LogSoftmax)
        : new Activate(activation);
}
