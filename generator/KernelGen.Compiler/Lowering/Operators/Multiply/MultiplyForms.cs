using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How products of tensors and their gradients run.</summary>
internal static class MultiplyForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Multiply>(new MultiplySample(), new MultiplyBatchTile()),
        FormRegistration.Backward<MultiplyInputGradient>(new MultiplyInputGradientBatchTile()),
    ];
}
