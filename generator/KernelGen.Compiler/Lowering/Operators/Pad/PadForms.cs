using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How paddings and their gradients run.</summary>
internal static class PadForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Pad>(new PadSample(), new PadBatchTile()),
        FormRegistration.Backward<PadInputGradient>(new PadInputGradientBatchTile()),
    ];
}
