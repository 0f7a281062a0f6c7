using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class ShareTurnsTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void APartRunsItsShareOfTheTurns() => Assert.Equal(
        """
        whole iFrom = 9 * (part) / parts
        whole iTo = 9 * (part + 1) / parts
        b[90..1] = a[90..1]
        for i in iFrom .. iTo by 1
          for j in 0 .. 2 by 1
            b[j + 10 * i..1] = a[i..1]
        """,
        Verifier.Check(ShareTurns.Apply(Scalars.Function([_a, _b], builder =>
        {
            builder.Store(_b, 90, _a.At(90));
            builder.Loop("i", 9, i => builder.Loop("j", 2, j => builder.Store(_b, ((Affine)i * 10) + j, _a.At(i))));
        }), "i")).Body());

    /// <summary>Turns of three are counted by ones, and what is left over goes to the last part first.</summary>
    [Fact]
    public void WhatATileLeavesOverGoesTheOtherWayRound() => Assert.Equal(
        """
        whole iFrom = 3 * (part) / parts
        whole iTo = 3 * (part + 1) / parts
        whole iRestFrom = 1 * (parts - part - 1) / parts
        whole iRestTo = 1 * (parts - part) / parts
        for iTurn in iFrom .. iTo by 1
          b[3 * iTurn..1] = a[3 * iTurn..1]
        for iTurn in iRestFrom .. iRestTo by 1
          b[2 * iTurn + 9..1] = a[2 * iTurn + 9..1]
        """,
        Verifier.Check(ShareTurns.Apply(Scalars.Function([_a, _b], builder =>
        {
            builder.Loop("i", 0, 9, 3, i => builder.Store(_b, i, _a.At(i)));
            builder.Loop("i", 9, 11, 2, i => builder.Store(_b, i, _a.At(i)));
        }), "i")).Body());

    [Fact]
    public void LoopsOfAsManyTurnsHaveTheSameBounds() => Assert.Equal(
        """
        whole iFrom = 4 * (part) / parts
        whole iTo = 4 * (part + 1) / parts
        for i in iFrom .. iTo by 1
          b[i..1] = a[i..1]
        for i in iFrom .. iTo by 1
          b[i + 4..1] = a[i..1]
        """,
        Verifier.Check(ShareTurns.Apply(TwoLoops(waits: false), "i")).Body());

    /// <summary>Where threads wait between two parts of a function, its text does not say which parts have as many turns.</summary>
    [Fact]
    public void PartsBetweenWaitsHaveBoundsOfTheirOwn()
    {
        Function shared = Verifier.Check(ShareTurns.Apply(TwoLoops(waits: true), "i"));
        Assert.Equal(
            """
            whole iFrom = 4 * (part) / parts
            whole iTo = 4 * (part + 1) / parts
            whole iFrom = 4 * (part) / parts
            whole iTo = 4 * (part + 1) / parts
            for i in iFrom .. iTo by 1
              b[i..1] = a[i..1]
            wait
            for i in iFrom .. iTo by 1
              b[i + 4..1] = a[i..1]
            """,
            shared.Body());
        Assert.Equal(["part", "parts"], shared.Sizes.Select(s => s.Name));
        Assert.Single(shared.Summary);
    }

    [Fact]
    public void OneThreadWaitsForNobody()
    {
        Assert.Equal(TwoLoops(waits: false).Body(), ShareTurns.Apply(TwoLoops(waits: true), null).Body());
        Function plain = TwoLoops(waits: false);
        Assert.Same(plain, ShareTurns.Apply(plain, null));
    }

    private Function TwoLoops(bool waits) => Scalars.Function([_a, _b], builder =>
    {
        builder.Loop("i", 4, i => builder.Store(_b, i, _a.At(i)));
        if (waits)
        {
            builder.Add(new Wait());
        }

        builder.Loop("i", 4, i => builder.Store(_b, (Affine)i + 4, _a.At(i)));
    });
}
