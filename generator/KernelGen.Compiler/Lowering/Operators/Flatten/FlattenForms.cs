using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How tensors are flattened, and gradients brought back to their shape.</summary>
internal static class FlattenForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        // One sample, channel after channel.
        FormRegistration.Forward<Flatten>(
            [new SameLayoutForm<PlaneLayout>("Flattening.", (_, inputs, output) => new PlaneReshape(inputs[0], output))], Sixteen),
        FormRegistration.Backward<FlattenInputGradient>(Sixteen),
    ];

    /// <summary>Sixteen samples, either way.</summary>
    private static BatchKernelForm Sixteen => new("Flattening.", (_, inputs, output) => new BatchReshape(inputs[0], output));
}
