using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Schedules;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Lowering;

/// <summary>What is proven of loops whose turns threads share out, and what must not be.</summary>
public sealed class IndependenceTests
{
    private static readonly VectorType s_scalar = new(ElementType.F32, 1);
    private static readonly VectorType s_four = new(ElementType.F32, 4);
    private readonly Buffer _read = new("read", ElementType.F32, 1000);
    private readonly Buffer _written = new("written", ElementType.F32, 1000, isWritten: true);

    [Theory]
    [InlineData(10, 1, "y", true)]
    [InlineData(10, 1, "x", true)]
    [InlineData(9, 1, "y", false)]
    [InlineData(9, 1, "x", false)]
    [InlineData(1, 8, "x", true)]
    [InlineData(1, 7, "y", false)]
    [InlineData(0, 1, "y", false)]
    [InlineData(0, 1, "x", true)]
    public void PlacesAreLikeTheDigitsOfANumber(int perRow, int perColumn, string shared, bool isProven) =>
        Assert.Equal(isProven, IsProven(shared, (y, x) => [new Store(_written, ((Affine)y * perRow) + ((Affine)x * perColumn), Loaded(y))]));

    [Fact]
    public void AVectorReachesFurtherThanItsIndex()
    {
        Assert.True(IsProven("x", (y, x) => [new Store(_written, ((Affine)y * 40) + ((Affine)x * 4), new Load(_read, y, s_four))]));
        Assert.False(IsProven("x", (y, x) => [new Store(_written, ((Affine)y * 40) + ((Affine)x * 3), new Load(_read, y, s_four))]));
    }

    [Fact]
    public void ATurnMayNotReadWhatAnotherWrites()
    {
        Assert.True(IsProven("y", (y, x) => [new Store(_written, ((Affine)y * 10) + x, new Load(_written, ((Affine)y * 10) + x, s_scalar))]));
        Assert.False(IsProven("y", (y, x) => [new Store(_written, ((Affine)y * 10) + x, new Load(_written, ((Affine)y * 10) + x + 1, s_scalar))]));
        Assert.False(IsProven("y", (y, x) => [new Store(_written, ((Affine)y * 10) + x, new Load(_written, x, s_scalar))]));
    }

    [Fact]
    public void PlacesOfOneTurnStayWithinAStrideOrFarApart()
    {
        // Two loops within a turn that go over the same rows, each another way.
        Assert.True(IsProven("y", (y, x) => [new Store(_written, ((Affine)y * 10) + x, Loaded(y)), new Store(_written, ((Affine)y * 10) + 9, Loaded(y))]));
        Assert.False(IsProven("y", (y, x) => [new Store(_written, ((Affine)y * 10) + x, Loaded(y)), new Store(_written, ((Affine)y * 10) + 10, Loaded(y))]));

        // Three numbers of each turn, all first ones in front of all second ones.
        Assert.True(IsProven("y", (y, x) => [new Store(_written, y, Loaded(x)), new Store(_written, (Affine)y + 8, Loaded(x)), new Store(_written, (Affine)y + 16, Loaded(x))]));
        Assert.False(IsProven("y", (y, x) => [new Store(_written, y, Loaded(x)), new Store(_written, (Affine)y + 7, Loaded(x))]));
    }

    [Theory]
    [InlineData(10, 8, true)]
    [InlineData(9, 8, false)]
    [InlineData(10, 7, false)]
    public void LoopsOfOneNameBehindOneAnotherAreShared(int perRow, int turns, bool isProven)
    {
        Loop first = Rows(8, y => [new Store(_written, (Affine)y * 10, Loaded(y))]);
        Loop second = Rows(turns, y => [new Store(_written, ((Affine)y * perRow) + 9, Loaded(y))]);
        Assert.Equal(isProven, new Independence(new Function("f", [], [_read, _written], [], new Block([first, second]))).IsProven(first));

        Loop Rows(int count, Func<Symbol, Statement[]> body)
        {
            var y = new Symbol("y");
            return new Loop(y, 0, count, 1, new Block(body(y)));
        }
    }

    [Fact]
    public void WhatAThreadHasForItselfHoldsNothingFromTurnToTurn()
    {
        var y = new Symbol("y");
        var written = new Loop(y, 0, 8, 1, new Block([new Store(_written, 0, Loaded(y)), new Store(_written, 1, new Load(_written, 0, s_scalar))]));
        var read = new Loop(y, 0, 8, 1, new Block([new Store(_written, 0, new Load(_written, 0, s_scalar))]));
        Assert.True(new Independence(Of(written)).IsProven(written, [_written]));
        Assert.False(new Independence(Of(written)).IsProven(written));
        Assert.False(new Independence(Of(read)).IsProven(read, [_written]));

        Function Of(Loop loop) => new("f", [], [_read, _written], [], new Block([loop]));
    }

    private Load Loaded(Affine index) => new(_read, index, s_scalar);

    /// <summary>Eight rows of ten columns.</summary>
    private bool IsProven(string shared, Func<Symbol, Symbol, Statement[]> body)
    {
        (Symbol y, Symbol x) = (new Symbol("y"), new Symbol("x"));
        var inner = new Loop(x, 0, 10, 1, new Block(body(y, x)));
        var outer = new Loop(y, 0, 8, 1, new Block([inner]));
        return new Independence(new Function("f", [], [_read, _written], [], new Block([outer]))).IsProven(shared == "y" ? outer : inner);
    }
}
