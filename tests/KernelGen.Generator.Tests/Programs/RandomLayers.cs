using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Declarations;
using KernelGen.Generator.Tests.Support;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;
using TapUnroll = KernelGen.Compiler.Declarations.TapUnroll;
using VectorAxis = KernelGen.Compiler.Declarations.VectorAxis;

/// <summary>Small networks of one layer of a kind, with every option drawn at random.</summary>
internal static class RandomLayers
{
    /// <summary>The most multiply-adds or visits of a cell for one sample, so that hundreds of layers run in seconds.</summary>
    private const int MostWork = 4_000;

    /// <summary>A convolution and a pool behind it, which programs may run as one.</summary>
    public const string PooledConvolution = "Conv2d and pool";

    /// <summary>Any operator without parameters behind a convolution, whose channels it can find sixteen in a vector.</summary>
    private const string BehindConvolution = "Conv2d and operator";

    /// <summary>Functions of one number.</summary>
    private const string Functions = "Activation";

    /// <summary>Functions of all channels of a pixel.</summary>
    private const string Softmaxes = "Softmax";

    /// <summary>A layer of each operator in the catalogue, and what else there is.</summary>
    public static string[] Kinds { get; } =
    [
        .. OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Operator).Select(o => o.Name), Functions, Softmaxes, PooledConvolution, BehindConvolution, .. ExtremeLayers.Kinds,
    ];

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
            LayerDeclaration[] layers = kind == BehindConvolution ? BehindMany(channels = random.Next(1, 3), random)
                : kind == PooledConvolution ? [Layer("Conv2d", channels, random), Layer(random.Next(2) == 0 ? "MaxPool2d" : "AvgPool2d", channels, random)]
                : [Layer(kind, channels, random)];
            NetworkDeclaration network = Declare.Network(channels, height, width, layers) with
            {
                Layout = random.Next(4) == 0 ? OutsideLayout.Nhwc : OutsideLayout.Nchw,
            };
            InferenceResult shapes = ShapeInference.Infer(network);
            if (shapes.IsValid && shapes.Layers.Skip(1).All(l => l.ParameterCount == 0) && Work(network.Layers[0].Operator, shapes.Layers[0]) <= MostWork && shapes.Layers.All(l => l.Output.Length < MostWork))
            {
                return network;
            }
        }
    }

    /// <summary>An operator that finds sixteen channels in a vector, because the layer in front has a schedule that says so, and whose reader takes them so.</summary>
    public static NetworkDeclaration BehindChannels(string kind, Random random)
    {
        while (true)
        {
            LayerDeclaration inFront = Declare.Conv(20, 1, 1) with { Schedule = new ScheduleDeclaration(VectorAxis.Channels, 0, 0, 0, TapUnroll.Auto) };
            NetworkDeclaration network = Declare.Network(2, 4, 3, inFront, Layer(kind, 20, random), Declare.Linear(3));
            if (ShapeInference.Infer(network) is { IsValid: true } shapes && shapes.Layers[1].Output.Length < MostWork)
            {
                return network;
            }
        }
    }

    /// <summary>An operation of the catalogue with options as its reference draws them.</summary>
    public static OperationDeclaration Operation(OperationSpec spec, int channels, Random random)
    {
        OperationReference reference = OperationReference.Find(spec.Name) ?? throw new InvalidOperationException($"{spec.Name} has no reference loops.");
        var options = new WrittenOptions([.. reference.Draw(random, channels)]);
        OperationDeclaration? drawn = spec.Parse(options);
        return options.HasErrors || drawn is null ? throw new InvalidOperationException($"{spec.Name}: {string.Join(", ", options.Problems)}") : drawn;
    }

    private static LayerDeclaration[] BehindMany(int channels, Random random)
    {
        OperationSpec[] all = [.. OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Operator)];
        int many = random.Next(2) == 0 ? 16 : random.Next(17, 40);
        return [Declare.Conv(many, 1, 1), Layer(all[random.Next(all.Length)].Name, many, random)];
    }

    private static LayerDeclaration Layer(string kind, int channels, Random random)
    {
        OperatorDeclaration? op = OperationCatalogue.Find(kind + "Attribute") is { Slot: OperationSlot.Operator } spec ? (OperatorDeclaration)Operation(spec, channels, random) : null;
        Activation activation = kind switch
        {
            Softmaxes => AnyActivation(ofPixels: true, random),
            Functions => AnyActivation(ofPixels: false, random),
            _ => random.Next(3) == 0 && OperationReference.Find(kind)?.BlursZero != true ? new ReLUDeclaration() : Activation.None,
        };
        return new LayerDeclaration("L", "public", op, activation);
    }

    private static Activation AnyActivation(bool ofPixels, Random random)
    {
        OperationSpec[] all = [.. OperationCatalogue.All.Where(o => o.Slot == OperationSlot.Activation && o.Declaration.IsSubclassOf(typeof(ElementwiseActivation)) != ofPixels)];
        return (Activation)Operation(all[random.Next(all.Length)], 1, random);
    }

    public static long Work(OperatorDeclaration? op, LayerShape shape)
    {
        int taps = op is null ? 0 : ReferenceOptions.Of(op) is var options ? options.Int(1, "KernelHeight") * options.Int(1, "KernelWidth") : 1;
        return shape.WeightCount > 0 ? shape.MultiplyAdds + shape.Input.Length
            : taps > 1 ? (long)shape.Output.Length * taps
            : shape.Input.Length + (2L * shape.Output.Length);
    }
}
