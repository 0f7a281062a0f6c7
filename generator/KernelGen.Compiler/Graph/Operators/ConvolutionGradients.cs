using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of a convolution's input, from that of its output.</summary>
/// <param name="Before">The activation that made the input, which the gradient is taken back through.</param>
internal sealed record ConvolutionInputGradient(Convolution Of, Activation Before) : Operator
{
    public override string Words => GradientWords.OfInput("convolution", Before);

    public override WindowReach? ReachInto(int input) => input == 0 ? new(Of.Rows, Of.Columns, IsBackward: true) : null;

    public override Operator? Finishing(Activation activation) => this with { Before = activation };
}

/// <summary>The gradients of a convolution's weights and bias, from its input and the gradient of its output.</summary>
internal sealed record ConvolutionParameterGradients(Convolution Of) : Operator
{
    public override string Words => GradientWords.OfParameters("convolution");

    public override bool GivesParameterGradients => true;

    public override WindowReach? ReachInto(int input) => input == 0 ? new(Of.Rows, Of.Columns) : null;
}
