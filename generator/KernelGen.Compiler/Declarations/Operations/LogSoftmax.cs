using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Declarations;

/// <summary>The logarithms of each pixel's channels as shares of one.</summary>
internal sealed record LogSoftmaxDeclaration : Activation
{
    public static OperationSpec Spec { get; } = new("LogSoftmax", OperationSlot.Activation, typeof(LogSoftmaxDeclaration), [], _ => new LogSoftmaxDeclaration())
    {
        Forms = typeof(SoftmaxForms),
    };

    public override string Name => "LogSoftmax";

    public override ChannelShares OverChannels => new(1, IsLogarithm: true);

    public override Operator ToOperator() => new Softmax(1, IsLogarithm: true);
}
