using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How pools and their gradients run.</summary>
internal static class PoolForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Pool>(new PoolSample(), new PoolBatchTile()),
        FormRegistration.Backward<PoolInputGradient>(new PoolInputGradientBatchTile()),
    ];
}
