using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>A kernel as a column times a row is the kernel of their product.</summary>
public sealed class FactorTests
{
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    [Theory]
    [InlineData("\"1 2 1; 2 4 2; 1 2 1\"", "Column = \"1 2 1\", Row = \"1 2 1\"")]
    [InlineData("\"-1 0 1; -2 0 2; -1 0 1\"", "Row = \"-1, 0, 1\", Column = \"1; 2; 1\"")]
    [InlineData("\"1/9 1/9 1/9; 1/9 1/9 1/9\"", "Column = \"1/3\\n1/3\", Row = \"1/3 1/3 1/3\"")]
    [InlineData("\"0.02 0.04\"", "Column = \"0.2\", Row = \"0.1 0.2\"")]
    public void TheSameTextIsEmitted(string taps, string factors)
    {
        foreach (string pixel in new[] { "byte", "float" })
        {
            string source = $$"""
                partial class C
                {
                    [ImageKernel({{taps}}, Divisor = 3)] public static partial void F(ReadOnlyImageView<{{pixel}}> source, ImageView<{{pixel}}> destination);
                }
                [Network(2, 6, 6)] partial class N { [Stencil({{taps}}, Divisor = 3)] public partial Layer L { get; } }
                """;
            IReadOnlyDictionary<string, string> written = Harness.Check(source, Harness.EveryWidth).Files;
            Assert.Equal(written, Harness.Check(source.Replace(taps, factors), Harness.EveryWidth).Files);
            Assert.Contains("C.F.Kernels.g.cs", written.Keys);
            Assert.Contains("N.Network.g.cs", written.Keys);
        }
    }

    [Theory]
    [InlineData("\"1 2\", {|KG0116:Column = \"1\"|}, Row = \"1\"", "'F' has taps and Column and Row, but a kernel is either its taps or Column and Row, a column times a row")]
    [InlineData("\"1 2\", {|KG0116:Row = \"1\"|}", "'F' has taps and Row, but a kernel is either its taps or Column and Row, a column times a row")]
    [InlineData("{|KG0117:Column = \"1 2 1\"|}", "'F' has Column without Row: a kernel of factors is a column times a row, and needs both")]
    [InlineData("{|KG0117:Row = \"1 2 1\"|}, Divisor = 4", "'F' has Row without Column: a kernel of factors is a column times a row, and needs both")]
    [InlineData("Column = \"1 2 1\", {|KG0118:Row = \"1 2; 3 4; 5 6\"|}", "Row has 3 rows and 2 columns, but must be a single column or row of entries")]
    [InlineData("{|KG0104:Column = \" \"|}, Row = \"1\"", "The kernel of 'F' has no entries")]
    [InlineData("{|KG0104:Column = null|}, Row = \"1\"", "The kernel of 'F' has no entries")]
    [InlineData("Column = \"1\", {|KG0105:Row = \"1 x\"|}", "Entry 'x' in row 1, column 2 of the kernel is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    [InlineData("Column = \"1\", {|KG0106:Row = \"1 2; 3\"|}", "The rows of the kernel have 2, 1 entries; all rows must have as many as the first, and row 2 does not")]
    [InlineData("{|KG0111:Column = \"0 0\"|}, Row = \"1 2\"", "All taps of 'F' are zero, so its output does not depend on the image")]
    public void FactorsAreChecked(string arguments, string message) => Assert.Equal(
        message, Harness.Check($"partial class C {{ [ImageKernel({arguments})] public static partial void F{Views}; }}").Message);

    [Fact]
    public void AFactorHasAMaximumSize()
    {
        string line = string.Join(" ", Enumerable.Repeat("1", 256));
        Harness.Check($"partial class C {{ [ImageKernel(Column = \"1\", {{|KG0107:Row = \"{line}\"|}})] public static partial void F{Views}; }}");
        Harness.Check($"partial class C {{ [ImageKernel({{|KG0107:Column = \"{line}\"|}}, Row = \"1\")] public static partial void F{Views}; }}");
    }

    [Fact]
    public void NothingIsAnEmptyKernel() =>
        Harness.Check($"partial class C {{ [{{|KG0104:ImageKernel|}}] public static partial void F{Views}; }}");

    /// <summary>Random columns times random rows are found again, exactly; with one entry changed they are not.</summary>
    [Fact]
    public void FactorsAreFoundAgain()
    {
        var random = new Random(11);
        for (int i = 0; i < 300; i++)
        {
            TapText column = Line(random), row = Line(random);
            TapText product = new(column.Taps.Count, row.Taps.Count, TapFactors.Times(column, row));
            TapFactors? found = TapFactors.Of(product);
            if (product.Taps.All(t => t.IsZero))
            {
                Assert.Null(found);
                continue;
            }

            Assert.NotNull(found);
            Assert.Equal(product.Taps, TapFactors.Times(TapText.Parse(found.Column), TapText.Parse(found.Row)));

            int change = random.Next(product.Taps.Count);
            Rational[] taps = [.. product.Taps];
            taps[change] = Rational.Reduce(taps[change].Numerator + taps[change].Denominator, taps[change].Denominator);
            product = product with { Taps = taps.ToEquatableArray() };
            Assert.Equal(HasRankOne(product), TapFactors.Of(product) is not null);
        }
    }

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("1; 2; 3")]
    [InlineData("0 0; 0 0")]
    [InlineData("1 0; 0 1")]
    [InlineData("0 1 0; 1 -4 1; 0 1 0")]
    [InlineData("1e80 1; 1 1e-80")]
    public void NoFactorsAreInvented(string taps) => Assert.Null(TapFactors.Of(TapText.Parse(taps)));

    private static TapText Line(Random random)
    {
        string[] entries = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => $"{random.Next(-4, 5)}/{random.Next(1, 10)}")];
        return TapText.Parse(string.Join(" ", entries));
    }

    /// <summary>By the minors of two rows and two columns, all of which vanish.</summary>
    private static bool HasRankOne(TapText taps)
    {
        double At(int y, int x) => taps.Taps[(y * taps.Width) + x].ToDouble();
        for (int y = 1; y < taps.Height; y++)
        {
            for (int x = 1; x < taps.Width; x++)
            {
                for (int up = 0; up < y; up++)
                {
                    for (int left = 0; left < x; left++)
                    {
                        if (Math.Abs((At(y, x) * At(up, left)) - (At(y, left) * At(up, x))) > 1e-9)
                        {
                            return false;
                        }
                    }
                }
            }
        }

        return taps.Taps.Any(t => !t.IsZero);
    }
}
