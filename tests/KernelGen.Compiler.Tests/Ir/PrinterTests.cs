using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Ir;

public sealed class PrinterTests
{
    [Fact]
    public void PrintsEveryStatement()
    {
        Buffer a = Scalars.In("a", 40);
        var n = new Symbol("n", 4);
        Buffer b = Scalars.Out("b", n);
        Function function = Scalars.Function([a, b], builder =>
        {
            builder.Note("A sum.");
            builder.Loop("i", 0, (Affine)n - 3, 4, i =>
            {
                Value acc = builder.Accumulator("acc", new Constant(0, Scalars.Four));
                Expression weight = builder.Define("w", new Broadcast(a, 3, Scalars.Four));
                builder.Assign(acc, new MultiplyAdd(weight, new LoadEverySecond(a, 4, Scalars.Four), new Read(acc)));
                builder.Store(b, i, new Read(acc));
            });
        }, n);
        Assert.Equal(
            """
            f(a: f32[40], out b: f32[n], n >= 4)
              // A sum.
              for i in 0 .. n - 3 by 4
                var acc: f32x4 = 0
                let w: f32x4 = a[3]
                acc = MultiplyAdd(w, a[4..4:2], acc)
                b[i..4] = acc

            """,
            Printer.Print(function));
    }

    [Fact]
    public void PrintsEveryExpression()
    {
        var x = new Read(new Value("x", Scalars.Four));
        var whole = new VectorType(ElementType.I32, 4);
        var shorts = new VectorType(ElementType.I16, 8);
        Assert.Equal("-0.5", Printer.Print(new Constant(-0.5, Scalars.Float)));
        Assert.Equal("RoundToEven(x)", Printer.Print(new Unary(UnaryOperator.RoundToEven, x)));
        Assert.Equal("LessThan(x, x)", Printer.Print(new Binary(BinaryOperator.LessThan, x, x)));
        Assert.Equal("NegatedMultiplyAdd(x, x, x)", Printer.Print(new MultiplyAdd(x, x, x, Negated: true)));
        Assert.Equal("Select(x, x, x)", Printer.Print(new Select(x, x, x)));
        Assert.Equal("Numeric<i32x4>(x)", Printer.Print(new Conversion(ConversionKind.Numeric, x, whole)));
        Assert.Equal("NarrowSaturated<i16x8>(x, x)", Printer.Print(new NarrowSaturated(x, x, shorts)));
        Assert.Equal("Left(x, 23)", Printer.Print(new Shift(ShiftOperator.Left, x, 23)));
        Assert.Equal("SumOfSixteen(x, x, x, x)", Printer.Print(new SumOfSixteen([x, x, x, x])));
    }
}
