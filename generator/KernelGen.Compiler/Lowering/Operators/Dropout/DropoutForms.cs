using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How dropout and its gradient run. Inference has neither.</summary>
internal static class DropoutForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Backward<Dropout>(new DropoutBatchTile()),
        FormRegistration.Backward<DropoutInputGradient>(new DropoutInputGradientBatchTile()),
    ];
}
