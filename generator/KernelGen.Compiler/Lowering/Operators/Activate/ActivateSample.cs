using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>An activation by itself over one sample: a copy, which the program then activates in place.</summary>
internal sealed class ActivateSample : SampleForms
{
    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder) =>
        builder.Run(node, "Copy.", new SampleCopy(inputs[0].Layout, output.Layout), inputs[0].Place, output.Place);
}
