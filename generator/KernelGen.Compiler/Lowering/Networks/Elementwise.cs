using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Steps over so many floats in a row, whatever they stand for. One kernel serves every tensor of a network: its length is the caller's, a
/// multiple of sixteen. One vector a turn is enough, since the turns are independent and the processor overlaps them.
/// </summary>
internal static class Elementwise
{
    private const string CountName = "count";

    /// <summary>An activation, in place.</summary>
    public static Kernel Forward(Activation activation, Target target)
    {
        var count = new Symbol(CountName, Parts.Lanes);
        var values = new Ir.Buffer("values", ElementType.F32, count, isWritten: true);
        return Over(activation.Name + "InPlace", $"{activation}, forward, in place.", [values], count, target, (builder, at) =>
        {
            Expression x = builder.Define("x", new Load(values, at, target.Float));
            builder.Store(values, at, Activations.Apply(builder, activation, x));
        });
    }

    /// <summary>Turns the gradient behind an activation into the one before it, in place.</summary>
    public static Kernel Backward(Activation activation, Target target)
    {
        var count = new Symbol(CountName, Parts.Lanes);
        var outputs = new Ir.Buffer("output", ElementType.F32, count);
        var gradients = new Ir.Buffer("gradient", ElementType.F32, count, isWritten: true);
        return Over(activation.Name + "Gradient", $"{activation}, backward, in place.", [outputs, gradients], count, target, (builder, at) =>
        {
            Expression y = builder.Define("y", new Load(outputs, at, target.Float));
            Expression behind = builder.Define("g", new Load(gradients, at, target.Float));
            builder.Store(gradients, at, Activations.Derivative(builder, activation, behind, y));
        });
    }

    private static Kernel Over(
        string name, string summary, IReadOnlyList<Ir.Buffer> buffers, Symbol count, Target target, Action<Builder, Affine> body)
    {
        var builder = new Builder();
        builder.Loop("i", 0, (Affine)count - (target.Lanes - 1), target.Lanes, i => body(builder, i));
        return new Kernel(new Function(name, [summary], buffers, [count], builder.Finish()), []);
    }
}
