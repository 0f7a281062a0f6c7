using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class RegisterTileTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void TheInnerLoopIsJammedAndTheRestIsASmallerTile()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 5, i =>
        {
            Value acc = builder.Accumulator("acc", new Constant(0, Scalars.Float));
            builder.Note("Sums.");
            builder.Loop("k", 3, k => builder.Assign(acc, new Read(acc).Plus(_a.At(((Affine)i * 3) + k))));
            builder.Store(_b, i, new Read(acc));
        }));
        Assert.Equal(
            """
            for i in 0 .. 4 by 2
              var acc_i0: f32 = 0
              var acc_i1: f32 = 0
              // Sums.
              for k in 0 .. 3 by 1
                acc_i0 = Add(acc_i0, a[3 * i + k..1])
                acc_i1 = Add(acc_i1, a[3 * i + k + 3..1])
              b[i..1] = acc_i0
              b[i + 1..1] = acc_i1
            // The last 1 of 5 steps of i follows in a smaller tile.
            for i in 4 .. 5 by 1
              var acc: f32 = 0
              // Sums.
              for k in 0 .. 3 by 1
                acc = Add(acc, a[k + 3 * i..1])
              b[i..1] = acc
            """,
            Verifier.Check(RegisterTile.Apply(plain, "i", 2)).Body());
    }

    [Fact]
    public void ATileLargerThanTheLoopIsOneSmallerTile()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 2, i => builder.Store(_b, i, _a.At(i))));
        Assert.Equal(
            """
            for i in 0 .. 2 by 2
              b[i..1] = a[i..1]
              b[i + 1..1] = a[i + 1..1]
            """,
            Verifier.Check(RegisterTile.Apply(plain, "i", 8)).Body());
    }

    [Fact]
    public void StartsAndStepsOfTheLoopAreKept()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 10, 30, 4, i => builder.Store(_b, i, _a.At(i))));
        Assert.Equal(
            """
            for i in 10 .. 26 by 8
              b[i..1] = a[i..1]
              b[i + 4..1] = a[i + 4..1]
            // The last 1 of 5 steps of i follows in a smaller tile.
            for i in 26 .. 30 by 4
              b[i..1] = a[i..1]
            """,
            Verifier.Check(RegisterTile.Apply(plain, "i", 2)).Body());
    }

    [Fact]
    public void TwoTilesNameLocalsByBoth()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 2, i => builder.Loop("j", 2, j =>
        {
            Expression x = builder.Define("x", _a.At(((Affine)i * 2) + j));
            builder.Store(_b, ((Affine)i * 2) + j, x);
        })));
        Function tiled = RegisterTile.Apply(RegisterTile.Apply(plain, "i", 2), "j", 2);
        Assert.Equal(
            """
            for i in 0 .. 2 by 2
              for j in 0 .. 2 by 2
                let x_i0_j0: f32 = a[2 * i + j..1]
                let x_i0_j1: f32 = a[2 * i + j + 1..1]
                let x_i1_j0: f32 = a[2 * i + j + 2..1]
                let x_i1_j1: f32 = a[2 * i + j + 3..1]
                b[2 * i + j..1] = x_i0_j0
                b[2 * i + j + 1..1] = x_i0_j1
                b[2 * i + j + 2..1] = x_i1_j0
                b[2 * i + j + 3..1] = x_i1_j1
            """,
            Verifier.Check(tiled).Body());
    }

    [Fact]
    public void ATileOfOneChangesNothing()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 2, i => builder.Store(_b, i, _a.At(i))));
        Assert.Same(plain, RegisterTile.Apply(plain, "i", 1));
    }

    [Fact]
    public void ALoopWhoseBoundsDependOnTheTiledOneIsRefused()
    {
        Function triangle = Scalars.Function(
            [_a, _b], builder => builder.Loop("i", 4, i => builder.Loop("j", i, j => builder.Store(_b, j, _a.At(i)))));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => RegisterTile.Apply(triangle, "i", 2));
        Assert.Contains("Loop j depends on i", refused.Message);

        // Whichever end of the inner loop it is, and what is computed for its bounds.
        Function upper = Scalars.Function(
            [_a, _b], builder => builder.Loop("i", 4, i => builder.Loop("j", i, 4, 1, j => builder.Store(_b, j, _a.At(i)))));
        Assert.Contains("Loop j depends on i", Assert.Throws<InvalidOperationException>(() => RegisterTile.Apply(upper, "i", 2)).Message);
        Function computed = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i =>
        {
            Symbol row = builder.Bound("row", Whole.Smaller((Affine)i, (Affine)2));
            builder.Store(_b, row, _a.At(i));
        }));
        Assert.Contains("row depends on i", Assert.Throws<InvalidOperationException>(() => RegisterTile.Apply(computed, "i", 2)).Message);
    }

    /// <summary>Five rows in tiles of three leave two, which a comment announces in words.</summary>
    [Theory]
    [InlineData("oc", "channels")]
    [InlineData("ocb", "blocks of channels")]
    [InlineData("oy", "rows")]
    [InlineData("ox", "columns")]
    [InlineData("part", "parts of a vector")]
    [InlineData("k", "steps of k")]
    public void WhatIsLeftOverIsAnnounced(string loop, string words)
    {
        Function tiled = RegisterTile.Apply(Scalars.Function([_a, _b], builder => builder.Loop(loop, 5, i => builder.Store(_b, i, _a.At(i)))), loop, 3);
        Assert.Equal(
            $"""
            for {loop} in 0 .. 3 by 3
              b[{loop}..1] = a[{loop}..1]
              b[{loop} + 1..1] = a[{loop} + 1..1]
              b[{loop} + 2..1] = a[{loop} + 2..1]
            // The last 2 of 5 {words} follow in a smaller tile.
            for {loop} in 3 .. 5 by 2
              b[{loop}..1] = a[{loop}..1]
              b[{loop} + 1..1] = a[{loop} + 1..1]
            """,
            Verifier.Check(tiled).Body());
    }

    [Fact]
    public void AnUnknownTripCountIsRefused()
    {
        var n = new Symbol("n", 1);
        Buffer output = Scalars.Out("c", n);
        Function plain = Scalars.Function([output], builder => builder.Loop("i", n, i => builder.Store(output, i, new Constant(0, Scalars.Float))), n);
        Assert.Contains("i is not known", Assert.Throws<InvalidOperationException>(() => RegisterTile.Apply(plain, "i", 2)).Message);
    }
}
