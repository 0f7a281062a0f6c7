namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of a softmax's input, from that of its output and the output.</summary>
internal sealed record SoftmaxInputGradient(Softmax Of) : Operator
{
    public override string Words => GradientWords.OfInput(Of.Words);
}
