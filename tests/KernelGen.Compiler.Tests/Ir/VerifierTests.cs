using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Ir;

/// <summary>For every rule, a function that keeps it and one that breaks it by as little as possible.</summary>
public sealed class VerifierTests
{
    private static readonly Constant Zero = new(0, Scalars.Four);
    private readonly Buffer _input = Scalars.In("a", 40);
    private readonly Buffer _output = Scalars.Out("b", 40);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void IndexBeforeTheBuffer(int offset, bool valid) =>
        Check(valid, "a[8 * i - 0] can lie before".Replace("- 0", $"- {-offset}"), b => b.Loop("i", 4, i => b.Define("x", new Load(_input, ((Affine)i * 8) + offset, Scalars.Four))));

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void IndexBehindTheBuffer(int offset, bool valid) =>
        Check(valid, "4 elements on can lie behind", b => b.Loop("i", 5, i => b.Define("x", new Load(_input, ((Affine)i * 8) + offset, Scalars.Four))));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void ANegativeFactorReachesFurthestAtTheFirstTurn(int offset, bool valid) =>
        Check(valid, "can lie behind", b => b.Loop("i", 5, i => b.Define("x", new Load(_input, offset + 4 - ((Affine)i * 8), Scalars.Four))));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void EverySecondElementReadsTwiceAsFar(int index, bool valid) =>
        Check(valid, "8 elements on", b => b.Define("x", new LoadEverySecond(_input, index, Scalars.Four)));

    [Theory]
    [InlineData(39, true)]
    [InlineData(40, false)]
    public void BroadcastReadsOneElement(int index, bool valid) =>
        Check(valid, "1 elements on", b => b.Define("x", new Broadcast(_input, index, Scalars.Four)));

    [Theory]
    [InlineData(36, true)]
    [InlineData(37, false)]
    public void StoreBehindTheBuffer(int index, bool valid) => Check(valid, "b[37] and 4 elements on", b => b.Store(_output, index, Zero));

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void SizesThatTheCallerGives(int less, bool valid)
    {
        var n = new Symbol("n", 4);
        Buffer buffer = Scalars.Out("c", n);
        Function function = Scalars.Function([buffer], b => b.Loop("i", 0, (Affine)n - less, 4, i => b.Store(buffer, i, Zero)), n);
        Check(function, valid, "can lie behind the buffer's n");
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void TheLeastSizeCounts(int minimum, bool valid)
    {
        var n = new Symbol("n", minimum);
        Buffer buffer = Scalars.Out("c", n);
        Check(Scalars.Function([buffer], b => b.Store(buffer, 0, Zero), n), valid, "c[0] and 4 elements on");
    }

    [Fact]
    public void ASymbolThatNobodySetsIsNoIndex() => Check(false, "can lie before", b => b.Define("x", new Load(_input, new Symbol("i"), Scalars.Four)));

    [Fact]
    public void ACounterEndsWithItsLoop() => Check(false, "can lie before", b =>
    {
        Symbol? counter = null;
        b.Loop("i", 4, i => counter = i);
        b.Define("x", new Load(_input, counter!, Scalars.Four));
    });

    [Fact]
    public void ALoopThatNeverRunsReachesNothing() => Check(true, "", b => b.Loop("i", 0, i => b.Define("x", new Load(_input, 99, Scalars.Four))));

    [Fact]
    public void WriteToAReadOnlyBuffer() => Check(false, "a is only to be read", b => b.Store(_input, 0, Zero));

    [Fact]
    public void BufferThatIsNoParameter() => Check(false, "c is no parameter", b => b.Define("x", new Load(Scalars.In("c", 4), 0, Scalars.Four)));

    [Fact]
    public void BufferOfAnotherElementType() =>
        Check(false, "a holds F32, not I32", b => b.Define("x", new Load(_input, 0, new VectorType(ElementType.I32, 4))));

    [Fact]
    public void ReadBeforeDefinition() => Check(false, "x is read before it is defined", b => b.Store(_output, 0, new Read(new Value("x", Scalars.Four))));

    [Fact]
    public void ALocalEndsWithItsLoop() => Check(false, "x is read before it is defined", b =>
    {
        Expression? x = null;
        b.Loop("i", 4, _ => x = b.Define("x", Zero));
        b.Store(_output, 0, x!);
    });

    [Fact]
    public void DoubleDefinition()
    {
        var value = new Value("x", Scalars.Four);
        Check(false, "x is defined twice", b =>
        {
            b.Add(new Define(value, Zero));
            b.Add(new Define(value, Zero));
        });
    }

    [Fact]
    public void AssignmentToWhatIsSetOnce() => Check(false, "x is set once and assigned again", b =>
    {
        var value = new Value("x", Scalars.Four);
        b.Add(new Define(value, Zero));
        b.Assign(value, Zero);
    });

    [Fact]
    public void AssignmentBeforeTheDefinition() =>
        Check(false, "acc is assigned before it is defined", b => b.Assign(new Value("acc", Scalars.Four, isAccumulator: true), Zero));

    [Fact]
    public void AssignmentOfAnotherType() => Check(false, "acc is f32x4 but gets f32", b =>
    {
        Value acc = b.Accumulator("acc", Zero);
        b.Assign(acc, new Constant(0, Scalars.Float));
    });

    [Fact]
    public void DefinitionOfAnotherType() =>
        Check(false, "x is f32x4 but gets f32", b => b.Add(new Define(new Value("x", Scalars.Four), new Constant(0, Scalars.Float))));

    [Fact]
    public void LoopsMustMoveForward() => Check(false, "loop i steps by 0", b => b.Loop("i", 0, 4, 0, _ => { }));

    [Fact]
    public void LoopInsideItself()
    {
        var i = new Symbol("i");
        Check(false, "loop i stands in itself", b => b.Add(new Loop(i, 0, 4, 1, new Block([new Loop(i, 0, 4, 1, Block.Empty)]))));
    }

    [Fact]
    public void PointersAreFollowedToTheirBuffer()
    {
        foreach ((int offset, bool valid) in new[] { (36, true), (37, false) })
        {
            Check(valid, "a[37] and 4", b =>
            {
                Buffer pointer = Scalars.In("p", 40);
                b.Add(new Advance(pointer, _input, 30));
                b.Define("x", new Load(pointer, offset - 30, Scalars.Four));
            });
        }
    }

    [Fact]
    public void OperandsOfOneType()
    {
        var number = new Constant(1, Scalars.Float);
        var whole = new VectorType(ElementType.I32, 4);
        Check(false, "Add of f32x4 and f32", b => b.Define("x", Zero.Plus(number)));
        Check(false, "a multiply and add of f32, f32x4, f32x4", b => b.Define("x", new MultiplyAdd(number, Zero, Zero)));
        Check(false, "a multiply and add of f32x4, f32, f32x4", b => b.Define("x", new MultiplyAdd(Zero, number, Zero)));
        Check(false, "a selection of different types", b => b.Define("x", new Select(number, Zero, Zero)));
        Check(false, "a selection of different types", b => b.Define("x", new Select(Zero, Zero, number)));
        Check(false, "does not have sixteen lanes", b => b.Define("x", new SumOfSixteen([Zero, Zero, Zero])));
        Check(true, "", b => b.Define("x", new SumOfSixteen([Zero, Zero, Zero, Zero])));
        Check(false, "shift of f32x4", b => b.Define("x", new Shift(ShiftOperator.Left, Zero, 1)));
        Check(false, "Numeric from f32x4 to f32", b => b.Define("x", new Conversion(ConversionKind.Numeric, Zero, Scalars.Float)));
        Check(false, "Bits from f32 to i32x4", b => b.Define("x", new Conversion(ConversionKind.Bits, number, whole)));
        Check(true, "", b => b.Define("x", new Conversion(ConversionKind.Bits, Zero, whole)));
        Check(false, "WidenLower from f32x4 to i32x4", b => b.Define("x", new Conversion(ConversionKind.WidenLower, Zero, whole)));
        var shorts = new VectorType(ElementType.I16, 8);
        var wide = new Constant(0, whole);
        Check(true, "", b => b.Define("x", new NarrowSaturated(wide, wide, shorts)));
        Check(false, "narrowing of i32x4 and f32x4 to i16x8", b => b.Define("x", new NarrowSaturated(wide, Zero, shorts)));
        Check(false, "narrowing of i32x4 and i32x4 to i16x4", b => b.Define("x", new NarrowSaturated(wide, wide, shorts with { Lanes = 4 })));
    }

    private void Check(bool valid, string message, Action<Builder> write) => Check(Scalars.Function([_input, _output], write), valid, message);

    private static void Check(Function function, bool valid, string message)
    {
        if (valid)
        {
            Assert.Same(function, Verifier.Check(function));
            return;
        }

        InvalidOperationException broken = Assert.Throws<InvalidOperationException>(() => Verifier.Check(function));
        Assert.Contains(message, broken.Message.Split('\n')[0]);
    }
}
