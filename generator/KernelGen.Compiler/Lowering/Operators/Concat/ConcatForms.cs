using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How channels of several tensors are put one behind another, and gradients taken apart.</summary>
internal static class ConcatForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Concat>([new ConcatOfPlanes(), new ConcatOfBlocks()], new ConcatBatchTile()),
        FormRegistration.Backward<ConcatInputGradient>(new ConcatInputGradientBatchTile()),
    ];
}
