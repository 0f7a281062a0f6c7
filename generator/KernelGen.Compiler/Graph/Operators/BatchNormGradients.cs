using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// What the gradients of a batch norm's parameters and input have in common: for each channel the sums over the batch of the gradient of the output, and
/// of its product with the input's distance from the mean.
/// </summary>
internal sealed record BatchNormGradientSums(BatchNorm Of) : Operator
{
    public override string Words => GradientWords.OfParameters("batch norm");

    public override bool GivesParameterGradients => true;

    public override bool GivesTensorToo => true;
}

/// <summary>The gradient of a batch norm's input, from that of its output, the input and those sums.</summary>
/// <param name="Before">The activation that made the input, which the gradient is taken back through.</param>
internal sealed record BatchNormInputGradient(BatchNorm Of, Activation Before) : Operator
{
    public override string Words => GradientWords.OfInput("batch norm", Before);

    public override Operator? Finishing(Activation activation) => this with { Before = activation };
}
