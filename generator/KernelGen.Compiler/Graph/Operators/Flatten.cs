namespace KernelGen.Compiler.Graph;

/// <summary>The cells of a tensor as so many channels of one pixel, channel after channel and row after row.</summary>
internal sealed record Flatten : Operator
{
    public override string Words => "flattening";

    public override bool OnlyReshapes => true;

    public override void Differentiate(GradientRule rule) => rule.Input(0, new FlattenInputGradient(), [rule.OutputGradient]);
}

/// <summary>The gradient of its input: the same cells in their shape.</summary>
internal sealed record FlattenInputGradient : Operator
{
    public override string Words => GradientWords.OfInput("flattening");
}
