using KernelGen.Compiler.Problems;

namespace KernelGen.CodeFixes.Tests;

/// <summary>What a message knows to be right is offered, and written where it belongs.</summary>
public sealed class CorrectionTests
{
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    [Theory]
    [InlineData("Set Padding to 1", "MaxPool2d(3, {|KG0207:Padding = 2|}, Stride = 1)", "MaxPool2d(3, Padding = 1, Stride = 1)")]
    [InlineData("Set kernelSize to 4", "MaxPool2d(3, {|KG0207:Padding = 2|})", "MaxPool2d(4, Padding = 2)")]
    [InlineData("Set PaddingW to 2", "AvgPool2d(3, KernelWidth = 5, PaddingH = 1, {|KG0207:PaddingW = 6|}, Stride = 1)", "AvgPool2d(3, KernelWidth = 5, PaddingH = 1, PaddingW = 2, Stride = 1)")]
    [InlineData("Set Groups to 4", "Conv2d(16, 3, {|KG0208:Groups = 5|})", "Conv2d(16, 3, Groups = 4)")]
    [InlineData("Set Groups to 8", "Conv2d(16, 3, {|KG0208:Groups = 5|})", "Conv2d(16, 3, Groups = 8)")]
    [InlineData("Set outChannels to 12", "Conv2d(14, 3, {|KG0208:Groups = 4|})", "Conv2d(12, 3, Groups = 4)")]
    [InlineData("Set Stride to 1", "Conv2d(2, 3, {|KG0205:Stride = 0|} /* why */)", "Conv2d(2, 3, Stride = 1 /* why */)")]
    [InlineData("Set outChannels to 1", "Conv2d({|KG0205:-3|}, 3)", "Conv2d(1, 3)")]
    [InlineData("Set outFeatures to 1", "Linear({|KG0205:outFeatures: 0|})", "Linear(outFeatures: 1)")]
    [InlineData("Set Padding to 0", "Conv2d(2, 3, {|KG0206:Padding = -1|})", "Conv2d(2, 3, Padding = 0)")]
    [InlineData("Set kernelSize to 6", "{|KG0209:Conv2d(2, 9)|}", "Conv2d(2, 6)")]
    [InlineData("Add Padding = 2", "{|KG0209:Conv2d(2, 9)|}", "Conv2d(2, 9, Padding = 2)")]
    [InlineData("Set Padding to 5", "Conv2d(2, 3, {|KG0214:Padding = 900|}, PaddingMode = PaddingMode.Reflect)", "Conv2d(2, 3, Padding = 5, PaddingMode = PaddingMode.Reflect)")]
    [InlineData("Set OutputPadding to 1", "ConvTranspose2d(2, 3, Stride = 2, {|KG0222:OutputPadding = 2|})", "ConvTranspose2d(2, 3, Stride = 2, OutputPadding = 1)")]
    [InlineData("Set Padding to 3", "ConvTranspose2d(2, 3, {|KG0223:Padding = 4|})", "ConvTranspose2d(2, 3, Padding = 3)")]
    [InlineData("Set PaddingTop to 1", "{|KG0221:MaxPool2d(2, PaddingTop = 2, Stride = 1)|}", "MaxPool2d(2, PaddingTop = 1, Stride = 1)")]
    [InlineData("Set p to 0.5", "Conv2d(2, 3), Dropout({|KG0216:1.5|})", "Conv2d(2, 3), Dropout(0.5)")]
    [InlineData("Set Momentum to 0.1", "BatchNorm2d({|KG0216:Momentum = 1.5|})", "BatchNorm2d(Momentum = 0.1)")]
    [InlineData("Set PixelTile to 1024", "Conv2d(2, 3), Schedule({|KG0219:PixelTile = 5000|})", "Conv2d(2, 3), Schedule(PixelTile = 1024)")]
    [InlineData("Set PixelTile to 16", "Conv2d(2, 3), {|KG0219:Schedule(ChannelTile = 64, PixelTile = 20)|}", "Conv2d(2, 3), Schedule(ChannelTile = 64, PixelTile = 16)")]
    [InlineData("Set AnchorX to 2", "Stencil(\"1 2 1\", {|KG0108:AnchorX = 3|})", "Stencil(\"1 2 1\", AnchorX = 2)")]
    [InlineData("Set Bias to true", "Stencil(\"1 2 1\", {|KG0109:Offset = 3|}, Bias = false)", "Stencil(\"1 2 1\", Offset = 3, Bias = true)")]
    public Task ALayerGetsANumberThatFits(string title, string before, string after) => Fixing.ChooseAsync<CorrectionFix>(
        title, Network($"[{before}] public partial Layer L {{ get; }}"), Network($"[{after}] public partial Layer L {{ get; }}"));

    [Theory]
    [InlineData("Set outChannels to 8", "Conv2d(4, 3, Padding = 1), {|KG0245:Add(nameof(A))|}", "Conv2d(8, 3, Padding = 1), Add(nameof(A))")]
    [InlineData("Add Padding = 1", "Conv2d(8, 3), {|KG0245:Add(nameof(A))|}", "Conv2d(8, 3, Padding = 1), Add(nameof(A))")]
    [InlineData("Set Stride to 1", "Conv2d(8, 3, Stride = 2, Padding = 1), {|KG0245:Multiply(nameof(A))|}", "Conv2d(8, 3, Stride = 1, Padding = 1), Multiply(nameof(A))")]
    public Task ASumGetsAnOperatorThatFits(string title, string before, string after) => Fixing.ChooseAsync<CorrectionFix>(
        title,
        Network($"[Conv2d(8, 1)] public partial Layer A {{ get; }}\n    [{before}]\n    public partial Layer L {{ get; }}"),
        Network($"[Conv2d(8, 1)] public partial Layer A {{ get; }}\n    [{after}]\n    public partial Layer L {{ get; }}"));

    [Fact]
    public Task AUseGetsANumberThatFits()
    {
        const string Block = "[Block] public partial class B { [Conv2d(8, 1)] public partial Layer C { get; } }\n";
        return Fixing.ChooseAsync<CorrectionFix>(
            "Set Repeat to 1000",
            Network("[Use(typeof(B), {|KG0255:Repeat = 5000|})] public partial Layer L { get; }") + Block,
            Network("[Use(typeof(B), Repeat = 1000)] public partial Layer L { get; }") + Block);
    }

    [Theory]
    [InlineData("Fill up with zeros: 2 rows of 3", "{|KG0106:\"1 2 1; 2 4\"|}", "\"1 2 1; 2 4 0\"")]
    [InlineData("Fill up with zeros: 2 rows of 3", "{|KG0106:@\"1, 2 ;1, 2, 1 ;\"|}", "@\"1, 2, 0 ;1, 2, 1 ;\"")]
    [InlineData("Fill up with zeros: 2 rows of 3", "{|KG0106:\"1,\\n2, 3, 4\"|}", "\"1, 0, 0,\\n2, 3, 4\"")]
    [InlineData("Divide the 9 entries into 3 rows of 3", "{|KG0106:\"0 1 0; 1 -4 1 0; 1 0\"|}", "\"0 1 0; 1 -4 1; 0 1 0\"")]
    [InlineData("Divide the 4 entries into 2 rows of 2", "{|KG0106:taps: \"1; -1; 2 0\"|}", "taps: \"1 -1; 2 0\"")]
    [InlineData("Fill up with zeros: 2 rows of 2", "{|KG0106:\"\"\"\n        1 -1\n        2\n        \"\"\"|}", "\"\"\"\n        1 -1\n        2 0\n        \"\"\"")]
    [InlineData("Set AnchorX to 2", "\"1 2 1\", {|KG0108:AnchorX = 3|}", "\"1 2 1\", AnchorX = 2")]
    [InlineData("Set AnchorY to -1", "\"1 2 1\", {|KG0108:AnchorY = -2|}", "\"1 2 1\", AnchorY = -1")]
    [InlineData("Set Divisor to 4", "\"1 2 1\", {|KG0109:Divisor = 0|}", "\"1 2 1\", Divisor = 4")]
    [InlineData("Set Channels to 4", "\"1 2 1\", {|KG0109:Channels = 7|}", "\"1 2 1\", Channels = 4")]
    [InlineData("Add Channels = 4", "\"1 2 1\", {|KG0109:ChannelMode = ChannelMode.KeepAlpha|}", "\"1 2 1\", ChannelMode = ChannelMode.KeepAlpha, Channels = 4")]
    [InlineData("Set BorderValue to 255", "\"1 2 1\", {|KG0110:BorderValue = 300|}", "\"1 2 1\", BorderValue = 255")]
    [InlineData("Remove Column and Row", "\"1 2 1\", Divisor = 4, {|KG0116:Column = \"1\"|}, Row = \"1 2 1\"", "\"1 2 1\", Divisor = 4")]
    [InlineData("Remove the taps", "\"1 2 1\", Divisor = 4, {|KG0116:Column = \"1\"|}, Row = \"1 2 1\"", "Divisor = 4, Column = \"1\", Row = \"1 2 1\"")]
    [InlineData("Remove Row", "\"1 2 1\", {|KG0116:Row = \"1 2 1\"|}", "\"1 2 1\"")]
    public Task AKernelGetsArgumentsThatFit(string title, string before, string after) =>
        Fixing.ChooseAsync<CorrectionFix>(title, Kernel(before), Kernel(after));

    [Theory]
    [InlineData("Set Channels to 3", "\"Grayscale\"", "Channels = 2", "Channels = 3", "KG0312")]
    [InlineData("Set Channels to 1", "nameof(F)", "Channels = 2", "Channels = 1", "KG0309")]
    public Task APipelineGetsTheChannelsOfItsFirstStage(string title, string stage, string before, string after, string id) => Fixing.ChooseAsync<CorrectionFix>(
        title, Pipeline($"{{|{id}:{stage}|}}, {before}"), Pipeline($"{stage}, {after}"));

    [Theory]
    [InlineData("1 2 1", "1 2 1", "\"1 2 1; 2 4 2; 1 2 1\"")]
    [InlineData("1 2 1", "-1 0 1", "\"-1 0 1; -2 0 2; -1 0 1\"")]
    [InlineData("1/9 1/9 1/9", "1 1 1", "\"1/9 1/9 1/9; 1/9 1/9 1/9; 1/9 1/9 1/9\"")]
    [InlineData("0 1/10", "-1 3", "\"0 0; -0.1 3e-1\"")]
    public Task ASeparableKernelBecomesItsFactors(string column, string row, string taps) => Fixing.ChooseAsync<CorrectionFix>(
        $"Write the taps as the column '{column}' times the row '{row}'",
        Kernel($"{{|KG0119:{taps}|}}, Divisor = 3"), Kernel($"Column = \"{column}\", Row = \"{row}\", Divisor = 3"));

    [Fact]
    public Task ASeparableStencilBecomesItsFactors() => Fixing.ChooseAsync<CorrectionFix>(
        "Write the taps as the column '1 1' times the row '1 -1'",
        Network("[Stencil({|KG0119:taps: \"1 -1; 1 -1\"|}), Tanh] public partial Layer L { get; }"),
        Network("[Stencil(Column = \"1 1\", Row = \"1 -1\"), Tanh] public partial Layer L { get; }"));

    /// <summary>Other readers of a constant want it as it is.</summary>
    [Fact]
    public Task AConstantStaysAsItIs() => Fixing.OffersNothingAsync<CorrectionFix>(Kernel("{|KG0119:KnownKernels.Blur|}"));

    /// <summary>A mark that no correction stands behind would be a light bulb without a light: here is the message alone.</summary>
    [Fact]
    public Task WhatNoNumberCanMendHasNoMark() => Fixing.OffersNothingAsync<CorrectionFix>(
        "// Marks are KG0205F: and this.\n[Network({|KG0205:0|}, 4, 4)]\npartial class N\n{\n    [Linear(3)] public partial Layer L { get; }\n}\n");

    [Fact]
    public void TheFixKnowsEveryMessageThatCanBeCorrected() => Assert.Equal(
        ProblemCatalogue.All.Where(p => p.Fix == ProblemFix.Correction)
            .SelectMany(p => p.Severity == ProblemSeverity.Error ? [p.Id, p.Id + "F"] : new[] { p.Id }).Order(StringComparer.Ordinal),
        new CorrectionFix().FixableDiagnosticIds.Order(StringComparer.Ordinal));

    private static string Network(string members) => $"[Network(8, 6, 6)]\npartial class N\n{{\n    {members}\n}}\n";

    private static string Kernel(string arguments) =>
        $"static partial class K\n{{\n    [ImageKernel({arguments})]\n    public static partial void F{Views};\n}}\n";

    private static string Pipeline(string arguments) =>
        $"static partial class K\n{{\n    [ImageKernel(\"1 2 1\")] static partial void F{Views};\n    [ImagePipeline({arguments})]\n    public static partial void P{Views};\n}}\n";
}
