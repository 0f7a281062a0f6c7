namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of a padding's input, from that of its output: what was copied is added to where it came from.</summary>
internal sealed record PadInputGradient(Pad Of) : Operator
{
    public override string Words => GradientWords.OfInput(Of.Words);
}
