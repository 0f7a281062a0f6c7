namespace KernelGen.Compiler.Graph;

/// <summary>Values below zero times a trained slope.</summary>
/// <param name="IsShared">Whether all channels have one slope.</param>
internal sealed record ParametricReLU(bool IsShared) : Operator
{
    public override string Words => IsShared ? "ReLU with a slope" : "ReLU with a slope for each channel";

    public override void Differentiate(GradientRule rule)
    {
        rule.Parameters(new ParametricReLUParameterGradients(IsShared), rule.Node.Input, rule.OutputGradient);
        rule.Input(0, new ParametricReLUInputGradient(IsShared), [rule.OutputGradient, rule.Node.Input], rule.Node.Weight!);
    }
}

/// <summary>The gradient of its input: that of its output, times the slope where the input is not above zero.</summary>
internal sealed record ParametricReLUInputGradient(bool IsShared) : Operator
{
    public override string Words => GradientWords.OfInput("ReLU with slopes");
}

/// <summary>The gradients of the slopes: the inputs that are not above zero times the gradients of their outputs.</summary>
internal sealed record ParametricReLUParameterGradients(bool IsShared) : Operator
{
    public override string Words => GradientWords.OfParameters("ReLU with slopes");

    public override bool GivesParameterGradients => true;
}
