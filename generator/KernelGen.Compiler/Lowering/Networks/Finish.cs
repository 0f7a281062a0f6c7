using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>What a kernel does with its results before it stores them.</summary>
/// <param name="Activation">The activation; where there are values, its derivative.</param>
/// <param name="Values">Where the outputs of the activation lie that the gradient goes back through; null forward.</param>
internal sealed record Finish(Activation Activation, PlaneLayout? Values = null)
{
    public bool IsNothing => Activation.IsNone;

    public static Finish Nothing { get; } = new(Activation.None);

    /// <summary>A gradient behind the activation as the one before it.</summary>
    /// <param name="builder">Where locals are written.</param>
    /// <param name="gradient">The gradient, a local.</param>
    /// <param name="values">The outputs of the activation.</param>
    /// <param name="at">The place of the one that belongs to the gradient.</param>
    public Expression Back(Builder builder, Expression gradient, Ir.Buffer values, Affine at) => IsNothing
        ? gradient
        : Activations.Derivative(builder, Activation, gradient, builder.Define("y", new Load(values, at, gradient.Type)));
}
