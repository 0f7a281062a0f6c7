using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class SimplifyTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void LoopsThatNeverRunGoAndLoopsThatRunOnceOpen()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 3, 4, 1, i =>
        {
            builder.Loop("never", 0, j => builder.Store(_b, j, _a.At(i)));
            builder.Loop("j", 2, j => builder.Loop("k", j, (Affine)j + 5, 5, k => builder.Store(_b, k, _a.At(i))));
        }));
        Assert.Equal(
            """
            for j in 0 .. 2 by 1
              b[j..1] = a[3..1]
            """,
            Verifier.Check(Simplify.Apply(plain)).Body());
    }

    [Fact]
    public void AStageKeepsTheLoopsThatItNames()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 3, new Stage("Copy", "Copies.", "row"), i =>
            builder.Loop("row", 1, row => builder.Loop("column", 1, column => builder.Store(_b, i, _a.At((Affine)i + row + column))))));
        Assert.Equal(
            """
            for i in 0 .. 3 by 1
              for row in 0 .. 1 by 1
                b[i..1] = a[i + row..1]
            """,
            Verifier.Check(Simplify.Apply(plain)).Body());
    }

    [Fact]
    public void ALineIsBroughtNearOnceInABlock()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Prefetch(_a, 8);
            builder.Store(_b, 0, _a.At(0));
            builder.Prefetch(_a, 8);
            builder.Prefetch(_a, 9);
            builder.Store(_b, 0, _a.At(0));
            builder.Loop("i", 2, i => builder.Prefetch(_a, 8));
        });
        Assert.Equal(
            """
            prefetch a[8]
            b[0..1] = a[0..1]
            prefetch a[9]
            b[0..1] = a[0..1]
            for i in 0 .. 2 by 1
              prefetch a[8]
            """,
            Verifier.Check(Simplify.Apply(plain)).Body());
    }

    [Fact]
    public void FactorsOfOneGo()
    {
        var one = new Constant(1, Scalars.Float);
        var two = new Constant(2, Scalars.Float);
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            Expression x = builder.Define("x", _a.At(0));
            builder.Store(_b, 0, new Binary(BinaryOperator.Multiply, x, one));
            builder.Store(_b, 1, new Binary(BinaryOperator.Multiply, one, x));
            builder.Store(_b, 2, new MultiplyAdd(one, x, two));
            builder.Store(_b, 3, new MultiplyAdd(x, one, two));
            builder.Store(_b, 4, new MultiplyAdd(x, one, two, Negated: true));
            builder.Store(_b, 5, new MultiplyAdd(x, two, one));
        });
        Assert.Equal(
            """
            let x: f32 = a[0..1]
            b[0..1] = x
            b[1..1] = x
            b[2..1] = Add(2, x)
            b[3..1] = Add(2, x)
            b[4..1] = NegatedMultiplyAdd(x, 1, 2)
            b[5..1] = MultiplyAdd(x, 2, 1)
            """,
            Verifier.Check(Simplify.Apply(plain)).Body());
    }
}
