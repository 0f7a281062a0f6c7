using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>An activation by itself over one sample: a copy, which the program then activates in place.</summary>
internal sealed class ActivateSample : SampleForms
{
    public override void Add(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output, SampleBuilder builder) =>
        builder.Run(node, "Copy.", new SampleCopy(input.Layout, output.Layout), input.Place, output.Place);
}
