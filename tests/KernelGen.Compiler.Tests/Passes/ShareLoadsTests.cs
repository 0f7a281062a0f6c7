using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class ShareLoadsTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void WhatIsLoadedTwiceIsLoadedOnceAtItsFirstUse()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Store(_b, 0, _a.At(0).Plus(_a.At(1)));
            builder.Store(_b, 1, _a.At(1).Plus(_a.At(2)));
            builder.Store(_b, 2, _a.At(2).Plus(_a.At(3)));
        });
        Assert.Equal(
            """
            let a0: f32 = a[1..1]
            b[0..1] = Add(a[0..1], a0)
            let a1: f32 = a[2..1]
            b[1..1] = Add(a0, a1)
            b[2..1] = Add(a1, a[3..1])
            """,
            Verifier.Check(ShareLoads.Apply(plain)).Body());
    }

    [Fact]
    public void NothingIsSharedOfABufferThatIsWritten()
    {
        Function plain = Scalars.Function([_b], builder =>
        {
            builder.Store(_b, 0, _b.At(1).Plus(_b.At(2)));
            builder.Store(_b, 1, _b.At(1).Plus(_b.At(2)));
        });
        Assert.Equal(plain.Body(), Verifier.Check(ShareLoads.Apply(plain)).Body());
    }

    [Fact]
    public void NothingIsSharedAcrossALoop()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Store(_b, 0, _a.At(1));
            builder.Loop("i", 3, i => builder.Store(_b, i, _a.At(1).Plus(_a.At(1))));
            builder.Store(_b, 4, _a.At(1));
        });
        Assert.Equal(
            """
            b[0..1] = a[1..1]
            for i in 0 .. 3 by 1
              let a0: f32 = a[1..1]
              b[i..1] = Add(a0, a0)
            b[4..1] = a[1..1]
            """,
            Verifier.Check(ShareLoads.Apply(plain)).Body());
    }

    [Fact]
    public void LoadsOfAnotherWidthAreOthers()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Store(_b, 0, _a.At(1));
            builder.Store(_b, 4, new Load(_a, 1, Scalars.Four));
            builder.Store(_b, 8, new Broadcast(_a, 1, Scalars.Four));
        });
        Assert.Equal(plain.Body(), Verifier.Check(ShareLoads.Apply(plain)).Body());
    }

    [Fact]
    public void WhatDoesNotFitTheRegistersIsLoadedAgain()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Store(_b, 0, _a.At(0).Plus(_a.At(1)));
            builder.Store(_b, 1, _a.At(1).Plus(_a.At(2)));
            builder.Store(_b, 2, _a.At(2).Plus(_a.At(0)));
        });

        // Two registers hold the operands of one sum: what waits over a whole statement has none, what the next one wants has.
        Assert.Equal(
            """
            let a0: f32 = a[1..1]
            b[0..1] = Add(a[0..1], a0)
            let a1: f32 = a[2..1]
            b[1..1] = Add(a0, a1)
            b[2..1] = Add(a1, a[0..1])
            """,
            Verifier.Check(ShareLoads.Apply(plain, 2)).Body());
    }

    /// <summary>Each of the middle statements holds two sums and two operands: with one register more, one of two values waits over them.</summary>
    [Fact]
    public void TheShortestWaitGetsTheRegisterThatIsLeft()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            Value sum = builder.Accumulator("sum", new Constant(0, Scalars.Float));
            Value other = builder.Accumulator("other", new Constant(0, Scalars.Float));
            builder.Assign(sum, new Read(sum).Plus(_a.At(0)));
            builder.Assign(sum, new Read(sum).Plus(_a.At(1)));
            builder.Assign(other, new Read(other).Plus(_a.At(2)));
            builder.Assign(other, new Read(other).Plus(_a.At(1)));
            builder.Assign(other, new Read(other).Plus(_a.At(3)));
            builder.Assign(sum, new Read(sum).Plus(_a.At(0)));
            builder.Store(_b, 0, new Read(sum).Plus(new Read(other)));
        });
        const string Start =
            """
            var sum: f32 = 0
            var other: f32 = 0

            """;
        const string Short =
            """
            sum = Add(sum, a[0..1])
            let a0: f32 = a[1..1]
            sum = Add(sum, a0)
            other = Add(other, a[2..1])
            other = Add(other, a0)
            other = Add(other, a[3..1])
            sum = Add(sum, a[0..1])
            b[0..1] = Add(sum, other)
            """;
        Assert.Equal(plain.Body(), Verifier.Check(ShareLoads.Apply(plain, 4)).Body());
        Assert.Equal(Start + Short, Verifier.Check(ShareLoads.Apply(plain, 5)).Body());
        Assert.Equal(
            Start + "let a0: f32 = a[0..1]\n" + Short.Replace("a0", "a1", StringComparison.Ordinal).Replace("sum, a[0..1]", "sum, a0", StringComparison.Ordinal),
            Verifier.Check(ShareLoads.Apply(plain, 6)).Body());
    }

    /// <summary>What had no register over a long wait is loaded once more, for both uses that follow.</summary>
    [Fact]
    public void WhatWasDroppedMayBeSharedAgain()
    {
        Function plain = Scalars.Function([_a, _b], builder =>
        {
            builder.Store(_b, 0, _a.At(0).Plus(_a.At(0)));
            builder.Store(_b, 1, _a.At(1).Plus(_a.At(2)));
            builder.Store(_b, 2, _a.At(0).Plus(_a.At(0)));
        });
        Assert.Equal(
            """
            let a0: f32 = a[0..1]
            b[0..1] = Add(a0, a0)
            b[1..1] = Add(a[1..1], a[2..1])
            let a1: f32 = a[0..1]
            b[2..1] = Add(a1, a1)
            """,
            Verifier.Check(ShareLoads.Apply(plain, 2)).Body());
    }
}
