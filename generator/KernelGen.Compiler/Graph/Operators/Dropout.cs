namespace KernelGen.Compiler.Graph;

/// <summary>
/// Each value zero with a probability, else divided by the probability of that (Srivastava and others, <i>Dropout</i>, 2014). Which ones, a hash says of the
/// sample and the value's place, so that any number of threads and any vector width have the same. Training alone has it.
/// </summary>
/// <param name="Rate">The probability of zero.</param>
/// <param name="Place">The place of its layer in the network.</param>
internal sealed record Dropout(double Rate, int Place) : Operator
{
    public override string Words => FormattableString.Invariant($"dropout of {Rate}");

    public override bool IsForTraining => true;

    public override void Differentiate(GradientRule rule) => rule.Input(0, new DropoutInputGradient(), [rule.OutputGradient]);
}

/// <summary>The gradient of its input: zero where the value was, else scaled as the value was.</summary>
internal sealed record DropoutInputGradient : Operator
{
    public override string Words => GradientWords.OfInput("dropout");
}
