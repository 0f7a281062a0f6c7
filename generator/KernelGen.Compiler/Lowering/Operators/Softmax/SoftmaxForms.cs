using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How softmaxes and their gradients run.</summary>
internal static class SoftmaxForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Softmax>(new SoftmaxSample(), new SoftmaxBatchTile()),
        FormRegistration.Backward<SoftmaxInputGradient>(new SoftmaxInputGradientBatchTile()),
    ];
}
