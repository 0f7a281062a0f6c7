using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Images;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;
using KernelGen.Generator.Tests.Frontend;

namespace KernelGen.Generator.Tests.Images;

/// <summary>The emitted text of a few small kernels, and that what is emitted compiles without a warning.</summary>
public sealed class ImageSnapshotTests
{
    [Fact]
    public void ImageKernelFile()
    {
        HarnessResult result = Harness.Check("""
            static partial class Filters
            {
                [ImageKernel("1 -1")]
                public static partial void Edges(ReadOnlyImageView<byte> source, ImageView<short> destination);
            }
            """, Harness.EveryWidth);
        Snapshot.Verify(result.Files["Filters.Edges.Kernels.g.cs"]);
    }

    [Fact]
    public void ImageBlurRows() => VerifyRows("1 2 1; 2 4 2; 1 2 1", PixelType.U8, PixelType.U8, 16);

    [Fact]
    public void ImageBoxRows() => VerifyRows("1 1 1; 1 1 1; 1 1 1", PixelType.U8, PixelType.U8, 9);

    [Fact]
    public void ImageFloatRows() => VerifyRows("0 -1 0; -1 5 -1; 0 -1 0", PixelType.F32, PixelType.F32, 1);

    [Fact]
    public void ImageMagnitudeRows()
    {
        ImageKernelDeclaration across = Kernels.Declare("-1 0 1; -2 0 2; -1 0 1", PixelType.U8, PixelType.I16, name: "SobelX");
        ImageKernelDeclaration down = Kernels.Declare("-1 -2 -1; 0 0 0; 1 2 1", PixelType.U8, PixelType.I16, name: "SobelY");
        PipelineNode[] nodes =
        [
            new(PipelineOperation.Kernel, across, new[] { -1 }.ToEquatableArray(), default),
            new(PipelineOperation.Kernel, down, new[] { -1 }.ToEquatableArray(), default),
            new(PipelineOperation.MagnitudeL2, null, new[] { 0, 1 }.ToEquatableArray(), default),
        ];
        var pipeline = new ImagePipelineDeclaration(
            Kernels.Type, "Edges", "public static", "source", "destination", PixelType.U8, PixelType.U8, 1, 1, false, nodes.ToEquatableArray());
        VerifyStage(Assert.Single(PipelineStages.Of(pipeline)), "Edges", nameof(ImageMagnitudeRows));
    }

    [Theory]
    [InlineData("\"1 2 3\"", "byte", "byte", "Divisor = 7.5, Offset = -1.25, Border = BorderMode.Constant, BorderValue = 3")]
    [InlineData("{|KG0114:\"0.333333333 1\"|}", "byte", "short", "Border = BorderMode.Valid")]
    [InlineData("\"1 2; 3 4\"", "float", "float", "Operation = Operation.Convolution, AnchorX = 0")]
    public void Bad26_CompilesCleanUnderCheckedArithmetic(string taps, string source, string destination, string options) => Harness.Check($$"""
        public static partial class @class
        {
            [ImageKernel({{taps}}, {{options}})]
            public static partial void @void(ReadOnlyImageView<{{source}}> @in, ImageView<{{destination}}> @out);
        }
        """, Harness.EveryWidth);

    private static void VerifyRows(
        string taps, PixelType source, PixelType destination, long divisor, [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        VerifyStage(ImageStage.Of(Kernels.Of(taps, source, destination, divisor)), "Filter", name);

    private static void VerifyStage(ImageStage stage, string stem, string name)
    {
        var writer = new CodeWriter();
        StageBody body = ScheduleChooser.Choose(stage, Target.Bits256, stem);
        foreach (Function function in body.Columns.OfType<Function>().Append(body.Row))
        {
            FunctionEmitter.WriteOnTables(function, writer);
        }

        Snapshot.Verify(writer.ToString(), name);
    }
}
