using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Passes;

public sealed class StepPointersTests
{
    private readonly Buffer _a = Scalars.In("a", 100);
    private readonly Buffer _b = Scalars.Out("b", 100);

    [Fact]
    public void EveryLoopStepsPointersAndTheInnermostHasConstantOffsets()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i => builder.Loop("j", 3, j =>
            builder.Store(_b, ((Affine)i * 20) + ((Affine)j * 2) + 1, _a.At(((Affine)i * 20) + j).Plus(_a.At(((Affine)i * 20) + j + 10)).Plus(_a.At(7))))));
        Function stepped = Verifier.Check(StepPointers.Apply(plain));
        Assert.Equal(
            """
            for i in 0 .. 4 by 1
              pointer aAtI = a + 20 * i
              pointer bAtI = b + 20 * i
              for j in 0 .. 3 by 1
                pointer aAtJ = aAtI + j
                pointer bAtJ = bAtI + 2 * j
                bAtJ[1..1] = Add(Add(aAtJ[0..1], aAtJ[10..1]), a[7..1])
            """,
            stepped.Body());
    }

    [Fact]
    public void InnerPointersStartAtOuterOnes()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i =>
        {
            builder.Store(_b, i, _a.At(((Affine)i * 20) + 5));
            builder.Loop("j", 3, j => builder.Store(_b, j, _a.At(((Affine)i * 20) + ((Affine)j * 2))));
        }));
        Assert.Equal(
            """
            for i in 0 .. 4 by 1
              pointer aAtI = a + 20 * i
              pointer bAtI = b + i
              bAtI[0..1] = aAtI[5..1]
              for j in 0 .. 3 by 1
                pointer aAtJ = aAtI + 2 * j
                pointer bAtJ = b + j
                bAtJ[0..1] = aAtJ[0..1]
            """,
            Verifier.Check(StepPointers.Apply(plain)).Body());
    }

    [Fact]
    public void ANumberThatIsComputedHasPointersToTheEndOfItsBlock()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i =>
        {
            Symbol row = builder.Bound("row", Whole.Smaller((Affine)i * 2, (Affine)5));
            builder.Loop("j", 3, j => builder.Store(_b, j, _a.At(((Affine)row * 10) + ((Affine)j * 2))));
        }));
        Assert.Equal(
            """
            for i in 0 .. 4 by 1
              whole row = min(2 * i, 5)
              pointer aAtRow = a + 10 * row
              for j in 0 .. 3 by 1
                pointer aAtJ = aAtRow + 2 * j
                pointer bAtJ = b + j
                bAtJ[0..1] = aAtJ[0..1]
            """,
            Verifier.Check(StepPointers.Apply(plain)).Body());
    }

    /// <summary>A pointer belongs to one buffer, and what is brought near is found by it too.</summary>
    [Fact]
    public void BuffersThatAreWalkedAlikeHavePointersOfTheirOwn()
    {
        Function plain = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i =>
        {
            builder.Prefetch(_a, ((Affine)i * 20) + 40);
            builder.Store(_b, (Affine)i * 20, _a.At((Affine)i * 20));
        }));
        Assert.Equal(
            """
            for i in 0 .. 4 by 1
              pointer aAtI = a + 20 * i
              pointer bAtI = b + 20 * i
              prefetch aAtI[40]
              bAtI[0..1] = aAtI[0..1]
            """,
            Verifier.Check(StepPointers.Apply(plain)).Body());
    }

    /// <summary>Unrolling copies loops as they are: their counters are the same, but a pointer ends with its loop.</summary>
    [Fact]
    public void ALoopThatIsThereTwiceHasItsPointersTwice()
    {
        Function once = Scalars.Function([_a, _b], builder => builder.Loop("i", 4, i =>
        {
            Symbol row = builder.Bound("row", Whole.Smaller((Affine)i * 2, (Affine)5));
            builder.Store(_b, row, _a.At(i));
        }));
        const string Loop =
            """
            for i in 0 .. 4 by 1
              pointer aAtI = a + i
              whole row = min(2 * i, 5)
              pointer bAtRow = b + row
              bAtRow[0..1] = aAtI[0..1]
            """;
        Function twice = once with { Body = new Block([.. once.Body.Statements, .. once.Body.Statements]) };
        Assert.Equal(Loop + "\n" + Loop, Verifier.Check(StepPointers.Apply(twice)).Body());
    }
}
