using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class UnrollTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void WholeLoopsDisappearInTheirOrder() => Assert.Equal(
        """
        var acc: f32 = 0
        let x_k0: f32 = a[0..1]
        acc = Add(acc, x_k0)
        let x_k1: f32 = a[1..1]
        acc = Add(acc, x_k1)
        let x_k2: f32 = a[2..1]
        acc = Add(acc, x_k2)
        b[0..1] = acc
        """,
        Verifier.Check(Unroll.Apply(Sum(3), "k")).Body());

    [Fact]
    public void PartlyUnrolledLoopsKeepARemainder() => Assert.Equal(
        """
        var acc: f32 = 0
        for k in 0 .. 6 by 3
          let x_k0: f32 = a[k..1]
          acc = Add(acc, x_k0)
          let x_k1: f32 = a[k + 1..1]
          acc = Add(acc, x_k1)
          let x_k2: f32 = a[k + 2..1]
          acc = Add(acc, x_k2)
        let x_k0: f32 = a[6..1]
        acc = Add(acc, x_k0)
        let x_k1: f32 = a[7..1]
        acc = Add(acc, x_k1)
        b[0..1] = acc
        """,
        Verifier.Check(Unroll.Apply(Sum(8), "k", 3)).Body());

    [Fact]
    public void AnEvenPartHasNoRemainder() => Assert.Equal(
        """
        var acc: f32 = 0
        for k in 0 .. 6 by 2
          let x_k0: f32 = a[k..1]
          acc = Add(acc, x_k0)
          let x_k1: f32 = a[k + 1..1]
          acc = Add(acc, x_k1)
        b[0..1] = acc
        """,
        Verifier.Check(Unroll.Apply(Sum(6), "k", 2)).Body());

    [Fact]
    public void LoopsInsideAreCopiedAndLoopsOfTheSameNameAreAllUnrolled()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Loop("k", 2, k => builder.Loop("i", 4, i => builder.Store(_b, ((Affine)k * 4) + i, _a.At(i))));
            builder.Loop("k", 8, 10, 1, k => builder.Store(_b, k, _a.At(k)));
        });
        Assert.Equal(
            """
            for i in 0 .. 4 by 1
              b[i..1] = a[i..1]
            for i in 0 .. 4 by 1
              b[i + 4..1] = a[i..1]
            b[8..1] = a[8..1]
            b[9..1] = a[9..1]
            """,
            Verifier.Check(Unroll.Apply(plain, "k")).Body());
    }

    [Fact]
    public void ATurnOfOneChangesNothing()
    {
        Function plain = Sum(3);
        Assert.Same(plain, Unroll.Apply(plain, "k", 1));
    }

    /// <summary>Turns of a loop that steps are as far from one another as its steps.</summary>
    [Fact]
    public void StepsOfMoreThanOneAreKept()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("k", 4, 26, 3, k => builder.Store(_b, k, _a.At(k))));
        Assert.Equal(
            """
            for k in 4 .. 22 by 9
              b[k..1] = a[k..1]
              b[k + 3..1] = a[k + 3..1]
              b[k + 6..1] = a[k + 6..1]
            b[22..1] = a[22..1]
            b[25..1] = a[25..1]
            """,
            Verifier.Check(Unroll.Apply(plain, "k", 3)).Body());
        Assert.Equal(
            """
            b[4..1] = a[4..1]
            b[7..1] = a[7..1]
            """,
            Verifier.Check(Unroll.Apply(Scalars.Function([_a, _b], builder => builder.Loop("k", 4, 10, 3, k => builder.Store(_b, k, _a.At(k)))), "k", 2)).Body());
    }

    private Function Sum(int terms) => Scalars.Function([_a, _b], builder =>
    {
        Value acc = builder.Accumulator("acc", new Constant(0, Scalars.Float));
        builder.Loop("k", terms, k => builder.Assign(acc, new Read(acc).Plus(builder.Define("x", _a.At(k)))));
        builder.Store(_b, 0, new Read(acc));
    });
}
