using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Declarations;

/// <summary>Each pixel's channels as shares of one.</summary>
internal sealed record SoftmaxDeclaration(float Temperature = 1) : Activation
{
    public static OperationSpec Spec { get; } = new(
        "Softmax", OperationSlot.Activation, typeof(SoftmaxDeclaration), [new("Temperature", 1.0)], Read)
    {
        Forms = typeof(SoftmaxForms),
    };

    public override string Name => "Softmax";

    public override string Words => Temperature == 1 ? "Softmax" : $"Softmax at {Temperature}";

    public override ChannelShares OverChannels => new(Temperature, IsLogarithm: false);

    public override Operator ToOperator() => new Softmax(Temperature, IsLogarithm: false);

    private static SoftmaxDeclaration Read(Options options)
    {
        var softmax = new SoftmaxDeclaration(options.Number("Temperature"));
        if (!options.HasErrors && !(softmax.Temperature > 0 && !float.IsInfinity(1 / softmax.Temperature)))
        {
            options.Refuse("Temperature", "positive");
        }

        return softmax;
    }
}
