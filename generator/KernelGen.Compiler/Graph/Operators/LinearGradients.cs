using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of a matrix product's input, from that of its output.</summary>
/// <param name="Before">The activation that made the input, which the gradient is taken back through.</param>
internal sealed record LinearInputGradient(Activation Before) : Operator
{
    public override string Words => GradientWords.OfInput("linear", Before);

    public override Operator? Finishing(Activation activation) => this with { Before = activation };
}

/// <summary>The gradients of a matrix and its bias, from the input and the gradient of the output.</summary>
internal sealed record LinearParameterGradients : Operator
{
    public override string Words => GradientWords.OfParameters("linear");

    public override bool GivesParameterGradients => true;
}
