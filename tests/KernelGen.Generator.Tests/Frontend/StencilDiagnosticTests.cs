namespace KernelGen.Generator.Tests.Frontend;

/// <summary>A stencil's text and options are read as an image kernel's are, and its messages are the same.</summary>
public sealed class StencilDiagnosticTests
{
    [Fact]
    public void SoundStencilsHaveNoDiagnostic() => Harness.Check(
        """
        [Network(3, 8, 8)]
        partial class N
        {
            [Stencil("1 -1", Border = BorderMode.Valid)] public partial Layer A { get; }
            [Stencil(KnownKernels.Blur, Divisor = 16), ReLU] public partial Layer B { get; }
            [Stencil("1/9 1/9; 0.5 -2", Border = BorderMode.Constant, BorderValue = -1.5, Offset = 3, AnchorX = 0)] public partial Layer C { get; }
            [Tanh, Stencil("1\n2\n3", Operation = Operation.Convolution, Bias = true, AnchorY = 2)] public partial Layer D { get; }
            [Stencil("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", Border = BorderMode.Wrap)] public partial Layer E { get; }
        }

        class User
        {
            static float First() => N.Create().A.Weight!.Values[0];
        }
        """);

    [Theory]
    [InlineData("{|KG0106:\"1 2; 3\"|}", "The rows of the kernel have 2, 1 entries; all rows must have as many as the first, and row 2 does not")]
    [InlineData("{|KG0104:\"\"|}", "The kernel of 'L' has no entries")]
    [InlineData("{|KG0104:null|}", "The kernel of 'L' has no entries")]
    [InlineData("{|KG0105:\"1 x\"|}", "Entry 'x' in row 1, column 2 of the kernel is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    [InlineData("{|KG0105:\"1 NaN\"|}", "Entry 'NaN' in row 1, column 2 of the kernel is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    public void Bad01_Bad03_Bad04_TapsMustBeAKernel(string taps, string message) => CheckArguments(taps, message);

    [Fact]
    public void Bad02_KernelHasAMaximumSize()
    {
        string column = string.Join(";", Enumerable.Repeat("1", 256));
        CheckArguments($"{{|KG0107:\"{column}\"|}}", "The kernel has 256 rows and 1 columns; at most 255 of each are supported");
    }

    [Fact]
    public void Bad05_AllZeroIsAWarning() => CheckArguments(
        "{|KG0111:\"0 0; 0 0\"|}", "All taps of 'L' are zero, so its output does not depend on the image");

    [Theory]
    [InlineData("\"1 2\", {|KG0108:AnchorX = 2|}", "AnchorX is 2, but must be from 0 to 1, or -1 for the middle")]
    [InlineData("\"1 2\", {|KG0108:AnchorY = 1|}", "AnchorY is 1, but must be from 0 to 0, or -1 for the middle")]
    public void Bad07_AnchorMustLieInside(string arguments, string message) => CheckArguments(arguments, message);

    [Fact]
    public void Bad11_BorderMustBeDefined() =>
        CheckArguments("\"1\", {|KG0006:Border = (BorderMode)99|}", "99 is not a value of 'BorderMode'");

    [Theory]
    [InlineData("\"1\", {|KG0109:Divisor = 0|}", "Divisor is 0, but must be another number than 0")]
    [InlineData("\"1\", {|KG0109:Divisor = double.NaN|}", "Divisor is NaN, but must be a finite number")]
    [InlineData("\"1\", {|KG0110:BorderValue = 1e39|}", "BorderValue is 1E+39, but a float pixel is a number from -3.4028235E+38 to 3.4028235E+38, an infinity or NaN")]
    [InlineData("\"1\", {|KG0109:Offset = 0.5|}, Bias = false", "Offset is 0.5, but must be 0 beside Bias = false")]
    public void Bad04_NumbersMustBeUsable(string arguments, string message) => CheckArguments(arguments, message);

    [Fact]
    public void Bad15_OutputMustNotBeEmpty()
    {
        HarnessResult result = Harness.Check(
            "[Network(4, 2, 8)] partial class N { [{|KG0209:Stencil(KnownKernels.Blur, Border = BorderMode.Valid)|}] public partial Layer L { get; } }");
        Assert.Equal("'L': Kernel size can't be greater than padded input; the kernel is 3×3 and the padded input 2×8", result.Message);
    }

    [Fact]
    public void Bad10_OneOperatorOnly() => Harness.Check(
        "[Network(4, 8, 8)] partial class N { [Stencil(\"1\"), {|KG0202:Linear(3)|}] public partial Layer L { get; } }");

    [Fact]
    public void Bad08_OutsideANetwork() => Harness.Check(
        "partial class N { [{|KG0213:Stencil(\"1\")|}] public partial Layer L { get; } }");

    private static void CheckArguments(string arguments, string message)
    {
        HarnessResult result = Harness.Check(
            $"[Network(4, 8, 8)] partial class N {{ [Stencil({arguments})] public partial Layer L {{ get; }} }}");
        Assert.Equal(message, result.Message);
    }
}
