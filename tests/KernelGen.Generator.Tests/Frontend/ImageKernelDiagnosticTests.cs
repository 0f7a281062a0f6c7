namespace KernelGen.Generator.Tests.Frontend;

public sealed class ImageKernelDiagnosticTests
{
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    [Fact]
    public void SoundKernelsHaveNoDiagnostic()
    {
        HarnessResult result = Harness.Check(
            """
            namespace App
            {
                public static partial class Filters
                {
                    [ImageKernel("-1 0 1; -2 0 2; -1 0 1", Border = BorderMode.Replicate)]
                    public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);

                    [ImageKernel(KnownKernels.Blur, Divisor = 16, Border = BorderMode.Constant, BorderValue = 255)]
                    internal static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

                    [ImageKernel("0.5, 0.5")]
                    static partial void Mean(ReadOnlyImageView<float> @in, ImageView<float> @out);

                    [ImageKernel("1/9 1/9 1/9\n1/9 1/9 1/9\n1/9 1/9 1/9", Operation = Operation.Convolution)]
                    public static partial void Mean(ReadOnlyImageView<byte> source, ImageView<float> destination);
                }
            }
            """);
        Assert.All(result.Files.Keys, k => Assert.Matches("^App\\.Filters\\.[A-Za-z]+(_2)?\\.Kernels\\.g\\.cs$", k));
    }

    [Theory]
    [InlineData("1 2 3; 4 5", "The rows of the kernel have 3, 2 entries; all rows must have as many as the first, and row 2 does not")]
    [InlineData("1 2 3\\n4 5 6\\n7", "The rows of the kernel have 3, 3, 1 entries; all rows must have as many as the first, and row 3 does not")]
    public void Bad01_RowsMustHaveOneLength(string taps, string message) => CheckArgument($"{{|KG0106:\"{taps}\"|}}", message);

    [Fact]
    public void Bad02_KernelHasAMaximumSize()
    {
        string row = string.Join(" ", Enumerable.Repeat("1", 256));
        CheckArgument($"{{|KG0107:\"{row}\"|}}", "The kernel has 1 rows and 256 columns; at most 255 of each are supported");
    }

    [Fact]
    public void Bad02_KernelHasAMaximumHeight()
    {
        string column = string.Join(";", Enumerable.Repeat("1", 256));
        CheckArgument($"{{|KG0107:\"{column}\"|}}", "The kernel has 256 rows and 1 columns; at most 255 of each are supported");
        Harness.Check($"partial class C {{ [ImageKernel(\"{column[2..]}\")] public static partial void F{Views}; }}");
    }

    [Theory]
    [InlineData("{|KG0109:Channels = 0|}", "Channels is 0, but must be 1 to 4")]
    [InlineData("{|KG0109:Channels = -3|}", "Channels is -3, but must be 1 to 4")]
    [InlineData("{|KG0109:Channels = 5|}", "Channels is 5, but must be 1 to 4")]
    [InlineData("ChannelMode = ChannelMode.Sum, {|KG0109:Channels = 5|}", "Channels is 5, but must be 1 to 4")]
    public void Bad39_ChannelsAreOneToFour(string option, string message) => CheckArgument("\"1 2\", " + option, message);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" ;\\n; \"")]
    [InlineData("null")]
    public void Bad03_KernelMustNotBeEmpty(string taps) => CheckArgument($"{{|KG0104:{taps}|}}", "The kernel of 'F' has no entries");

    [Fact]
    public void Bad03_NonConstantIsTheCompilersError() => Harness.Check(
        $"partial class C {{ static string Taps = \"1\"; [ImageKernel(Taps)] public static partial void F{Views}; }}", "CS0182");

    [Theory]
    [InlineData("1 NaN", "NaN", 2)]
    [InlineData("Infinity 1", "Infinity", 1)]
    [InlineData("1 1,5", "1,5", 0)]
    [InlineData("1 x", "x", 2)]
    [InlineData("1 1/0", "1/0", 2)]
    [InlineData("1,,2", "", 2)]
    [InlineData("1 0x10", "0x10", 2)]
    [InlineData("1 --2", "--2", 2)]
    [InlineData("1 1e999", "1e999", 2)]
    [InlineData("1 12345678901234567890123456789012345678901234567890123456789012345", "12345678901234567890123456789012345678901234567890123456789012345", 2)]
    [InlineData("1 1/3/4", "1/3/4", 2)]
    [InlineData("1 ٣", "٣", 2)]
    public void Bad04_EntriesMustBeNumbers(string taps, string entry, int column)
    {
        if (column == 0)
        {
            Harness.Check($"partial class C {{ [ImageKernel(\"{taps}\")] public static partial void F{Views}; }}"); // 1, 1 and 5
            return;
        }

        CheckArgument(
            $"{{|KG0105:\"{taps}\"|}}",
            $"Entry '{entry}' in row 1, column {column} of the kernel is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400");
    }

    [Theory]
    [InlineData("{|KG0109:Divisor = double.NaN|}", "Divisor is NaN, but must be a finite number")]
    [InlineData("{|KG0109:Divisor = 0|}", "Divisor is 0, but must be another number than 0")]
    [InlineData("{|KG0109:Offset = double.PositiveInfinity|}", "Offset is Infinity, but must be a finite number")]
    [InlineData("{|KG0110:BorderValue = double.NaN|}", "BorderValue is NaN, but a byte pixel is a whole number from 0 to 255")]
    [InlineData("{|KG0110:BorderValue = double.NegativeInfinity|}", "BorderValue is -Infinity, but a byte pixel is a whole number from 0 to 255")]
    public void Bad04_NumbersMustBeFinite(string option, string message) => CheckArgument("\"1 2\", " + option, message);

    [Fact]
    public void Bad05_AllZeroKernelIsAWarning() =>
        CheckArgument("{|KG0111:\"0 0; 0 0.0\"|}", "All taps of 'F' are zero, so its output does not depend on the image");

    [Theory]
    [InlineData("{|KG0113:\"1 1e300\"|}", "largest tap", 997, 500)]
    [InlineData("{|KG0113:\"1\"|}, Divisor = 1e300", "divisor", 997, 500)]
    [InlineData("{|KG0113:\"1\"|}, Offset = 1e300", "offset", 997, 500)]
    public void Bad04_NumbersNeedACommonDenominator(string arguments, string what, int bits, int most) =>
        CheckArgument(arguments, $"Brought to one denominator, the {what} of 'F' needs {bits} bits, and at most {most} fit; round the numbers");

    [Fact]
    public void Bad04_FloatsNeedACommonDenominatorOfADouble()
    {
        string taps = string.Join(" ", Enumerable.Range(1, 20).Select(i => $"1/{long.MaxValue - (2 * i)}"));
        HarnessResult result = Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel({|KG0113:"{{taps}}"|})] static partial void A(ReadOnlyImageView<float> s, ImageView<float> d);
                [ImageKernel("1/1000003 1/1000033 1/1000037 1/1000039")] static partial void B(ReadOnlyImageView<float> s, ImageView<float> d);
                [ImagePipeline("A")] static partial void F(ReadOnlyImageView<float> s, ImageView<float> d);
                [ImagePipeline("B")] static partial void G(ReadOnlyImageView<float> s, ImageView<float> d);
            }
            """);
        Assert.Contains(" F(", result.Files["C.Stubs.g.cs"]);
        Assert.Contains(" G(", result.Kernels);
    }

    [Fact]
    public void Bad19_ThousandsOfFractionsAreRefusedAtOnce()
    {
        string taps = string.Join(";", Enumerable.Range(0, 255).Select(
            y => string.Join(" ", Enumerable.Range(0, 255).Select(x => $"1/{long.MaxValue - (2 * ((255 * y) + x))}"))));
        HarnessResult result = Harness.Check($"partial class C {{ [ImageKernel({{|KG0113:\"{taps}\"|}})] public static partial void F{Views}; }}");
        Assert.StartsWith("Brought to one denominator, the common denominator of 'F' needs 10", result.Message);
    }

    [Fact]
    public void WideSumsAreANote() => CheckArgument(
        "{|KG0114:\"0.123456789 1\"|}",
        "The sums of 'F', or their denominator, are too large for 32 bits: they are taken in parts, which is exact and slower; "
        + "numbers with fewer digits, or a power of two as the divisor, are faster");

    [Theory]
    [InlineData("byte", "byte", 23, 23, "")]
    [InlineData("byte", "byte", 1, 255, "")]
    [InlineData("byte", "byte", 255, 255, "")]
    [InlineData("byte", "float", 33, 33, ", Channels = 3")]
    [InlineData("float", "float", 63, 63, "")]
    [InlineData("byte", "short", 63, 63, ", Channels = 4, ChannelMode = ChannelMode.Sum, Parallel = true")]
    public void Bad21_ManyTapsAreALoopAndANote(string source, string destination, int height, int width, string options)
    {
        // Of many different values, so that nothing can be shared; and their parts of 64 leave a sum below 2^31.
        string taps = Taps(height, width);
        HarnessResult result = Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel({|KG0115:"{{taps}}"|}, Divisor = 64{{options}})]
                public static partial void F(ReadOnlyImageView<{{source}}> s, ImageView<{{destination}}> d);
            }
            """);
        int count = taps.Split(' ', ';').Count(t => t != "0");
        Assert.Equal(
            $"'F' has {count} taps that are not zero, too many for straight-line code: "
            + "it is compiled as loops over a table of taps, which gives the same results more slowly",
            result.Message);
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, result.Messages[0].Severity);
        Assert.Contains("looping over", result.Kernels);
    }

    [Theory]
    [InlineData("byte", "byte", 8, 8, "")]
    [InlineData("byte", "byte", 1, 64, ", Channels = 3")]
    [InlineData("float", "float", 8, 8, ", Channels = 4")]
    [InlineData("byte", "float", 64, 1, ", Channels = 4, ChannelMode = ChannelMode.Sum")]
    public void Bad21_FewTapsAreStraightCode(string source, string destination, int height, int width, string options)
    {
        HarnessResult result = Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel("{{Taps(height, width)}}", Divisor = 64{{options}})]
                public static partial void F(ReadOnlyImageView<{{source}}> s, ImageView<{{destination}}> d);
            }
            """);
        Assert.DoesNotContain("looping over", result.Kernels);
    }

    [Fact]
    public void NearlyZeroSumIsAWarning() => CheckArgument(
        "{|KG0112:\"0.3333 0.3333 -0.6667\"|}",
        "The taps of 'F' sum to -0.0001, close to 0 but not 0; write fractions such as 1/3 if they should cancel");

    [Theory]
    [InlineData("1 2")]
    [InlineData("1; 2")]
    [InlineData("1 2; 3 4")]
    [InlineData("1")]
    public void Bad06_EvenSizesAreLegal(string taps) =>
        Harness.Check($"partial class C {{ [ImageKernel(\"{taps}\")] public static partial void F{Views}; }}");

    [Theory]
    [InlineData("{|KG0108:AnchorX = 3|}", "AnchorX is 3, but must be from 0 to 2, or -1 for the middle")]
    [InlineData("{|KG0108:AnchorX = int.MaxValue|}", "AnchorX is 2147483647, but must be from 0 to 2, or -1 for the middle")]
    [InlineData("{|KG0108:AnchorX = int.MinValue|}", "AnchorX is -2147483648, but must be from 0 to 2, or -1 for the middle")]
    [InlineData("{|KG0108:AnchorY = -2|}", "AnchorY is -2, but must be from 0 to 0, or -1 for the middle")]
    public void Bad07_AnchorMustLieInside(string option, string message) => CheckArgument("\"1 2 3\", " + option, message);

    [Theory]
    [InlineData("public static void {|KG0101:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d) { }")]
    [InlineData("public static partial void {|KG0101:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d); public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d) { }")]
    [InlineData("public static partial int {|KG0102:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d);")]
    [InlineData("public static partial void {|KG0102:F|}<T>(ReadOnlyImageView<byte> s, ImageView<byte> d) where T : class, new();")]
    [InlineData("public static partial void {|KG0102:F|}(ReadOnlyImageView<byte> s);")]
    [InlineData("public static partial void F(ImageView<byte> {|KG0102:s|}, ImageView<byte> d);")]
    [InlineData("public static partial void F(ReadOnlyImageView<byte> s, System.Span<byte> {|KG0102:d|});")]
    [InlineData("public static partial void {|KG0103:F|}(ReadOnlyImageView<short> s, ImageView<byte> d);")]
    [InlineData("public static partial void {|KG0103:F|}(ReadOnlyImageView<double> s, ImageView<double> d);")]
    [InlineData("public static partial void {|KG0102:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d, string? name = null, params int[] rest);")]
    public void Bad08_SignatureMustFit(string method) => Harness.Check($"partial class C {{ [ImageKernel(\"1\")] {method} }}");

    [Fact]
    public void Bad08_PixelTypesAreNamed() => Assert.Equal(
        "'F' maps float to byte; supported are byte to byte, short, int or float; ushort to ushort, int or float; short to short, int or float; and float to float",
        Harness.Check(
            "partial class C { [ImageKernel(\"1\")] public partial void {|KG0103:F|}(ReadOnlyImageView<float> s, ImageView<byte> d); }").Message);

    [Theory]
    [InlineData("class {|KG0001:C|}", "CS0751", "CS8795")]
    [InlineData("partial class {|KG0002:C|}<T>")]
    [InlineData("ref partial struct C")]
    [InlineData("partial interface C")]
    [InlineData("file partial class {|KG0002:C|}", "CS8795")]
    [InlineData("partial struct C")]
    [InlineData("partial record C")]
    [InlineData("partial record struct C")]
    public void Bad08_TypeMustBePartialAndPlain(string head, params string[] compilerErrors) =>
        Harness.Check($"{head} {{ [ImageKernel(\"1\")] public static partial void F{Views}; }}", compilerErrors);

    [Theory]
    [InlineData("class {|KG0001:Outer|}", "CS8795")]
    [InlineData("partial class Outer")]
    [InlineData("partial struct Outer")]
    [InlineData("static partial class Outer")]
    [InlineData("partial interface Outer")]
    [InlineData("partial class {|KG0002:Outer|}<T>")]
    public void Bad09_ContainingTypesMustBePartialAndPlain(string outer, params string[] compilerErrors) => Harness.Check(
        $$"""
        {{outer}}
        {
            partial class C
            {
                [ImageKernel("1")] public static partial void F{{Views}};
            }
        }
        """,
        compilerErrors);

    [Fact]
    public void Bad08_InstanceMethodInStaticClassIsTheCompilersError() =>
        Harness.Check($"static partial class C {{ [ImageKernel(\"1\")] public partial void F{Views}; }}", "CS0708", "CS8795");

    [Fact]
    public void Bad08_LocalFunctionIsReported() => Harness.Check(
        $"class C {{ void M() {{ F(default, default); [ImageKernel(\"1\")] static void {{|KG0101:F|}}{Views} {{ }} }} }}");

    [Fact]
    public void Bad10_SameAttributeTwiceIsTheCompilersError() => Harness.Check(
        $"partial class C {{ [ImageKernel(\"1\"), ImageKernel(\"2\")] public partial void F{Views}; }}", "CS0579");

    [Theory]
    [InlineData("{|KG0006:Border = (BorderMode)99|}", "99 is not a value of 'BorderMode'")]
    [InlineData("{|KG0006:Operation = (Operation)(-1)|}", "-1 is not a value of 'Operation'")]
    [InlineData("{|KG0006:Border = (BorderMode)(-1)|}", "-1 is not a value of 'BorderMode'")]
    [InlineData("{|KG0006:ChannelMode = (ChannelMode)3|}", "3 is not a value of 'ChannelMode'")]
    public void Bad11_EnumsMustBeDefined(string option, string message) => CheckArgument("\"1 2\", " + option, message);

    [Theory]
    [InlineData("{|KG0110:BorderValue = 300|}", "BorderValue is 300, but a byte pixel is a whole number from 0 to 255")]
    [InlineData("{|KG0110:BorderValue = 0.5|}", "BorderValue is 0.5, but a byte pixel is a whole number from 0 to 255")]
    [InlineData("{|KG0110:BorderValue = -1|}", "BorderValue is -1, but a byte pixel is a whole number from 0 to 255")]
    public void Bad38_BorderValueMustBeAPixel(string option, string message) =>
        CheckArgument("\"1 2\", Border = BorderMode.Constant, " + option, message);

    [Theory]
    [InlineData("byte", "short", "255", "-1", "BorderValue is -1, but a byte pixel is a whole number from 0 to 255")]
    [InlineData("ushort", "ushort", "65535", "65536", "BorderValue is 65536, but a ushort pixel is a whole number from 0 to 65535")]
    [InlineData("short", "float", "-32768", "-32769", "BorderValue is -32769, but a short pixel is a whole number from -32768 to 32767")]
    [InlineData("short", "int", "-1", "1.5", "BorderValue is 1.5, but a short pixel is a whole number from -32768 to 32767")]
    public void Bad38_BorderValueHasTheSourcesRange(string source, string destination, string inside, string outside, string message)
    {
        const string Argument = "BorderValue = ";
        string Kernel(string argument) => $$"""
            partial class C
            {
                [ImageKernel("1", Border = BorderMode.Constant, {{argument}})]
                public static partial void F(ReadOnlyImageView<{{source}}> s, ImageView<{{destination}}> d);
            }
            """;
        Assert.Equal(message, Harness.Check(Kernel($"{{|KG0110:{Argument}{outside}|}}")).Message);
        Harness.Check(Kernel(Argument + inside));
    }

    [Theory]
    [InlineData("double.NaN")]
    [InlineData("double.PositiveInfinity")]
    [InlineData("float.NegativeInfinity")]
    [InlineData("1e20")]
    [InlineData("float.MinValue")]
    [InlineData("float.Epsilon")]
    [InlineData("0.1")]
    public void FloatsMayHaveAnyFloatOutside(string value) => Harness.Check(
        $$"""
        partial class C
        {
            [ImageKernel("1 2", Border = BorderMode.Constant, BorderValue = {{value}})]
            public static partial void F(ReadOnlyImageView<float> s, ImageView<float> d);
        }
        """);

    [Theory]
    [InlineData("{|KG0113:\"1 1e39\"|}", "quotient of the largest tap and the divisor", 130)]
    [InlineData("{|KG0113:\"1\"|}, Divisor = 1e-40", "quotient of the largest tap and the divisor", 133)]
    [InlineData("{|KG0113:\"1\"|}, Offset = -1e40", "quotient of the offset and the divisor", 133)]
    public void Bad04_FloatTapsAreFinite(string arguments, string what, int bits)
    {
        HarnessResult result = Harness.Check(
            $"partial class C {{ [ImageKernel({arguments})] static partial void F(ReadOnlyImageView<float> s, ImageView<float> d); }}");
        Assert.Equal($"Brought to one denominator, the {what} of 'F' needs {bits} bits, and at most 128 fit; round the numbers", result.Message);
    }

    [Fact]
    public void BrokenKernelLeavesTheOthersOfItsClass()
    {
        HarnessResult result = Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel("1")] public static partial void A{{Views}};
                [ImageKernel({|KG0105:"?"|})] public static partial void B{{Views}};
            }
            """);
        Assert.Equal(["C.A.Kernels.g.cs", "C.Stubs.g.cs"], result.Files.Keys.Order());
        Assert.DoesNotContain(" B(", result.Kernels);
    }

    private static string Taps(int height, int width)
    {
        var random = new Random(height);
        return string.Join(";", Enumerable.Range(0, height).Select(_ => string.Join(" ", Enumerable.Range(0, width).Select(_ => random.Next(-99, 100)))));
    }

    private static void CheckArgument(string arguments, string message)
    {
        HarnessResult result = Harness.Check($"partial class C {{ [ImageKernel({arguments})] public static partial void F{Views}; }}");
        Assert.Equal(message, result.Message);
    }
}
