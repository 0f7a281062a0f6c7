namespace KernelGen.Generator.Tests.Frontend;

/// <summary>What is legal and hardly meant is a warning, and what looks like it and is meant is none.</summary>
public sealed class SuspicionTests
{
    [Theory]
    [InlineData("SobelX", "{|KG0120:\"1 0 1; 2 0 2; 1 0 1\"|}", "'SobelX' is called like a derivative, whose taps sum to 0, but its taps sum to 8: an even image does not become black")]
    [InlineData("MySobel", "{|KG0120:Column = \"1 2 1\"|}, Row = \"1 0 1\"", "'MySobel' is called like a derivative, whose taps sum to 0, but its taps sum to 8: an even image does not become black")]
    [InlineData("laplacian", "{|KG0120:\"0 1 0; 1 4 1; 0 1 0\"|}", "'laplacian' is called like a derivative, whose taps sum to 0, but its taps sum to 8: an even image does not become black")]
    [InlineData("Scharr", "{|KG0120:\"0.5 0 -0.25\"|}", "'Scharr' is called like a derivative, whose taps sum to 0, but its taps sum to 0.25: an even image does not become black")]
    [InlineData("SobelX", "\"-1 0 1; -2 0 2; -1 0 1\"", null)]
    [InlineData("Prewitt", "\"1/3 0 -1/3\"", null)]
    [InlineData("Sharpen", "\"0 -1 0; -1 5 -1; 0 -1 0\"", null)]
    [InlineData("Sobel", "{|KG0112:\"0.333 0.333 0.333 -1\"|}", "The taps of 'Sobel' sum to -0.001, close to 0 but not 0; write fractions such as 1/3 if they should cancel")]
    public void ADerivativeSumsToZero(string name, string arguments, string? message)
    {
        HarnessResult kernel = Harness.Check(
            $"partial class C {{ [ImageKernel({arguments})] public static partial void {name}(ReadOnlyImageView<byte> s, ImageView<short> d); }}");
        HarnessResult stencil = Harness.Check($"[Network(1, 8, 8)] partial class N {{ [Stencil({arguments})] public partial Layer {name} {{ get; }} }}");
        Assert.All(new[] { kernel, stencil }, r => Assert.Equal(message is null ? [] : [message], r.Messages.Select(m => m.GetMessage())));
    }

    [Theory]
    [InlineData("Conv2d(4, 4, {|KG0224:Auto = Auto.Same|})", "'L': Auto = Same pads an even kernel, 4×4, by one cell more behind the image than before it, which moves the image by half a cell")]
    [InlineData("Conv2d(4, 3, 2, {|KG0224:Auto = Auto.Same|})", "'L': Auto = Same pads an even kernel, 3×2, by one cell more behind the image than before it, which moves the image by half a cell")]
    [InlineData("Conv2d(4, 3, Auto = Auto.Same)", null)]
    [InlineData("Conv2d(4, 2, Dilation = 2, Auto = Auto.Same)", null)]
    [InlineData("Conv2d(4, 3, Stride = 2, Auto = Auto.Same)", null)]
    [InlineData("Conv2d(4, 4, Padding = 1)", null)]
    public void Bad17_AnEvenKernelHasNoCentre(string attribute, string? message) => CheckLayer("[Network(1, 8, 8)]", attribute, message);

    [Theory]
    [InlineData("MaxPool2d({|KG0225:2|})", 8, 7, "'L': no window reads the last column of the input, 1×8×7: 3 windows of 2, 2 from one to the next")]
    [InlineData("AvgPool2d(2, {|KG0225:StrideH = 3|})", 8, 8, null)]
    [InlineData("AvgPool2d(3, {|KG0225:StrideH = 3|}, StrideW = 1)", 8, 8, "'L': no window reads the last 2 rows of the input, 1×8×8: 2 windows of 3, 3 from one to the next")]
    [InlineData("Conv2d(2, 3, Padding = 0, StrideH = 1, {|KG0225:Stride = 2|})", 7, 8, "'L': no window reads the last column of the input, 1×7×8: 3 windows of 3, 2 from one to the next")]
    [InlineData("MaxPool2d(2, CeilMode = true)", 7, 7, null)]
    [InlineData("MaxPool2d(2, Padding = 1)", 7, 7, null)]
    [InlineData("Conv2d(2, 7, Stride = 2, Padding = 3)", 224, 224, null)]
    [InlineData("Conv2d(2, 1, Stride = 2)", 8, 8, null)]
    [InlineData("Conv2d(2, 3, Stride = 2, Auto = Auto.Same)", 8, 7, null)]
    public void AStrideReadsAllCells(string attribute, int height, int width, string? message) => CheckLayer(
        $"[Network(1, {height}, {width})]", message is null ? attribute.Replace("{|KG0225:", "").Replace("|}", "") : attribute, message);

    /// <summary>A block's layers are where their numbers make them: the use is told.</summary>
    [Fact]
    public void TheUseOfABlockIsTold() => Assert.Equal(
        "'L.P': no window reads the last row of the input, 1×7×8: 3 windows of 2, 2 from one to the next",
        Harness.Check(
            "[Block] partial class B { [MaxPool2d(2)] public partial Layer P { get; } }\n"
            + "[Network(1, 7, 8)] partial class N { [{|KG0225:Use(typeof(B))|}] public partial Layer L { get; } }").Message);

    private static void CheckLayer(string network, string attribute, string? message) => Assert.Equal(
        message is null ? [] : [message],
        Harness.Check($"{network} partial class N {{ [{attribute}] public partial Layer L {{ get; }} }}").Messages.Select(m => m.GetMessage()));
}
