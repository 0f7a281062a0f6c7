namespace KernelGen.Editor.Tests;

/// <summary>What an editor shows of a declaration under the mouse: what the compiler found out of it.</summary>
public sealed class HoverTests
{
    private const string LeNet5 =
        """
        using KernelGen;
        /// <summary>My digits.</summary>
        [Network(1, 32, 32)]
        public sealed partial class Digits
        {
            [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }
            [AvgPool2d(2)] public partial Layer S2 { get; }
            [Linear(10)] public partial Layer Output { get; }
        }
        public static partial class Filters
        {
            /// <summary>Edges.</summary>
            [ImageKernel("-1 0 1; -2 0 2; -1 0 1", Border = BorderMode.Replicate)]
            public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);
            [ImagePipeline(nameof(SobelX), "Absolute")]
            public static partial void Edges(ReadOnlyImageView<byte> source, ImageView<byte> destination);
        }
        class User { object Make() => new Digits(); void Run() => Filters.SobelX(default, default); void Both() => Filters.Edges(default, default); object Of(Digits d) => d.C1; }
        """;

    // Counted by hand: 6·25 + 6 and 10·(6·14·14) + 10 parameters; 6·28·28·25 and 10·1176 multiply-adds.
    [Theory]
    [InlineData("class Dig$$its")]
    [InlineData("Of(Dig$$its d)")]
    public async Task ANetworkShowsItsCostTable(string place)
    {
        string shown = await Hover(place);
        Assert.Contains("My digits.", shown);
        Assert.Contains("11 926 parameters, 129 360 multiply-adds", shown);
        foreach (string part in new[] { "C1", "Conv2d 5×5, Tanh", "6×28×28, 156 parameters, 117 600 multiply-adds, receptive field 5×5", "S2", "Output", "11 770 parameters, 11 760 multiply-adds, receptive field 32×32" })
        {
            Assert.Contains(part, shown);
        }
    }

    [Theory]
    [InlineData("Layer C$$1 {")]
    [InlineData("d.C$$1;")]
    public async Task ALayerShowsItsShapesAndCost(string place) =>
        Assert.Contains("1×32×32 to 6×28×28, 156 parameters, 117 600 multiply-adds, receptive field 5×5", await Hover(place));

    [Theory]
    [InlineData("void Sob$$elX(")]
    [InlineData("Filters.Sob$$elX(")]
    public async Task AnImageKernelShowsItsStructureAndBorder(string place)
    {
        string shown = await Hover(place);
        Assert.Contains("Edges.", shown);
        foreach (string part in new[] { "3 x 3 cross-correlation", "from byte to short", "sum of the taps 0", "rank 1, separable", "border Replicate" })
        {
            Assert.Contains(part, shown);
        }
    }

    [Fact]
    public async Task APipelineShowsItsStages()
    {
        string shown = await Hover("void Ed$$ges(");
        Assert.Contains("SobelX", shown);
        Assert.Contains("Absolute", shown);
    }

    private static async Task<string> Hover(string place)
    {
        string found = place.Replace("$$", "", StringComparison.Ordinal);
        Assert.Contains(found, LeNet5);
        using var editor = new Editor(LeNet5.Replace(found, place, StringComparison.Ordinal));
        return await editor.Hover();
    }
}
