using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>A product with a learned matrix <c>[out, in]</c> over the flattened input.</summary>
/// <param name="Pinned">What the user pins of how one sample is run.</param>
internal sealed record Linear(ScheduleDeclaration? Pinned = null) : Operator
{
    public override string Words => "linear";

    public override bool ReadsFlat => true;

    public override bool TakesChannelScale => true;

    public override void Differentiate(GradientRule rule)
    {
        rule.Parameters(new LinearParameterGradients(), rule.Node.Input, rule.OutputGradient);
        rule.Input(0, new LinearInputGradient(Activation.None), [rule.OutputGradient], rule.Node.Weight!);
    }
}
