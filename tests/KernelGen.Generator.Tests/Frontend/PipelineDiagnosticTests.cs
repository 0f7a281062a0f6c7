namespace KernelGen.Generator.Tests.Frontend;

/// <summary>What is said of a pipeline that cannot be compiled, and where.</summary>
public sealed class PipelineDiagnosticTests
{
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    /// <summary>Kernels of every kind that the rules tell apart; a test's class gets those that it names.</summary>
    private static readonly (string Name, string Member)[] s_members =
    [
        ("Blur", """[ImageKernel("1 2 1", Divisor = 4)] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d);"""),
        ("SobelX", """[ImageKernel("-1 0 1")] public static partial void SobelX(ReadOnlyImageView<byte> s, ImageView<short> d);"""),
        ("SobelY", """[ImageKernel("-1; 0; 1")] public static partial void SobelY(ReadOnlyImageView<byte> s, ImageView<short> d);"""),
        ("Mean", """[ImageKernel("1/3 1/3")] public static partial void Mean(ReadOnlyImageView<byte> s, ImageView<float> d);"""),
        ("FloatSum", """[ImageKernel("1 1")] public static partial void FloatSum(ReadOnlyImageView<float> s, ImageView<float> d);"""),
        ("Blur3", """[ImageKernel("1 2", Channels = 3)] public static partial void Blur3(ReadOnlyImageView<byte> s, ImageView<byte> d);"""),
        ("Sum3", """[ImageKernel("1 2", Channels = 3, ChannelMode = ChannelMode.Sum)] public static partial void Sum3(ReadOnlyImageView<byte> s, ImageView<short> d);"""),
        ("Shrink", """[ImageKernel("1 2", Border = BorderMode.Valid)] public static partial void Shrink(ReadOnlyImageView<byte> s, ImageView<byte> d);"""),
        ("Over", """[ImageKernel("1 2")] public static partial void Over(ReadOnlyImageView<byte> s, ImageView<byte> d);"""),
        ("Over", """[ImageKernel("1 2")] public static partial void Over(ReadOnlyImageView<byte> s, ImageView<short> d);"""),
        ("Over", """[ImageKernel("1 2")] public static partial void Over(ReadOnlyImageView<short> s, ImageView<short> d);"""),
        ("Plain", """public static void Plain() { }"""),
        ("Number", """public int Number => 1;"""),
    ];

    [Theory]
    [InlineData("nameof(Blur), nameof(SobelX) + \", \" + nameof(SobelY), PointOperations.MagnitudeL2")]
    [InlineData("\"Blur,SobelX\", \"Absolute\", \" MagnitudeL1 \"")]
    [InlineData("\"@Blur\"")]
    [InlineData("\"Threshold(128)\", \"Threshold( 1.5 , 1 )\", \"Clamp(-1000,0.5e3)\", \"Absolute()\"")]
    [InlineData("nameof(SobelX), nameof(Over)")]
    [InlineData("PointOperations.Grayscale, nameof(Blur), Channels = 3, Parallel = true")]
    [InlineData("nameof(Blur3), nameof(Sum3), \"Threshold(-40000)\", \"Clamp(0, 99999)\", Channels = 3")]
    [InlineData("new string[] { nameof(Blur) }")]
    [InlineData("stages: \"Blur\"")]
    public void SoundPipelinesHaveNoDiagnostic(string arguments)
    {
        HarnessResult result = Harness.Check(Pipeline(arguments));
        Assert.All(result.Files.Keys, k => Assert.EndsWith(".Kernels.g.cs", k, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("float", "float", "nameof(FloatSum), \"Threshold(0.5, 1e-9)\", \"Clamp(-1/3, 1/3)\", \"Absolute\"")]
    [InlineData("byte", "float", "nameof(Mean) + \",\" + nameof(Mean), \"MagnitudeL2\"")]
    [InlineData("byte", "int", "\"SobelX, SobelY\", \"MagnitudeL1\", \"Threshold(300, 100000)\"")]
    [InlineData("byte", "ushort", "nameof(Blur)")]
    [InlineData("ushort", "int", "\"Absolute\", \"Threshold(1, 65535)\"")]
    [InlineData("ushort", "float", "nameof(FloatSum)")]
    [InlineData("short", "byte", "nameof(Over)")]
    public void EveryPixelTypeFlows(string source, string destination, string arguments) =>
        Harness.Check(Pipeline(arguments, $"(ReadOnlyImageView<{source}> s, ImageView<{destination}> d)"));

    [Theory]
    [InlineData("{|KG0302:\"Blurr\"|}", "'Blurr' in stage 1 is neither an [ImageKernel] method of 'C' nor one of the PointOperations; did you mean 'Blur'?")]
    [InlineData("\"Blur\", {|KG0302:\"threshold(128)\"|}", "'threshold' in stage 2 is neither an [ImageKernel] method of 'C' nor one of the PointOperations; did you mean 'Threshold'?")]
    [InlineData("{|KG0302:\"Erode\"|}", "'Erode' in stage 1 is neither an [ImageKernel] method of 'C' nor one of the PointOperations")]
    [InlineData("{|KG0302:nameof(Number)|}", "'Number' in stage 1 is neither an [ImageKernel] method of 'C' nor one of the PointOperations")]
    [InlineData("{|KG0302:nameof(System.String)|}", "'String' in stage 1 is neither an [ImageKernel] method of 'C' nor one of the PointOperations")]
    [InlineData("{|KG0302:nameof(PointOperations.Absolute) + \"s\"|}", "'Absolutes' in stage 1 is neither an [ImageKernel] method of 'C' nor one of the PointOperations; did you mean 'Absolute'?")]
    public void UnknownOperationIsNamed(string arguments, string message) => CheckArguments(arguments, message);

    [Theory]
    [InlineData("{|KG0303:nameof(Plain)|}", "'Plain' in stage 1 is not marked [ImageKernel], and a pipeline lists nothing else")]
    [InlineData("{|KG0303:nameof(F)|}", "'F' in stage 1 is not marked [ImageKernel], and a pipeline lists nothing else")]
    public void MethodMustBeAKernelOfTheClass(string arguments, string message) => CheckArguments(arguments, message);

    [Fact]
    public void KernelOfTheBaseClassIsNamed()
    {
        const string Source =
            """
            partial class Base { [ImageKernel("1")] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d); }
            partial class Middle : Base;
            partial class C : Middle
            {
                [ImagePipeline({|KG0303:nameof(Blur)|})] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d);
            }
            """;
        Assert.Equal(
            "'Blur' in stage 1 is a method of the base class 'Base', and a pipeline lists kernels of its own class", Harness.Check(Source).Message);
    }

    [Fact]
    public void KernelMustNotBeCalledLikeAPointOperation()
    {
        const string Source =
            """
            partial class C
            {
                [ImageKernel("1")] public static partial void Absolute(ReadOnlyImageView<byte> s, ImageView<byte> d);
                [ImagePipeline({|KG0304:"Absolute"|})] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d);
                [ImagePipeline("Grayscale", Channels = 3)] public static partial void Grayscale(ReadOnlyImageView<byte> s, ImageView<byte> d);
            }
            """;
        Assert.Equal(
            "'Absolute' in stage 1 is a point operation and a method of 'C'; give the method another name", Harness.Check(Source).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Blur,")]
    [InlineData("Blur SobelX")]
    [InlineData("Threshold(128")]
    [InlineData("Threshold 128")]
    [InlineData("Threshold(128))")]
    [InlineData("Threshold(128)x")]
    [InlineData("Threshold((128))")]
    [InlineData("(128)")]
    [InlineData("128")]
    [InlineData("C.Blur")]
    [InlineData("@")]
    public void Bad01_StageMustBeWrittenRight(string stage)
    {
        string bad = stage.StartsWith("Blur,", StringComparison.Ordinal) ? "" : stage;
        CheckArguments(
            $"\"Blur\", {{|KG0305:\"{stage}\"|}}",
            $"'{bad}' in stage 2 is not an operation: expected a name, or a name with numbers as in Threshold(128)");
    }

    [Theory]
    [InlineData("Threshold", "Threshold takes 1 or 2 numbers, and 0 are given")]
    [InlineData("Threshold()", "Threshold takes 1 or 2 numbers, and 0 are given")]
    [InlineData("Threshold(1, 2, 3)", "Threshold takes 1 or 2 numbers, and 3 are given")]
    [InlineData("Clamp(1)", "Clamp takes 2 numbers, and 1 are given")]
    [InlineData("Absolute(1)", "Absolute takes no numbers, and 1 are given")]
    [InlineData("Blur(3)", "an image kernel takes no numbers here")]
    [InlineData("Threshold(high)", "'high' is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    [InlineData("Threshold(1,)", "'' is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    [InlineData("Clamp(0, nan)", "'nan' is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    [InlineData("Clamp(0, 1e401)", "'1e401' is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    [InlineData("Clamp(1/0, 1)", "'1/0' is not an integer, decimal or fraction such as 3, -1.5 or 1/9, of at most 64 characters and an exponent from -400 to 400")]
    public void Bad04_ArgumentsMustBeNumbers(string stage, string message) =>
        CheckArguments($"{{|KG0306:\"{stage}\"|}}", $"'{stage}' in stage 1: {message}");

    [Theory]
    [InlineData("Clamp(255, 0)", "the least value, 255, is above the largest, 0")]
    [InlineData("Clamp(256, 300)", "no byte, 0 to 255, is from 256 to 300")]
    [InlineData("Clamp(-2, -1)", "no byte, 0 to 255, is from -2 to -1")]
    [InlineData("Clamp(0.5, 1)", "1/2 is not a whole number, and the value is byte")]
    [InlineData("Clamp(0, 1.5)", "3/2 is not a whole number, and the value is byte")]
    [InlineData("Threshold(1, 256)", "the high value 256 is not a whole number from 0 to 255, as the value's type, byte, has them")]
    [InlineData("Clamp(0, NaN)", "NaN is not a whole number, and the value is byte")]
    [InlineData("Clamp(-Infinity, 1)", "-Infinity is not a whole number, and the value is byte")]
    [InlineData("Threshold(Infinity)", "the limit Infinity is not a finite number, and the value is byte")]
    [InlineData("Threshold(1, NaN)", "the high value NaN is not a whole number from 0 to 255, as the value's type, byte, has them")]
    [InlineData("Threshold(1, 0.5)", "the high value 1/2 is not a whole number from 0 to 255, as the value's type, byte, has them")]
    public void ArgumentsMustFitTheValue(string stage, string message) =>
        CheckArguments($"{{|KG0307:\"{stage}\"|}}", $"'{stage}' in stage 1: {message}");

    [Theory]
    [InlineData("{|KG0308:\"MagnitudeL2\"|}", "Stage 1 of 'F' has MagnitudeL2, which takes two values, but gets one")]
    [InlineData("\"SobelX, SobelY, SobelX\", {|KG0308:\"MagnitudeL1\"|}", "Stage 2 of 'F' has MagnitudeL1, which takes two values, but gets 3")]
    [InlineData("{|KG0308:\"Blur, MagnitudeL1\"|}", "Stage 1 of 'F' has MagnitudeL1, which takes two values, but gets one")]
    [InlineData("\"Blur\", {|KG0308:\"SobelX, SobelY\"|}", "Stage 2 of 'F' is the last and must leave one value, the result, but leaves 2")]
    [InlineData("\"SobelX, SobelY\", {|KG0308:\"Absolute, Absolute\"|}", "Stage 2 of 'F' has 2 operations, which share one value, but gets 2")]
    public void Bad01_NumberOfValuesMustFit(string arguments, string message) => CheckArguments(arguments, message);

    [Theory]
    [InlineData("{|KG0309:\"Blur3\"|}", "'Blur3' in stage 1 has Channels = 3, but its value has Channels = 1")]
    [InlineData("\"Blur3\", {|KG0309:\"Blur\"|}, Channels = 3", "'Blur' in stage 2 has Channels = 1, but its value has Channels = 3")]
    [InlineData("\"Sum3\", {|KG0309:\"Blur3\"|}, Channels = 3", "'Blur3' in stage 2 has Channels = 3, but its value has Channels = 1")]
    [InlineData("{|KG0309:\"Sum3\"|}, Channels = 4", "'Sum3' in stage 1 has Channels = 3, but its value has Channels = 4")]
    public void ChannelsMustFit(string arguments, string message) => CheckArguments(arguments, message);

    [Fact]
    public void FloatIsNotConvertedForAKernel() => CheckArguments(
        "\"Mean\", {|KG0310:\"Blur\"|}", "'Blur' in stage 2 takes byte, but its value is float, and floats are not converted to integers");

    [Fact]
    public void FloatIsNotConvertedForTheDestination()
    {
        HarnessResult result = Harness.Check(Pipeline("\"Mean\"", "(ReadOnlyImageView<byte> s, ImageView<byte> {|KG0310:d|})"));
        Assert.Equal("The destination of 'F' takes byte, but its value is float, and floats are not converted to integers", result.Message);
    }

    [Fact]
    public void ValidBorderIsRefused() => CheckArguments(
        "\"Blur\", {|KG0311:\"Shrink\"|}", "'Shrink' in stage 2 has Border = Valid, but every value of a pipeline has the size of its source");

    [Theory]
    [InlineData("{|KG0312:\"Grayscale\"|}", "'Grayscale' in stage 1 takes byte pixels with Channels = 3 or 4, but its value is byte with Channels = 1")]
    [InlineData("{|KG0312:\"GrayscaleBgr\"|}, Channels = 2", "'GrayscaleBgr' in stage 1 takes byte pixels with Channels = 3 or 4, but its value is byte with Channels = 2")]
    [InlineData("\"Grayscale\", {|KG0312:\"Grayscale\"|}, Channels = 3", "'Grayscale' in stage 2 takes byte pixels with Channels = 3 or 4, but its value is byte with Channels = 1")]
    [InlineData("\"Sum3\", {|KG0312:\"Grayscale\"|}, Channels = 3", "'Grayscale' in stage 2 takes byte pixels with Channels = 3 or 4, but its value is short with Channels = 1")]
    public void GrayscaleTakesThreeChannelsOfBytes(string arguments, string message) => CheckArguments(arguments, message);

    [Theory]
    [InlineData("\"SobelX, Mean\", {|KG0313:\"MagnitudeL2\"|}", "'MagnitudeL2' in stage 2 takes two values of integers or of floats, but gets short and float")]
    [InlineData("\"Blur3, Sum3\", {|KG0313:\"MagnitudeL1\"|}, Channels = 3", "'MagnitudeL1' in stage 2 takes two values of equal channels, but gets 3 and 1")]
    public void MagnitudeTakesTwoOfAKind(string arguments, string message) => CheckArguments(arguments, message);

    [Fact]
    public void Bad02_PipelineHasAMaximumLength()
    {
        const string Message = "'F' has more than 64 operations, each counted for every value that it is applied to";
        string many = string.Join(",", Enumerable.Repeat("Blur", 65));
        CheckArguments($"{{|KG0314:\"{many}\"|}}", Message);
        CheckArguments($"\"{many[..^5]}\", {{|KG0314:\"Absolute\"|}}", Message);
        string stages = string.Join(", ", Enumerable.Repeat("\"Blur\"", 65));
        HarnessResult result = Harness.Check($"partial class C {{ {Members("Blur")} [{{|KG0314:ImagePipeline({stages})|}}] static partial void F{Views}; }}");
        Assert.Equal(Message, result.Message);
        Harness.Check(Pipeline(string.Join(", ", Enumerable.Repeat("\"Absolute\"", 64))));
    }

    [Theory]
    [InlineData("{|KG0315:\"Over\"|}", "'Over' in stage 1 has 3 overloads, of which 2 take byte with Channels = 1; give the kernels different names")]
    [InlineData("\"SobelX,SobelY\", \"MagnitudeL1\", {|KG0315:\"Over\"|}", "'Over' in stage 3 has 3 overloads, of which 0 take int with Channels = 1; give the kernels different names")]
    public void OverloadsMustBeTellable(string arguments, string message) => CheckArguments(arguments, message);

    [Theory]
    [InlineData("[{|KG0301:ImagePipeline|}]")]
    [InlineData("[{|KG0301:ImagePipeline()|}]")]
    [InlineData("[{|KG0301:ImagePipeline(Channels = 3)|}]")]
    [InlineData("[ImagePipeline({|KG0301:null|})]")]
    [InlineData("[ImagePipeline({|KG0301:new string[0]|})]")]
    public void Bad03_PipelineMustHaveAStage(string attribute)
    {
        HarnessResult result = Harness.Check($"partial class C {{ {attribute} static partial void F{Views}; }}");
        Assert.Equal("'F' lists no stage: name at least one, as in [ImagePipeline(nameof(Blur))]", result.Message);
    }

    [Theory]
    [InlineData("(string)null!, \"Blur\"", 1)]
    [InlineData("new[] { \"Blur\", null! }", 2)]
    public void Bad03_NullIsNoStage(string arguments, int stage)
    {
        string marked = stage == 1 ? arguments.Replace("(string)null!", "{|KG0305:(string)null!|}") : arguments.Replace("null!", "{|KG0305:null!|}");
        CheckArguments(marked, $"'' in stage {stage} is not an operation: expected a name, or a name with numbers as in Threshold(128)");
    }

    [Fact]
    public void Bad03_NonConstantIsTheCompilersError() => Harness.Check(
        $"partial class C {{ static string Stage = \"Absolute\"; [ImagePipeline(\"Absolute\", Stage)] static partial void F{Views}; }}", "CS0182");

    [Theory]
    [InlineData("{|KG0109:Channels = 0|}", "Channels is 0, but must be 1 to 4")]
    [InlineData("{|KG0109:Channels = 5|}", "Channels is 5, but must be 1 to 4")]
    [InlineData("{|KG0109:Channels = -1|}", "Channels is -1, but must be 1 to 4")]
    public void Bad39_ChannelsAreOneToFour(string option, string message) => CheckArguments("\"Absolute\", " + option, message);

    [Theory]
    [InlineData("public static void {|KG0101:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d) { }")]
    [InlineData("public static partial void {|KG0101:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d); public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d) { }")]
    [InlineData("public static partial int {|KG0102:F|}(ReadOnlyImageView<byte> s, ImageView<byte> d);")]
    [InlineData("public static partial void {|KG0102:F|}<T>(ReadOnlyImageView<byte> s, ImageView<byte> d);")]
    [InlineData("public static partial void {|KG0102:F|}(ReadOnlyImageView<byte> s);")]
    [InlineData("public static partial void F(ImageView<byte> {|KG0102:s|}, ImageView<byte> d);")]
    [InlineData("public static partial void F(ReadOnlyImageView<byte> s, byte[] {|KG0102:d|});")]
    [InlineData("public static partial void {|KG0103:F|}(ReadOnlyImageView<int> s, ImageView<int> d);")]
    [InlineData("public static partial void {|KG0103:F|}(ReadOnlyImageView<byte> s, ImageView<double> d);")]
    public void Bad08_SignatureMustFit(string method) => Harness.Check($"partial class C {{ [ImagePipeline(\"Absolute\")] {method} }}");

    [Theory]
    [InlineData("class {|KG0001:C|}", "CS0751", "CS8795")]
    [InlineData("partial class {|KG0002:C|}<T>")]
    [InlineData("ref partial struct C")]
    [InlineData("file partial class {|KG0002:C|}", "CS8795")]
    [InlineData("partial record struct C")]
    public void Bad08_TypeMustBePartialAndPlain(string head, params string[] compilerErrors) =>
        Harness.Check($"{head} {{ [ImagePipeline(\"Absolute\")] public static partial void F{Views}; }}", compilerErrors);

    [Fact]
    public void Bad08_InstanceAndStaticMix()
    {
        Harness.Check($"static partial class C {{ [ImagePipeline(\"Absolute\")] public partial void F{Views}; }}", "CS0708", "CS8795");
        Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel("1")] partial void A{{Views}};
                [ImageKernel("1")] static partial void B{{Views}};
                [ImagePipeline("A", "B")] partial void F{{Views}};
                [ImagePipeline("A", "B")] internal static partial void G{{Views}};
            }
            """);
    }

    [Theory]
    [InlineData("class {|KG0001:Outer|}", "CS8795")]
    [InlineData("partial struct Outer")]
    [InlineData("partial interface Outer")]
    [InlineData("partial class {|KG0002:Outer|}<T>")]
    public void Bad09_ContainingTypesMustBePartialAndPlain(string outer, params string[] compilerErrors) => Harness.Check(
        $$"""
        {{outer}} { partial class C { [ImagePipeline("Absolute")] public static partial void F{{Views}}; } }
        """,
        compilerErrors);

    [Fact]
    public void Bad08_LocalFunctionIsReported() => Harness.Check(
        $"class C {{ void M() {{ [ImagePipeline(\"Absolute\")] static void {{|KG0101:F|}}{Views} {{ }} }} }}");

    [Fact]
    public void Bad10_KernelAndPipelineConflict()
    {
        string source = $"partial class C {{ [ImageKernel(\"1\"), ImagePipeline(\"Absolute\")] static partial void {{|KG0316:F|}}{Views}; }}";
        Assert.Equal("'F' has both [ImageKernel] and [ImagePipeline], but can have one body only", Harness.Check(source).Message);
    }

    [Fact]
    public void Bad10_TwoPipelinesAreTheCompilersError() => Harness.Check(
        $"partial class C {{ [ImagePipeline(\"Absolute\"), ImagePipeline(\"Clamp(0, 1)\")] static partial void F{Views}; }}", "CS0579");

    [Theory]
    [InlineData("{|KG0106:\"1 2; 3\"|}")]
    [InlineData("{|KG0104:\"\"|}")]
    [InlineData("{|KG0105:\"NaN\"|}")]
    [InlineData("{|KG0111:\"0\"|}")]
    [InlineData("\"1 2\"")]
    [InlineData("\"1\", {|KG0108:AnchorX = 1|}")]
    [InlineData("\"1\", {|KG0006:Border = (BorderMode)99|}")]
    [InlineData("\"1\", {|KG0110:BorderValue = 256|}")]
    public void Bad01To11_WhatIsWrongWithAKernelIsSaidThereOnly(string arguments) => Harness.Check(
        $$"""
        partial class C
        {
            [ImageKernel({{arguments}})] static partial void A{{Views}};
            [ImagePipeline("A", "Absolute")] static partial void F{{Views}};
        }
        """);

    [Fact]
    public void KernelInErrorIsSaidOnce()
    {
        HarnessResult result = Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel({|KG0105:"?"|})] static partial void A{{Views}};
                [ImagePipeline("A", "A")] static partial void F{{Views}};
                [ImagePipeline("Absolute")] static partial void G{{Views}};
            }
            """);
        Assert.Contains(" F(", result.Files["C.Stubs.g.cs"]);
        Assert.Contains(" G(", result.Kernels);
        Assert.Equal(2, result.Files.Count);
    }

    [Fact]
    public void Bad28_NoPragmaHidesWhyOutputIsWithheld()
    {
        HarnessResult result = Harness.Run(Harness.Compile(
            $$"""
            using KernelGen;
            partial class C
            {
            #pragma warning disable KG0302
                [ImagePipeline("Erode")] static partial void F{{Views}};
            #pragma warning restore KG0302
                [ImagePipeline("Dilate")] static partial void G{{Views}};
            }
            """));
        Assert.Equal(["KG0302", "KG0302"], result.Messages.Select(d => d.Id));
    }

    private static void CheckArguments(string arguments, string message) => Assert.Equal(message, Harness.Check(Pipeline(arguments)).Message);

    private static string Members(string arguments) =>
        string.Join("\n    ", s_members.Where(m => arguments.Contains(m.Name, StringComparison.Ordinal)).Select(m => m.Member));

    private static string Pipeline(string arguments, string views = Views) =>
        $$"""
        partial class C
        {
            {{Members(arguments)}}
            [ImagePipeline({{arguments}})]
            public static partial void F{{views}};
        }
        """;
}
