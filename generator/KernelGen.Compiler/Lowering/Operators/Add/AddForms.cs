using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How sums of tensors and of gradients run.</summary>
internal static class AddForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Add>(
            [
                new SameLayoutForm<PlaneLayout>(
                    "Sum.", (node, inputs, output) => new PlaneSum(inputs.ToEquatableArray(), output, Activations.Fused(node.Activation))) { Fuses = true },
                new SameLayoutForm<ChannelLayout>(
                    "Sum.", (node, inputs, output) => new ChannelSum(inputs.ToEquatableArray(), output, Activations.Fused(node.Activation))) { Fuses = true },
            ],
            Sixteen),
        FormRegistration.Backward<SumGradients>(Sixteen),
    ];

    /// <summary>Tensors, or shares of a gradient, over sixteen samples.</summary>
    private static BatchKernelForm Sixteen =>
        new("Sum.", (node, inputs, output) => new BatchSum(inputs.ToEquatableArray(), output, Activations.Fused(node.Activation))) { Fuses = true };
}
