using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;
using WeightLayout = KernelGen.Compiler.Declarations.WeightLayout;

/// <summary>Layers of sizes that are lowered to loops with computed bounds, because written-out loops would be too much text.</summary>
internal static class ExtremeLayers
{
    /// <summary>Pools with windows that differ, more of them than an axis may have loops.</summary>
    public const string CutWindows = "Pools with many kinds of windows";

    /// <summary>Convolutions of large strides, whose gradients have many phases, alike or not.</summary>
    public const string ManyPhases = "Conv2d of large strides and dilations";

    /// <summary>Convolutions in so many groups that packed weights would be zeros nearly all.</summary>
    public const string ManyGroups = "Conv2d in very many groups";

    private const int MostWork = 40_000;

    public static string[] Kinds { get; } = [CutWindows, ManyPhases, ManyGroups];

    /// <summary>A network, or null where what was drawn is refused or too much work.</summary>
    public static NetworkDeclaration? Draw(string kind, Random random)
    {
        bool hasManyGroups = kind == ManyGroups;
        int channels = hasManyGroups ? 6000 + (2 * random.Next(1500)) : random.Next(1, 4);
        (int height, int width) = hasManyGroups ? (1, random.Next(1, 5)) : (Size(random, kind == CutWindows ? 25 : 50), Size(random, 50));
        bool isSquare = kind == CutWindows && random.Next(4) == 0;
        if (isSquare)
        {
            (channels, height, width) = (1, random.Next(10, 14), random.Next(10, 14));
        }

        OperatorDeclaration op = kind switch
        {
            CutWindows => isSquare ? CutOnBothAxes(random) : Pool(height, width, random),
            ManyPhases => Convolution(random.Next(1, 3), 1, random),
            _ => new Conv2dDeclaration(
                channels, 1, random.Next(1, width + 1), 1, random.Next(1, 4), new PaddingDeclaration(0, 0, 0, 0), AutoPadding.None, 1, 1, channels / 2, random.Next(2) == 0, PaddingMode.Zeros,
                WeightLayout.Oihw),
        };
        if (op is Conv2dDeclaration convolution && random.Next(3) == 0)
        {
            op = Transposed(convolution);
        }

        NetworkDeclaration network = Declare.Network(channels, height, width, [new LayerDeclaration("L", "public", op, Activation.None)]);
        InferenceResult shapes = ShapeInference.Infer(network);
        return shapes.IsValid && RandomLayers.Work(op, shapes.Layers[0]) <= MostWork && shapes.Output.Length < MostWork ? network : null;
    }

    private static OperatorDeclaration Pool(int height, int width, Random random)
    {
        if (random.Next(3) == 0)
        {
            return new AdaptiveAvgPool2dDeclaration(random.Next(1, height + 1), random.Next(1, (2 * width) + 1));
        }

        if (random.Next(3) == 0)
        {
            // One kind of windows whose rows are too long to be written out.
            return new MaxPool2dDeclaration(Math.Min(height, 3), Math.Max(17, width - 4), 1, 1, new PaddingDeclaration(0, 0, 0, 0), false, 1, 1);
        }

        (int kernelHeight, int kernelWidth) = random.Next(2) == 0 ? (random.Next(1, 26), random.Next(17, 40)) : (random.Next(9, 13), random.Next(9, 13));
        int rows = random.Next(2) == 0 ? kernelHeight / 2 : random.Next((kernelHeight / 2) + 1);
        var padding = random.Next(3) == 0
            ? new PaddingDeclaration(0, 0, 0, 0)
            : new PaddingDeclaration(rows, rows, kernelWidth / 2, kernelWidth / 2);
        (int down, int across, bool coin) = (random.Next(1, 3), random.Next(1, 3), random.Next(2) == 0);
        return random.Next(2) == 0
            ? new MaxPool2dDeclaration(kernelHeight, kernelWidth, down, across, padding, coin, random.Next(1, 3), random.Next(1, 4))
            : new AvgPool2dDeclaration(kernelHeight, kernelWidth, down, across, padding, coin, random.Next(2) == 0);
    }

    private static OperatorDeclaration CutOnBothAxes(Random random)
    {
        (int height, int width, bool coin) = (random.Next(10, 14), random.Next(10, 14), random.Next(2) == 0);
        var padding = new PaddingDeclaration(height / 2, height / 2, width / 2, width / 2);
        return random.Next(2) == 0
            ? new MaxPool2dDeclaration(height, width, 1, 1, padding, coin, 1, 1)
            : new AvgPool2dDeclaration(height, width, 1, 1, padding, coin, random.Next(2) == 0);
    }

    private static Conv2dDeclaration Convolution(int outputs, int groups, Random random) => new(
        outputs, random.Next(1, 11), random.Next(1, 21), random.Next(1, 40), random.Next(9, 40),
        new PaddingDeclaration(random.Next(9), random.Next(9), random.Next(30), random.Next(30)), AutoPadding.None, random.Next(1, 16), random.Next(1, 16),
        groups, random.Next(2) == 0, PaddingMode.Zeros, WeightLayout.Oihw);

    private static ConvTranspose2dDeclaration Transposed(Conv2dDeclaration of) => new(
        of.OutChannels, of.KernelHeight, of.KernelWidth, of.StrideH, of.StrideW, of.Padding, 0, 0, of.DilationH, of.DilationW, of.Groups, of.Bias);

    private static int Size(Random random, int most) => random.Next(3) == 0 ? random.Next(1, 4) : random.Next(1, most);
}
