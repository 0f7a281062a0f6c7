namespace KernelGen.Generator.Tests.Frontend;

public sealed class NetworkDiagnosticTests
{
    [Fact]
    public void SoundNetworkHasNoDiagnostic()
    {
        HarnessResult result = Harness.Check(LeNet5);
        Assert.Equal(["App.LeNet5.Network.128.g.cs", "App.LeNet5.Network.g.cs", "App.LeNet5.g.cs"], result.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[Conv2d(1, 3, {|KG0205:Stride = 0|})]", "'L': Stride is 0, but must be at least 1")]
    [InlineData("[Conv2d(1, 3, Stride = 2, {|KG0205:StrideW = -1|})]", "'L': StrideW is -1, but must be at least 1")]
    [InlineData("[Conv2d(1, 3, {|KG0205:Dilation = 0|})]", "'L': Dilation is 0, but must be at least 1")]
    [InlineData("[Conv2d(1, 3, {|KG0205:Groups = -3|})]", "'L': Groups is -3, but must be at least 1")]
    [InlineData("[Conv2d({|KG0205:0|}, 3)]", "'L': outChannels is 0, but must be at least 1")]
    [InlineData("[Conv2d(kernelSize: 3, {|KG0205:outChannels: 0|})]", "'L': outChannels is 0, but must be at least 1")]
    [InlineData("[Conv2d(1, {|KG0205:0|}, 3)]", "'L': kernelHeight is 0, but must be at least 1")]
    [InlineData("[MaxPool2d(1, {|KG0205:-2|})]", "'L': kernelWidth is -2, but must be at least 1")]
    [InlineData("[Conv2d(1, {|KG0205:-5|})]", "'L': kernelSize is -5, but must be at least 1")]
    [InlineData("[MaxPool2d(2, {|KG0205:StrideH = 0|})]", "'L': StrideH is 0, but must be at least 1")]
    [InlineData("[Linear({|KG0205:0|})]", "'L': outFeatures is 0, but must be at least 1")]
    [InlineData("[MaxPool2d(2, {|KG0205:DilationW = 0|})]", "'L': DilationW is 0, but must be at least 1")]
    [InlineData("[AdaptiveAvgPool2d({|KG0205:0|}, 3)]", "'L': outputHeight is 0, but must be at least 1")]
    [InlineData("[AdaptiveAvgPool2d(1, {|KG0205:outputWidth: -4|})]", "'L': outputWidth is -4, but must be at least 1")]
    public void Bad12_OptionsMustBePositive(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[Conv2d(1, 3, {|KG0206:Padding = -1|})]", "'L': Padding is -1, but padding must be at least 0")]
    [InlineData("[AvgPool2d(3, {|KG0206:PaddingH = -2|})]", "'L': PaddingH is -2, but padding must be at least 0")]
    [InlineData("[MaxPool2d(3, {|KG0207:Padding = 2|})]", "'L': Padding is 2, but the padding of a pool can be at most half its kernel, 1; more can be declared side by side, with PaddingTop, PaddingBottom, PaddingLeft and PaddingRight")]
    [InlineData("[AvgPool2d(2, PaddingLeft = 3, {|KG0207:PaddingW = 2|})]", "'L': PaddingW is 2, but the padding of a pool can be at most half its kernel, 1; more can be declared side by side, with PaddingTop, PaddingBottom, PaddingLeft and PaddingRight")]
    public void Bad13_PaddingMustFit(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[AvgPool2d(2, PaddingLeft = 2)]")]
    [InlineData("[AvgPool2d(2, PaddingTop = 2, PaddingBottom = 3, PaddingLeft = 2, PaddingRight = 3)]")]
    [InlineData("[AvgPool2d(2, PaddingTop = 2, PaddingBottom = 3, CountIncludePad = false)]")]
    [InlineData("[MaxPool2d(3, PaddingTop = 2, PaddingBottom = 2, PaddingRight = 2)]")]
    public void SidesOfAPoolMayBePaddedByMoreThanHalfTheKernel(string attribute) => Assert.Empty(
        Harness.Check($"[Network(4, 8, 8)] public partial class N {{ {attribute} public partial Layer L {{ get; }} }}").Messages);

    [Theory]
    [InlineData("[{|KG0221:MaxPool2d(2, PaddingTop = 2)|}]", "'L': row 0 of the output would be a maximum of nothing: its window of 2 with dilation 1 starts at row -2 and meets none of the 8 rows of the input")]
    [InlineData("[{|KG0221:MaxPool2d(3, PaddingRight = 4)|}]", "'L': column 3 of the output would be a maximum of nothing: its window of 3 with dilation 1 starts at column 9 and meets none of the 8 columns of the input")]
    [InlineData("[{|KG0221:MaxPool2d(2, Padding = 1, Dilation = 9)|}]", "'L': row 0 of the output would be a maximum of nothing: its window of 2 with dilation 9 starts at row -1 and meets none of the 8 rows of the input")]
    [InlineData("[{|KG0221:MaxPool2d(5, StrideH = 1, PaddingTop = 14, DilationH = 2, PaddingBottom = 9)|}]", "'L': row 0 of the output would be a maximum of nothing: its window of 5 with dilation 2 starts at row -14 and meets none of the 8 rows of the input")]
    public void AMaximumNeedsACell(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[{|KG0209:MaxPool2d(5, Dilation = 2)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 9×9 and the padded input 8×8")]
    public void Bad15_DilatedWindowsMustFit(string attribute, string message) => CheckLayer(attribute, message);

    [Fact]
    public void Bad19_AdaptiveOutputMustNotBeTooLarge() => CheckLayer(
        "[{|KG0211:AdaptiveAvgPool2d(2147483647, 2147483647)|}]", "'L': output would have 18446744056529682436 values, more than the 67108863 that are supported");

    [Theory]
    [InlineData("[Linear(5)] public partial Layer A { get; } [{|KG0209:Conv2d(1, 3)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 3×3 and the padded input 1×1, because 'A' is [Linear], which flattens the image to 1×1")]
    [InlineData("[Linear(5)] public partial Layer A { get; } [ReLU] public partial Layer B { get; } [{|KG0209:MaxPool2d(2)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 2×2 and the padded input 1×1, because 'A' is [Linear], which flattens the image to 1×1")]
    [InlineData("[GlobalAvgPool2d] public partial Layer A { get; } [{|KG0209:Conv2d(1, 3)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 3×3 and the padded input 1×1, because 'A' averages the image to 1×1")]
    [InlineData("[Conv2d(3, 8)] public partial Layer A { get; } [Conv2d(1, 1)] public partial Layer B { get; } [{|KG0209:AvgPool2d(2)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 2×2 and the padded input 1×1, because 'A' has reduced the image to 1×1")]
    [InlineData("[Linear(5)] public partial Layer A { get; } [Conv2d(1, 3, {|KG0214:Padding = 1|}, PaddingMode = PaddingMode.Reflect)]", "'L': Padding is 1, but Reflect padding of 1 rows can be at most 0, because 'A' is [Linear], which flattens the image to 1×1")]
    [InlineData("[MaxPool2d(4)] public partial Layer A { get; } [{|KG0209:Conv2d(1, 3)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 3×3 and the padded input 2×2")]
    public void Bad15_WhatMadeTheImageSmallIsNamed(string members, string message) => CheckLayer(members, message);

    [Fact]
    public void Bad14_GroupsMustDivideChannels() => CheckLayer(
        "[Conv2d(8, 3, {|KG0208:Groups = 3|})]", "'L': 3 groups must divide both the 4 input channels and the 8 output channels");

    [Theory]
    [InlineData("[ConvTranspose2d(8, 3, {|KG0208:Groups = 3|})]", "'L': 3 groups must divide both the 4 input channels and the 8 output channels")]
    [InlineData("[ConvTranspose2d(8, 3, {|KG0205:Stride = 0|})]", "'L': Stride is 0, but must be at least 1")]
    [InlineData("[ConvTranspose2d(8, 3, {|KG0206:OutputPaddingW = -1|})]", "'L': OutputPaddingW is -1, but padding must be at least 0")]
    [InlineData("[ConvTranspose2d(8, 3, Stride = 2, {|KG0222:OutputPadding = 2|})]", "'L': OutputPadding is 2, but must be smaller than the stride, 2, or the dilation, 1")]
    [InlineData("[ConvTranspose2d(8, 3, {|KG0223:PaddingH = 5|})]", "'L': the padding cuts off 10 rows of an output that has 10")]
    [InlineData("[{|KG0211:ConvTranspose2d(8, 2147483647, Stride = 2147483647)|}]", "'L': output would have 2361183239235799351808 values, more than the 67108863 that are supported")]
    [InlineData("[Upsample({|KG0205:0|})]", "'L': scale is 0, but must be at least 1")]
    [InlineData("[Upsample({|KG0205:Height = -3|})]", "'L': Height is -3, but must be at least 1")]
    [InlineData("[Upsample(2, {|KG0216:AlignCorners = true|})]", "'L': AlignCorners is True, but must be false where the nearest cell is taken")]
    [InlineData("[{|KG0211:Upsample(100000)|}]", "'L': output would have 2560000000000 values, more than the 67108863 that are supported")]
    [InlineData("[Pad(0, 0, {|KG0206:-1|}, 0)]", "'L': top is -1, but padding must be at least 0")]
    [InlineData("[Pad(0, 0, 0, 0, {|KG0206:Back = -1|})]", "'L': Back is -1, but padding must be at least 0")]
    [InlineData("[Pad(0, 0, 0, 0, {|KG0216:Value = double.PositiveInfinity|})]", "'L': Value is Infinity, but must be finite")]
    [InlineData("[{|KG0211:Pad(2147483647, 0, 2147483647, 0)|}]", "'L': output would have 18446744193968636100 values, more than the 67108863 that are supported")]
    [InlineData("[PReLU({|KG0216:3|})]", "'L': numParameters is 3, but must be 1 or the number of channels, 4")]
    [InlineData("[LocalResponseNorm({|KG0205:0|})]", "'L': size is 0, but must be at least 1")]
    [InlineData("[LocalResponseNorm(5, {|KG0216:Beta = double.NaN|})]", "'L': Beta is NaN, but must be finite")]
    public void Bad12_OptionsOfTheNewerOperatorsAreChecked(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[{|KG0209:Conv2d(1, 9)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 9×9 and the padded input 8×8")]
    [InlineData("[{|KG0209:Conv2d(1, 3, Dilation = 6, PaddingH = 1)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 13×13 and the padded input 10×8")]
    [InlineData("[{|KG0209:AvgPool2d(10)|}]", "'L': Kernel size can't be greater than padded input; the kernel is 10×10 and the padded input 8×8")]
    public void Bad15_OutputMustNotBeEmpty(string attribute, string message) => CheckLayer(attribute, message);

    [Fact]
    public void Bad17_AutoExcludesExplicitPadding() => CheckLayer(
        "[Conv2d(1, 3, Auto = Auto.Same, {|KG0210:PaddingTop = 0|})]", "'L': explicit padding cannot be combined with Auto = Same");

    [Theory]
    [InlineData("[Dropout({|KG0216:1|})]", "'L': p is 1, but must be at least 0 and below 1")]
    [InlineData("[Linear(3), Dropout({|KG0216:-0.1|})]", "'L': p is -0.1, but must be at least 0 and below 1")]
    [InlineData("[Linear(3), Dropout({|KG0216:p: 1.5|})]", "'L': p is 1.5, but must be at least 0 and below 1")]
    [InlineData("[Dropout({|KG0216:double.NaN|})]", "'L': p is NaN, but must be finite")]
    [InlineData("[LeakyReLU({|KG0216:double.NaN|})]", "'L': negativeSlope is NaN, but must be finite")]
    [InlineData("[Linear(3), LeakyReLU({|KG0216:negativeSlope: 1e39|})]", "'L': negativeSlope is 1E+39, but must be finite")]
    [InlineData("[Clamp({|KG0216:double.NegativeInfinity|}, 1)]", "'L': min is -Infinity, but must be finite")]
    [InlineData("[Conv2d(1, 3), Clamp({|KG0216:3|}, 2)]", "'L': min is 3, but must be at most max, which is 2")]
    [InlineData("[Softmax({|KG0216:Temperature = 0|})]", "'L': Temperature is 0, but must be positive")]
    [InlineData("[Softmax({|KG0216:Temperature = -1|})]", "'L': Temperature is -1, but must be positive")]
    [InlineData("[Softmax({|KG0216:Temperature = 1e-40|})]", "'L': Temperature is 1E-40, but must be positive")]
    public void Bad4_NumbersOfActivationsMustBeFiniteAndInOrder(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[LeakyReLU]")]
    [InlineData("[LeakyReLU(0)]")]
    [InlineData("[Conv2d(2, 3), Clamp(0, 255)]")]
    [InlineData("[Clamp(1, 1)]")]
    [InlineData("[GELU, Conv2d(2, 3)]")]
    [InlineData("[GELU(Approximate = true)]")]
    [InlineData("[Linear(5), SiLU]")]
    [InlineData("[Linear(5), Softmax(Temperature = 2.5)]")]
    [InlineData("[LogSoftmax]")]
    public void ActivationsStandAloneAndBehindOperators(string attribute) =>
        Harness.Check($"[Network(4, 8, 8)] partial class N {{ {attribute} public partial Layer L {{ get; }} }}");

    [Theory]
    [InlineData("[GELU, {|KG0202:SiLU|}]")]
    [InlineData("[Softmax, {|KG0202:LogSoftmax|}]")]
    public void Bad10_OneActivationAtMost(string attribute) =>
        Harness.Check($"[Network(4, 8, 8)] partial class N {{ {attribute} public partial Layer L {{ get; }} }}");

    [Fact]
    public void Bad11_AutoMustBeDefined() =>
        CheckLayer("[Conv2d(1, 3, {|KG0006:Auto = (Auto)99|})]", "99 is not a value of 'Auto'");

    [Theory]
    [InlineData("[Conv2d(1, 3, {|KG0214:Padding = 8|}, PaddingMode = PaddingMode.Reflect)]", "'L': Padding is 8, but Reflect padding of 8 rows can be at most 7")]
    [InlineData("[Conv2d(1, 3, {|KG0214:PaddingLeft = 9|}, PaddingMode = PaddingMode.Circular)]", "'L': PaddingLeft is 9, but Circular padding of 8 columns can be at most 8")]
    [InlineData("[Conv2d(1, 3, Dilation = 9, {|KG0214:Auto = Auto.Same|}, PaddingMode = PaddingMode.Reflect)]", "'L': Auto is Same, which pads by 9, but Reflect padding of 8 rows can be at most 7")]
    public void Bad16_PaddingMustNotOutgrowItsMode(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[MaxPool2d(2), {|KG0218:Schedule(ChannelTile = 4)|}]", "'L': [Schedule] pins how a convolution or linear layer is run, and this layer is neither")]
    [InlineData("[Conv2d(1, 3), Schedule({|KG0219:ChannelTile = -1|})]", "'L': ChannelTile is -1, but must be from 1 to 1024, or 0 for the compiler's choice")]
    [InlineData("[Conv2d(1, 3), {|KG0219:Schedule(ChannelTile = 64, PixelTile = 64)|}]", "'L': its tile has 4096 values, and at most 1024 can run side by side")]
    [InlineData("[Conv2d(1, 7), Schedule(ChannelTile = 32, PixelTile = 14, {|KG0219:TapUnroll = TapUnroll.All|})]", "'L': 49 taps of a tile of 448 values written out are more than a method can hold before the just-in-time compiler stops optimising it; unroll fewer taps or take a smaller tile")]
    [InlineData("[Linear(3), Schedule({|KG0219:VectorAxis = VectorAxis.Pixels|})]", "'L': a linear layer has no pixels to put into a vector")]
    [InlineData("[Conv2d(1, 3), Schedule({|KG0006:VectorAxis = (VectorAxis)9|})]", "9 is not a value of 'VectorAxis'")]
    public void SchedulesMustFitTheirLayer(string attribute, string message) => CheckLayer(attribute, message);

    [Theory]
    [InlineData("[Conv2d(1, 3, Padding = 7, PaddingMode = PaddingMode.Reflect)]")]
    [InlineData("[Conv2d(1, 3, Padding = 8, PaddingMode = PaddingMode.Circular)]")]
    [InlineData("[Conv2d(1, 3, Padding = 30, PaddingMode = PaddingMode.Replicate)]")]
    [InlineData("[Conv2d(1, 3, PaddingMode = PaddingMode.Circular)]")]
    public void Bad16_PaddingUpToTheBound(string attribute) =>
        Harness.Check($"[Network(4, 8, 8)] partial class N {{ {attribute} public partial Layer L {{ get; }} }}");

    [Fact]
    public void Bad11_PaddingModeMustBeDefined() =>
        CheckLayer("[Conv2d(1, 3, {|KG0006:PaddingMode = (PaddingMode)99|})]", "99 is not a value of 'PaddingMode'");

    [Fact]
    public void Bad11_WeightLayoutMustBeDefined() =>
        CheckLayer("[Conv2d(1, 3, {|KG0006:WeightLayout = (WeightLayout)7|})]", "7 is not a value of 'WeightLayout'");

    [Fact]
    public void Bad11_LayoutMustBeDefined() => Assert.Equal(
        "-1 is not a value of 'Layout'",
        Harness.Check("[Network(4, 8, 8, {|KG0006:Layout = (Layout)(-1)|})] partial class N { [Tanh] public partial Layer L { get; } }").Message);

    [Theory]
    [InlineData("[{|KG0211:Linear(2147483647)|}]", "'L': weight would have 549755813632 values, more than the 268435455 that are supported")]
    [InlineData("[{|KG0211:Conv2d(2147483647, 1)|}]", "'L': output would have 137438953408 values, more than the 67108863 that are supported")]
    [InlineData("[{|KG0211:Conv2d(1, 1, Padding = 2147483647)|}]", "'L': output would have 18446744125249159204 values, more than the 67108863 that are supported")]
    public void Bad19_SizesMustFit(string attribute, string message) => CheckLayer(attribute, message);

    [Fact]
    public void Bad02_InputMustBePositive() => Harness.Check(
        "[Network({|KG0205:0|}, 8, {|KG0205:-1|})] partial class N { [Tanh] public partial Layer L { get; } }");

    [Fact]
    public void Bad19_InputMustFit() => Harness.Check(
        "[{|KG0211:Network(65536, 65536, 65536)|}] partial class N { [Tanh] public partial Layer L { get; } }");

    [Fact]
    public void Bad20_NetworkNeedsALayer() =>
        Assert.Contains("'N' declares no layer", Harness.Check("[{|KG0204:Network(1, 2, 3)|}] partial class N;").Message);

    [Theory]
    [InlineData("[Conv2d(1, 3), {|KG0202:Linear(3)|}]", "'L' has both [Conv2d] and [Linear]; a layer has at most one operator, one norm and one activation")]
    [InlineData("[Conv2d(1, 3), {|KG0202:PReLU|}]", "'L' has both [Conv2d] and [PReLU]; a layer has at most one operator, one norm and one activation, and [PReLU], which has parameters, is an operator: declare it as the next layer, '[PReLU] public partial Layer ...'")]
    [InlineData("[Tanh, {|KG0202:ReLU|}]", "'L' has both [Tanh] and [ReLU]; a layer has at most one operator, one norm and one activation")]
    public void Bad10_OperationsMustNotConflict(string attribute, string message) => CheckLayer(attribute, message);

    [Fact]
    public void Bad10_SameAttributeTwiceIsTheCompilersError() => Harness.Check(
        "[Network(1, 8, 8)] partial class N { [Tanh, Tanh] public partial Layer L { get; } }", "CS0579");

    [Fact]
    public void Bad10_NetworkTwiceIsTheCompilersError() => Harness.Check(
        "[Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L { get; } } [Network(1, 8, 8)] partial class N;", "CS0579");

    [Theory]
    [InlineData("public partial Layer {|KG0203:L|} { get; }")]
    [InlineData("[Tanh] public partial Layer {|KG0201:L|} { get; set; }")]
    [InlineData("[Tanh] public partial Layer {|KG0201:L|} { get; private init; }")]
    [InlineData("[Tanh] public static partial Layer {|KG0201:L|} { get; }")]
    [InlineData("[Tanh] public partial int {|KG0201:L|} { get; }")]
    [InlineData("[Tanh] public Layer? {|KG0201:L|} { get; }")]
    [InlineData("[Tanh] public partial Layer {|KG0201:L|} { get; } public partial Layer L => null!;")]
    [InlineData("[Tanh] public partial Layer {|KG0212:Name|} { get; }")]
    [InlineData("[Tanh] public partial Layer {|KG0212:Create|} { get; }")]
    [InlineData("[Tanh] public partial Layer L { get; } public void {|KG0212:Create|}(int x) { }")]
    [InlineData("[Tanh] public partial Layer L { get; } public {|KG0212:N|}() { }")]
    public void Bad08_LayersMustBePartialGetters(string member) =>
        Harness.Check($"[Network(4, 8, 8)] partial class N {{ {member} }}");

    [Theory]
    [InlineData("class {|KG0001:N|}", "CS9248", "CS0751")]
    [InlineData("static partial class {|KG0002:N|}", "CS0708")]
    [InlineData("abstract partial class {|KG0002:N|}")]
    [InlineData("partial class {|KG0002:N|}<T>")]
    [InlineData("file partial class {|KG0002:N|}", "CS9248")]
    [InlineData("partial record {|KG0002:N|}")]
    [InlineData("partial class {|KG0002:N|}(int x)", "CS9113")]
    [InlineData("partial class {|KG0002:N|} : System.Collections.Generic.List<int>")]
    [InlineData("partial class N : Missing", "CS0246")]
    public void Bad08_NetworksMustBePlainPartialClasses(string head, params string[] compilerErrors) => Harness.Check(
        $"[Network(4, 8, 8)] {head} {{ [Tanh] public partial Layer L {{ get; }} }}",
        [.. compilerErrors.Where(e => e != "CS9113")]);

    [Fact]
    public void Bad08_LayerOutsideNetworkIsReported() => Harness.Check(
        "partial class N { [{|KG0213:Linear(3)|}] public partial Layer L { get; } }");

    [Theory]
    [InlineData("class {|KG0001:Outer|}", "CS0260")]
    [InlineData("partial class Outer")]
    [InlineData("partial struct Outer")]
    [InlineData("partial interface IOuter")]
    [InlineData("partial record struct Outer")]
    public void Bad09_NestedNetworks(string container, params string[] compilerErrors)
    {
        _ = compilerErrors;
        Harness.Check(
            $$"""
            {{container}}
            {
                [Network(4, 8, 8)] public partial class N { [Tanh] public partial Layer L { get; } }
            }
            """, container.StartsWith("class", StringComparison.Ordinal) ? ["CS9248"] : []);
    }

    [Fact]
    public void BaseClassMayBeWritten() => Harness.Check(
        "[Network(4, 8, 8)] partial class N : Network { [Tanh] public partial Layer L { get; } }");

    [Fact]
    public void Bad28_NoPragmaHidesWhyOutputIsWithheld()
    {
        HarnessResult result = Harness.Run(Harness.Compile(
            """
            using KernelGen;
            [Network(1, 8, 8)] partial class N
            {
            #pragma warning disable KG0209
                [Conv2d(1, 9)] public partial Layer L { get; }
            #pragma warning restore KG0209
            }
            """));
        Assert.Equal(["KG0209"], result.Messages.Select(d => d.Id));
    }

    internal const string LeNet5 =
        """
        namespace App;

        [Network(1, 32, 32)]
        public sealed partial class LeNet5
        {
            [Conv2d(6, 5), Tanh]    public partial Layer C1 { get; }
            [AvgPool2d(2)]          public partial Layer S2 { get; }
            [Conv2d(16, 5), Tanh]   public partial Layer C3 { get; }
            [AvgPool2d(2)]          public partial Layer S4 { get; }
            [Conv2d(120, 5), Tanh]  public partial Layer C5 { get; }
            [Linear(84), Tanh]      public partial Layer F6 { get; }
            [Linear(10)]            public partial Layer Output { get; }
        }

        class User
        {
            static void Use(System.ReadOnlySpan<float> input, System.Span<float> output)
            {
                using LeNet5 net = LeNet5.Create(1);
                net.Forward(input, output);
                _ = net.C1.Weight;
            }
        }
        """;

    private static void CheckLayer(string attribute, string message)
    {
        HarnessResult result = Harness.Check(
            $$"""
            [Network(4, 8, 8)]
            public partial class N
            {
                {{attribute}} public partial Layer L { get; }
            }

            class User
            {
                static void Use(System.ReadOnlySpan<float> input, System.Span<float> output)
                {
                    using N net = N.Create(1);
                    net.Forward(input, output);
                    System.Console.WriteLine(net.L.Name + N.ParameterCount);
                }
            }
            """);
        Assert.Equal(message, result.Message);
    }
}
