using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How sums of tensors and of gradients run.</summary>
internal static class AddForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Add>(new AddSample(), new SumBatchTile()),
        FormRegistration.Backward<SumGradients>(new SumBatchTile()),
    ];
}
