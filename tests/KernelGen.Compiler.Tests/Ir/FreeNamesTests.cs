using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Ir;

public sealed class FreeNamesTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void OfALoopTheyAreWhatIsOutsideOfIt()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i => builder.Loop("j", 3, j =>
        {
            Symbol last = builder.Bound("last", Whole.Smaller((Affine)i + j, (Affine)5));
            builder.Store(_b, (Affine)i * 20, _a.At(((Affine)last * 10) + j));
        })));
        Loop inner = StepPointers.Apply(plain).Body.All().OfType<Loop>().Single(l => l.Variable.Name == "j");
        var names = FreeNames.Of(inner);
        Assert.Equal(["a", "bAtI"], names.Buffers.Select(b => b.Name));
        Assert.Equal(["i"], names.Symbols.Select(s => s.Name));
    }

    [Fact]
    public void ALocalFromOutsideCannotBeHandedOver()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            Expression x = builder.Define("x", _a.At(0));
            builder.Loop("i", 4, i => builder.Store(_b, i, x));
        });
        Assert.Throws<InvalidOperationException>(() => FreeNames.Of(plain.Body.All().OfType<Loop>().Single()));
    }
}
