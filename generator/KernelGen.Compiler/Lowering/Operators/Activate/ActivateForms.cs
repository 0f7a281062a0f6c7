using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How activations by themselves and gradients back through activations run.</summary>
internal static class ActivateForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Activate>(new ActivateSample(), new ActivateBatchTile()),
        FormRegistration.Backward<ActivateInputGradient>(new ActivateInputGradientBatchTile()),
        FormRegistration.Backward<BackThroughActivation>(new BackThroughActivationBatchTile()),
    ];
}
