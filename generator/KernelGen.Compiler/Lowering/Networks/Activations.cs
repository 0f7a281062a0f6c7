using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Activations and their derivatives as vector code.</summary>
internal static class Activations
{
    /// <summary>Whether it is so short that it is done where the value is made, instead of in a pass of its own.</summary>
    public static bool IsCheap(Activation activation) => activation.IsNone || activation is ElementwiseActivation { IsCheap: true };

    /// <summary>What a kernel applies to its own results: the activation where it is cheap, else nothing.</summary>
    public static Activation Fused(Activation activation) => IsCheap(activation) ? activation : Activation.None;

    /// <summary>The activation of <paramref name="x"/>, which must be a local. NaN stays NaN.</summary>
    public static Expression Apply(Builder builder, Activation activation, Expression x) => activation.IsNone
        ? x
        : Function(activation).Apply(builder, x);

    /// <summary>
    /// The gradient before the activation from the one behind it: <c>g * f'(x)</c>. Where the activation does not need its input, the
    /// derivative is written by the output <c>y = f(x)</c>.
    /// </summary>
    /// <param name="builder">What is written to.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="gradient">The gradient behind it, a local.</param>
    /// <param name="kept">What the forward pass has kept, a local: the input where <see cref="Activation.NeedsInput"/> says so, else the output.</param>
    public static Expression Derivative(Builder builder, Activation activation, Expression gradient, Expression kept) => activation.IsNone
        ? gradient
        : Function(activation).Derivative(builder, gradient, kept);

    /// <summary>An activation as the function of one number that it must be here.</summary>
    private static ElementwiseActivation Function(Activation activation) =>
        activation as ElementwiseActivation ?? throw new InvalidOperationException($"{activation} has no function.");
}
