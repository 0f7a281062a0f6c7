using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How linear layers and their gradients run.</summary>
internal static class LinearForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Linear>([new LinearSample()], new LinearBatchTile()),
        FormRegistration.Backward<LinearInputGradient>(new LinearInputGradientBatchTile()),
        FormRegistration.Backward<LinearParameterGradients>(new LinearParameterGradientsBatchTile()),
    ];
}
