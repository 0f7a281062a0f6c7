namespace KernelGen.Compiler.Graph;

/// <summary>Each pixel's channels as shares of one, <c>e^(x / Temperature)</c> divided by their sum, or the logarithms of those.</summary>
internal sealed record Softmax(float Temperature, bool IsLogarithm) : Operator
{
    public override string Words => FormattableString.Invariant($"{(IsLogarithm ? "log-softmax" : "softmax")} at temperature {Temperature}");

    public override void Differentiate(GradientRule rule) =>
        rule.Input(0, new SoftmaxInputGradient(this), [rule.OutputGradient, rule.Node.Output]);
}
