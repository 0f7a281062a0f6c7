using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>A convolution backwards, with a bias; weights <c>[in, out / groups, kh, kw]</c>.</summary>
/// <param name="Of">The convolution whose input has the shape of the output here, and whose output that of the input.</param>
internal sealed record TransposedConvolution(Convolution Of) : Operator
{
    public override string Words => "transposed " + Of.Words;

    public override WindowReach? ReachInto(int input) => new(Of.Rows, Of.Columns, IsBackward: true);

    public override int WeightUses(TensorShape output) => Of.Rows.Output * Of.Columns.Output;

    public override void Differentiate(GradientRule rule)
    {
        rule.Parameters(new TransposedConvolutionParameterGradients(Of), rule.OutputGradient, rule.Node.Input);
        rule.Input(0, new TransposedConvolutionInputGradient(Of, Activation.None), [rule.OutputGradient], rule.Node.Weight!);
    }
}

/// <summary>The gradient of its input: the convolution of that of its output.</summary>
/// <param name="Before">The activation that made the input, which the gradient is taken back through.</param>
internal sealed record TransposedConvolutionInputGradient(Convolution Of, Activation Before) : Operator
{
    public override string Words => GradientWords.OfInput("transposed convolution", Before);

    public override WindowReach? ReachInto(int input) => input == 0 ? new(Of.Rows, Of.Columns) : null;

    public override Operator? Finishing(Activation activation) => this with { Before = activation };
}

/// <summary>The gradients of its weights and bias: those of the convolution, whose input is the gradient of the output here.</summary>
internal sealed record TransposedConvolutionParameterGradients(Convolution Of) : Operator
{
    public override string Words => GradientWords.OfParameters("transposed convolution");

    public override bool GivesParameterGradients => true;

    public override WindowReach? ReachInto(int input) => input == 0 ? new(Of.Rows, Of.Columns) : null;
}
