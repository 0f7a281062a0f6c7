namespace KernelGen.Compiler.Graph;

/// <summary>The image at another size, each channel by itself.</summary>
internal sealed record Upsample(ResampledAxis Rows, ResampledAxis Columns) : Operator
{
    public override string Words => FormattableString.Invariant(
        $"{(Rows.IsLinear ? "bilinear" : "nearest")} {Rows.Input}×{Columns.Input} to {Rows.Output}×{Columns.Output}");

    public override void Differentiate(GradientRule rule) => rule.Input(0, new UpsampleInputGradient(this), [rule.OutputGradient]);
}

/// <summary>The gradient of its input: each cell gathers what it has given.</summary>
internal sealed record UpsampleInputGradient(Upsample Of) : Operator
{
    public override string Words => GradientWords.OfInput(Of.Words);
}
