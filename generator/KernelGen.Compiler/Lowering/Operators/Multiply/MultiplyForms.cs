using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How products of tensors and their gradients run.</summary>
internal static class MultiplyForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Multiply>(
            [
                new SameLayoutForm<PlaneLayout>(
                    "Product.", (node, inputs, output) => new PlaneProduct(inputs.ToEquatableArray(), output, Activations.Fused(node.Activation))) { Fuses = true },
                new SameLayoutForm<ChannelLayout>(
                    "Product.", (node, inputs, output) => new ChannelProduct(inputs.ToEquatableArray(), output, Activations.Fused(node.Activation))) { Fuses = true },
            ],
            new BatchKernelForm(
                "Product.", (node, inputs, output) => new BatchProduct(inputs.ToEquatableArray(), output, Activations.Fused(node.Activation))) { Fuses = true }),
        FormRegistration.Backward<MultiplyInputGradient>(new BatchKernelForm(
            "Gradient of a factor.", (_, inputs, output) => new BatchProductGradient(inputs[0], inputs.Skip(1).ToEquatableArray(), output))),
    ];
}
