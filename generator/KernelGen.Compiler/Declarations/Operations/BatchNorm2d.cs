using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>Each channel brought to mean 0 and variance 1 over the batch, then scaled and shifted.</summary>
/// <param name="Eps">What is added to the variance.</param>
/// <param name="Momentum">How much of a batch's mean and variance goes into the running ones.</param>
/// <param name="Affine">Whether it scales and shifts.</param>
internal sealed record BatchNorm2dDeclaration(double Eps = 1e-5, double Momentum = 0.1, bool Affine = true) : NormDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "BatchNorm2d", OperationSlot.Norm, typeof(BatchNorm2dDeclaration), [new("Eps", 1e-5), new("Momentum", 0.1), new("Affine", true)], Read)
    {
        Forms = typeof(BatchNormForms),
    };

    public override string Words => "BatchNorm2d";

    public override IEnumerable<ParameterSpec> Parameters(int channels) =>
    [
        .. Affine ? [Of(ParameterRole.Scale, 1, channels), Of(ParameterRole.Shift, 0, channels)] : Array.Empty<ParameterSpec>(),
        Of(ParameterRole.RunningMean, 0, channels),
        Of(ParameterRole.RunningVariance, 1, channels),
    ];

    public override Operator ToOperator() => new BatchNorm(Eps, Momentum);

    private static BatchNorm2dDeclaration Read(Options options)
    {
        var norm = new BatchNorm2dDeclaration(options.Real("Eps"), options.Real("Momentum"), options.Bool("Affine"));
        if (!options.HasErrors && norm.Eps < 0)
        {
            options.Refuse("Eps", "at least 0");
        }

        if (!options.HasErrors && norm.Momentum is < 0 or > 1)
        {
            options.Refuse("Momentum", "from 0 to 1");
        }

        return norm;
    }

    private static ParameterSpec Of(ParameterRole role, float start, int channels) =>
        new(role, new[] { channels }.ToEquatableArray(), 1, new[] { start }.ToEquatableArray());
}
