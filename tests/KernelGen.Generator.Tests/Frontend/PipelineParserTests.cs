using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>What the compiler gets of a pipeline, and of the options that a kernel shares with it.</summary>
public sealed class PipelineParserTests
{
    private const string Filters =
        """
        using KernelGen;
        partial class Filters
        {
            [ImageKernel("1 2 1", Divisor = 4)] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d);
            [ImageKernel("-1 0 1")] public static partial void X(ReadOnlyImageView<byte> s, ImageView<short> d);
            [ImageKernel("-1; 0; 1")] public static partial void Y(ReadOnlyImageView<byte> s, ImageView<short> d);
            [ImageKernel("1 2", Channels = 3, ChannelMode = ChannelMode.Sum)] public static partial void Sum(ReadOnlyImageView<byte> s, ImageView<short> d);
            [ImageKernel("1")] public static partial void Over(ReadOnlyImageView<byte> s, ImageView<float> d);
            [ImageKernel("1", Channels = 3)] public static partial void Over(ReadOnlyImageView<byte> s, ImageView<byte> d);
            [ImageKernel("1")] public static partial void Over(ReadOnlyImageView<short> s, ImageView<int> d);
        """;

    /// <summary>Each node as operation, inputs and numbers.</summary>
    [Theory]
    [InlineData("byte", "byte", "\"Blur\"", "Blur(-1)")]
    [InlineData("byte", "byte", "\"Blur\", \"X, Y\", \"MagnitudeL2\"", "Blur(-1) X(0) Y(0) MagnitudeL2(1, 2)")]
    [InlineData("byte", "byte", "\"X, Y\", \"Absolute\", \"MagnitudeL1\", \"Clamp(0, 9)\"", "X(-1) Y(-1) Absolute(0) Absolute(1) MagnitudeL1(2, 3) Clamp(4: 0, 9)")]
    [InlineData("byte", "byte", "\"Threshold(127.5)\"", "Threshold(-1: 127, 255)")]
    [InlineData("byte", "byte", "\"Threshold(-1/2, 1)\"", "Threshold(-1: -1, 1)")]
    [InlineData("byte", "byte", "\"Threshold(-9)\", \"Threshold(1e9)\"", "Threshold(-1: -1, 255) Threshold(0: 255, 255)")]
    [InlineData("short", "short", "\"Threshold(-40000)\", \"Clamp(-1e9, 1e9)\"", "Threshold(-1: -32769, 255) Clamp(0: -32768, 32767)")]
    [InlineData("byte", "byte", "\"Clamp(-5, 300)\"", "Clamp(-1: 0, 255)")]
    [InlineData("float", "float", "\"Threshold(1/3)\", \"Clamp(-5, 0.5)\"", "Threshold(-1: 1/3, 255) Clamp(0: -5, 1/2)")]
    [InlineData("byte", "byte", "\"X, Y\", \"MagnitudeL1\", \"Threshold(5e9)\"", "X(-1) Y(-1) MagnitudeL1(0, 1) Threshold(2: 2147483647, 255)")]
    public void NodesStandInOrder(string source, string destination, string stages, string nodes)
    {
        ImagePipelineDeclaration pipeline = Parse($"[ImagePipeline({stages})]", source, destination);
        Assert.Equal(nodes, string.Join(" ", pipeline.Nodes.Select(Describe)));
    }

    [Fact]
    public void EndsAndOptionsAreKept()
    {
        ImagePipelineDeclaration pipeline = Parse(
            "[ImagePipeline(\"Grayscale\", \"Blur\", Channels = 3, Parallel = true)]", "byte", "ushort", "@in", "@out");
        Assert.Equal(
            ("F", "public static", "@in", "@out", PixelType.U8, PixelType.U16, 3, 1, true),
            (pipeline.Method, pipeline.Modifiers, pipeline.SourceParameter, pipeline.DestinationParameter, pipeline.SourceType,
                pipeline.DestinationType, pipeline.Channels, pipeline.DestinationChannels, pipeline.Parallel));
        Assert.Equal("Filters", pipeline.Type.Name);
        Assert.Equal("Grayscale(-1) Blur(0)", string.Join(" ", pipeline.Nodes.Select(Describe)));
        Assert.Equal(4, pipeline.Nodes[1].Kernel!.Divisor.Numerator);
    }

    [Theory]
    [InlineData("\"Over\", Channels = 3", 3)]
    [InlineData("\"Sum\", Channels = 3", 1)]
    [InlineData("\"Absolute\", Channels = 4", 4)]
    public void ChannelsOfTheResult(string arguments, int channels) =>
        Assert.Equal(channels, Parse($"[ImagePipeline({arguments})]", "byte", "short").DestinationChannels);

    [Fact]
    public void OverloadIsChosenByTypeAndChannels()
    {
        ImagePipelineDeclaration pipeline = Parse("[ImagePipeline(\"X\", \"Over\")]", "byte", "int");
        Assert.Equal(PixelType.I32, pipeline.Nodes[1].Kernel!.DestinationType);
        pipeline = Parse("[ImagePipeline(\"Over\")]", "byte", "float");
        Assert.Equal(PixelType.F32, pipeline.Nodes[0].Kernel!.DestinationType);
    }

    [Theory]
    [InlineData("[ImageKernel(\"1\")]", Compiler.Declarations.ChannelMode.Each, false, 1, 1)]
    [InlineData("[ImageKernel(\"1\", Channels = 4)]", Compiler.Declarations.ChannelMode.Each, false, 4, 4)]
    [InlineData("[ImageKernel(\"1\", Channels = 3, ChannelMode = ChannelMode.Sum, Parallel = true)]", Compiler.Declarations.ChannelMode.Sum, true, 3, 1)]
    [InlineData("[ImageKernel(\"1\", ChannelMode = ChannelMode.Sum)]", Compiler.Declarations.ChannelMode.Each, false, 1, 1)]
    internal void A22_ChannelModeOfAKernel(string attribute, Compiler.Declarations.ChannelMode mode, bool parallel, int channels, int destination)
    {
        (IMethodSymbol method, AttributeData data, CSharpCompilation compilation) = Declare(attribute, "byte", "byte", "s", "d");
        ImageKernelDeclaration kernel = ImageKernelParser.Parse(method, data, compilation, DiagnosticSink.Silent(), default)!.Declaration!;
        Assert.Equal(
            (mode, parallel, channels, destination), (kernel.ChannelMode, kernel.Parallel, kernel.Channels, kernel.DestinationChannels));
    }

    private static ImagePipelineDeclaration Parse(
        string attribute, string source, string destination, string sourceName = "s", string destinationName = "d")
    {
        (IMethodSymbol method, AttributeData data, CSharpCompilation compilation) =
            Declare(attribute, source, destination, sourceName, destinationName);
        ImagePipelineModel? model = ImagePipelineParser.Parse(method, data, compilation, DiagnosticSink.Silent(), default);
        return Assert.IsType<ImagePipelineDeclaration>(model?.Declaration);
    }

    private static (IMethodSymbol Method, AttributeData Attribute, CSharpCompilation Compilation) Declare(
        string attribute, string source, string destination, string sourceName, string destinationName)
    {
        CSharpCompilation compilation = Harness.Compile(
            $"{Filters} {attribute} public static partial void F(ReadOnlyImageView<{source}> {sourceName}, ImageView<{destination}> {destinationName}); }}");
        IMethodSymbol method = compilation.GetTypeByMetadataName("Filters")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        return (method, method.GetAttributes().Single(), compilation);
    }

    private static string Describe(PipelineNode node)
    {
        string numbers = string.Join(", ", node.Arguments.Select(a => a.Denominator == 1 ? $"{a.Numerator}" : $"{a.Numerator}/{a.Denominator}"));
        string inputs = string.Join(", ", node.Inputs.Select(i => i.ToString(CultureInfo.InvariantCulture)));
        return $"{node.Kernel?.Method ?? node.Operation.ToString()}({inputs}{(numbers.Length > 0 ? ": " : "")}{numbers})";
    }
}
