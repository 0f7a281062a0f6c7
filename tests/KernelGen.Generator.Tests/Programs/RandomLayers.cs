using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;
using WeightLayout = KernelGen.Compiler.Declarations.WeightLayout;

/// <summary>Small networks of one layer of a kind, with every option drawn at random.</summary>
internal static class RandomLayers
{
    /// <summary>The most multiply-adds or visits of a cell for one sample, so that hundreds of layers run in seconds.</summary>
    private const int MostWork = 4_000;

    /// <summary>A convolution and a pool behind it, which programs may run as one.</summary>
    public const string PooledConvolution = "Conv2d and pool";

    public static string[] Kinds { get; } = ["Conv2d", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d", "Linear", "Activation", "Softmax", PooledConvolution, .. ExtremeLayers.Kinds];

    /// <summary>A network that shape inference takes; the same one for the same random numbers.</summary>
    public static NetworkDeclaration Draw(string kind, Random random)
    {
        while (true)
        {
            if (ExtremeLayers.Kinds.Contains(kind))
            {
                if (ExtremeLayers.Draw(kind, random) is { } drawn)
                {
                    return drawn;
                }

                continue;
            }

            int channels = random.Next(5) switch { 0 => 1, 1 => 16, 2 => random.Next(17, 21), _ => random.Next(2, 8) };
            (int height, int width) = (random.Next(1, 10), random.Next(1, 22));
            LayerDeclaration[] layers = kind == PooledConvolution
                ? [Layer("Conv2d", channels, random), Layer(random.Next(2) == 0 ? "MaxPool2d" : "AvgPool2d", channels, random)]
                : [Layer(kind, channels, random)];
            NetworkDeclaration network = Declare.Network(channels, height, width, layers) with
            {
                Layout = random.Next(4) == 0 ? OutsideLayout.Nhwc : OutsideLayout.Nchw,
            };
            InferenceResult shapes = ShapeInference.Infer(network);
            if (shapes.IsValid && Work(network.Layers[0].Operator, shapes.Layers[0]) <= MostWork && shapes.Layers.All(l => l.Output.Length < MostWork))
            {
                return network;
            }
        }
    }

    private static LayerDeclaration Layer(string kind, int channels, Random random)
    {
        bool coin = random.Next(2) == 0;
        Activation activation = random.Next(3) == 0 ? new ReLUDeclaration() : Activation.None;
        (int kernelHeight, int kernelWidth) = (Size(random), random.Next(3) == 0 ? random.Next(1, 6) : 0);
        kernelWidth = kernelWidth == 0 ? kernelHeight : kernelWidth;
        (int down, int across) = (random.Next(1, 4), random.Next(1, 4));
        PaddingDeclaration padding = Padding(random, kernelHeight, kernelWidth, kind);
        OperatorDeclaration? op = kind switch
        {
            "Conv2d" => Convolution(channels, kernelHeight, kernelWidth, down, across, padding, random),
            "MaxPool2d" => new MaxPool2dDeclaration(
                kernelHeight, kernelWidth, down, across, padding, coin, random.Next(3) == 0 ? random.Next(1, 4) : 1, random.Next(3) == 0 ? random.Next(1, 4) : 1),
            "AvgPool2d" => new AvgPool2dDeclaration(kernelHeight, kernelWidth, down, across, padding, coin, random.Next(2) == 0),
            "AdaptiveAvgPool2d" => random.Next(4) == 0
                ? new AdaptiveAvgPool2dDeclaration(1, 1)
                : new AdaptiveAvgPool2dDeclaration(random.Next(1, 11), random.Next(1, 18)),
            "Linear" => new LinearDeclaration(random.Next(1, 40), coin),
            _ => null,
        };
        activation = kind switch
        {
            "Softmax" => random.Next(2) == 0 ? new LogSoftmaxDeclaration() : new SoftmaxDeclaration(0.5f + random.Next(4)),
            "Activation" => AnyActivation(random),
            _ => activation,
        };
        return new LayerDeclaration("L", "public", op, activation);
    }

    private static Activation AnyActivation(Random random) => random.Next(9) switch
    {
        0 => new ReLUDeclaration(),
        1 => new TanhDeclaration(),
        2 => new SigmoidDeclaration(),
        3 => new LeakyReLUDeclaration(0.25f),
        4 => new LeakyReLUDeclaration(-0.5f),
        5 => new ClampDeclaration(-2, random.Next(-2, 4)),
        6 => new GELUDeclaration(),
        7 => new GELUDeclaration(Approximate: true),
        _ => new SiLUDeclaration(),
    };

    private static Conv2dDeclaration Convolution(
        int channels, int kernelHeight, int kernelWidth, int down, int across, PaddingDeclaration padding, Random random)
    {
        int[] divisors = [.. Enumerable.Range(1, channels).Where(d => channels % d == 0)];
        int groups = random.Next(3) switch { 0 => 1, 1 => channels, _ => divisors[random.Next(divisors.Length)] };
        int perGroup = random.Next(1, groups > 4 ? 3 : 9);
        var auto = (AutoPadding)(random.Next(4) == 0 ? random.Next(1, 3) : 0);
        return new Conv2dDeclaration(
            groups * perGroup, kernelHeight, kernelWidth, random.Next(2) == 0 ? 1 : down, random.Next(2) == 0 ? 1 : across,
            auto == AutoPadding.None ? padding : new PaddingDeclaration(0, 0, 0, 0), auto,
            random.Next(3) == 0 ? random.Next(1, 4) : 1, random.Next(3) == 0 ? random.Next(1, 4) : 1, groups, random.Next(3) > 0,
            (PaddingMode)(random.Next(2) == 0 ? 0 : random.Next(4)), (WeightLayout)(random.Next(4) == 0 ? 1 : 0));
    }

    private static int Size(Random random) => random.Next(8) == 0 ? random.Next(6, 13) : random.Next(1, 6);

    private static PaddingDeclaration Padding(Random random, int height, int width, string kind)
    {
        bool isPool = kind.EndsWith("Pool2d", StringComparison.Ordinal);
        int Side(int kernel) => random.Next(2) == 0 ? 0 : random.Next(0, (isPool ? kernel / 2 : 3) + 1);
        if (isPool)
        {
            if (random.Next(4) == 0)
            {
                int Any(int kernel) => random.Next(3) == 0 ? 0 : random.Next(0, kernel + 3);
                return new PaddingDeclaration(Any(height), Any(height), Any(width), Any(width))
                {
                    OneByOne = PaddingSides.Top | PaddingSides.Bottom | PaddingSides.Left | PaddingSides.Right,
                };
            }

            (int rows, int columns) = (Side(height), Side(width));
            return new PaddingDeclaration(rows, rows, columns, columns);
        }

        return new PaddingDeclaration(Side(height), Side(height), Side(width), Side(width));
    }

    public static long Work(OperatorDeclaration? op, LayerShape shape) => op switch
    {
        Conv2dDeclaration or LinearDeclaration => shape.MultiplyAdds + shape.Input.Length,
        MaxPool2dDeclaration pool => (long)shape.Output.Length * pool.KernelHeight * pool.KernelWidth,
        AvgPool2dDeclaration pool => (long)shape.Output.Length * pool.KernelHeight * pool.KernelWidth,
        _ => shape.Input.Length + (2L * shape.Output.Length),
    };
}
