using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Tests.Declarations;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Lowering;

using Activations = KernelGen.Compiler.Lowering.Networks.Activations;

/// <summary>The files of docs/TEMPLATE, which this project compiles, are an operation: what whoever adds one starts from is right.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void TheTemplateIsReadAndComputesWhatItsReferenceSays()
    {
        var random = new Random(1);
        var reference = new TemplateReference();
        for (int i = 0; i < 10; i++)
        {
            var options = new WrittenOptions([.. reference.Draw(random, 1)]);
            var declared = (TemplateDeclaration)TemplateDeclaration.Spec.Parse(options)!;
            Assert.Equal([], options.Problems);
            ElementwiseFunction<double> function = reference.Of<double>(ReferenceOptions.Of(declared));
            float[] x = [.. Enumerable.Range(0, 32).Select(_ => (float)random.Next(-9, 10))];
            Assert.All(ValueKernel.ForEveryWidth((builder, input) => Activations.Apply(builder, declared, input)), kernel =>
                AssertValues(function.Apply, kernel, x));
            Assert.All(ValueKernel.ForEveryWidth((builder, input) => Activations.Derivative(builder, declared, input, input)), kernel =>
                AssertValues(g => function.Gradient(g, g), kernel, x));
        }
    }

    [Fact]
    public void TheAttributeHasTheOptionsThatAreRead() =>
        Assert.All(TemplateDeclaration.Spec.Options, o => Assert.NotNull(typeof(TemplateAttribute).GetProperty(o.Name)));

    private static void AssertValues(Func<double, double> expected, ValueKernel kernel, float[] x)
    {
        float[] values = [.. x];
        kernel.Apply(values);
        Assert.Equal(x.Select(v => (float)expected(v)), values);
    }
}
