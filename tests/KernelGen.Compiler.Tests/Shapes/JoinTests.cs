using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Shapes;

/// <summary>Which shapes may be added and multiplied, what comes out, and what is said of others.</summary>
public sealed class JoinTests
{
    private const int Input = LayerDeclaration.NetworkInput;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EqualShapesStayAsTheyAre(bool isProduct)
    {
        LayerShape layer = Infer(isProduct, Declare.Conv(3, 3, 3, padding: 1), Input).Layers[0];
        Assert.Null(layer.Joined);
        Assert.Equal(new TensorShape(3, 6, 8), layer.Result);
        Assert.Equal(new ReceptiveField(3, 3, 1, 1), layer.ReceptiveField);
    }

    /// <summary>A gate of one pixel multiplies all pixels of its channel, whichever of the two is written first.</summary>
    [Fact]
    public void ASinglePixelMultipliesAnImage()
    {
        LayerShape gate = Infer(true, Declare.AdaptivePool(1, 1), Input).Layers[0];
        Assert.Equal((new TensorShape(3, 1, 1), new TensorShape(3, 6, 8)), (gate.Output, gate.Result));
        Assert.Equal(new ReceptiveField(6, 8, 1, 1), gate.ReceptiveField);

        InferenceResult image = ShapeInference.Infer(Declare.Network(
            3, 6, 8, Declare.AdaptivePool(1, 1), Join(true, Declare.Conv(3, 2, 3), 0) with { Inputs = new[] { Input }.ToEquatableArray() }));
        Assert.Equal(new TensorShape(3, 5, 6), image.Output);
        Assert.Equal(new ReceptiveField(6, 8, 1, 1), image.Layers[1].ReceptiveField);
        Assert.Equal(new TensorShape(3, 1, 1), Single(Infer(true, Declare.AdaptivePool(1, 1))).Result);
    }

    [Fact]
    public void OtherShapesAreRefusedInTheOrderInWhichTheyAreRead()
    {
        Assert.Equal(
            "Add: [Conv2d 2×3] of 'L0', 3×5×6, the network's input, 3×6×8, of one shape",
            Refused(Infer(false, Declare.Conv(3, 2, 3), Input)));
        Assert.Equal(
            "Add: [GlobalAvgPool2d] of 'L0', 3×1×1, the network's input, 3×6×8, of one shape",
            Refused(Infer(false, Declare.AdaptivePool(1, 1), Input)));
        Assert.Equal(
            "Multiply: [Conv2d 6×8] of 'L0', 4×1×1, the network's input, 3×6×8, of one shape, or a single pixel with as many channels",
            Refused(Infer(true, Declare.Conv(4, 6, 8), Input)));
        Assert.Equal(
            "Multiply: [Conv2d 2×3] of 'L0', 3×5×6, the network's input, 3×6×8, of one shape, or a single pixel with as many channels",
            Refused(Infer(true, Declare.Conv(3, 2, 3), Input)));

        // A layer without an operator joins others to what it reads.
        Assert.Equal(
            "Multiply: 'L1', 3×6×7, 'L0', 3×5×8, of one shape, or a single pixel with as many channels",
            Refused(ShapeInference.Infer(Declare.Network(
                3, 6, 8, Declare.Conv(3, 2, 1), Declare.Conv(3, 1, 2) with { Inputs = new[] { Input }.ToEquatableArray() },
                Join(true, Declare.Apply(new ReLUDeclaration()), 0)))));
    }

    private static string Refused(InferenceResult result)
    {
        ShapeError error = Assert.Single(result.Errors);
        Assert.Equal(ShapeErrorKind.ShapesDiffer, error.Kind);
        return $"{error.Attribute}: {string.Join(", ", error.Arguments)}";
    }

    private static LayerShape Single(InferenceResult result) => Assert.Single(result.Layers);

    private static InferenceResult Infer(bool isProduct, LayerDeclaration layer, params int[] with) =>
        ShapeInference.Infer(Declare.Network(3, 6, 8, Join(isProduct, layer, with)));

    private static LayerDeclaration Join(bool isProduct, LayerDeclaration layer, params int[] with) =>
        layer with { Join = new JoinDeclaration(isProduct, with.ToEquatableArray()) };
}
