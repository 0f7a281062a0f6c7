using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Support;

using BorderMode = KernelGen.Compiler.Declarations.BorderMode;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;

/// <summary>Small networks of two layers with options drawn at random, the same ones for the same seed.</summary>
internal static class RandomNetworks
{
    private static readonly Activation[] s_plain = [Activation.None, new TanhDeclaration(), new ReLUDeclaration(), new SigmoidDeclaration()];

    public static NetworkDeclaration Make(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            int channels = random.Next(1, 5) * (random.Next(3) == 0 ? 6 : 1);
            NetworkDeclaration declaration = Declare.Network(
                channels, random.Next(1, 9), random.Next(1, 22), Layer(random, channels), With(seed, Layer(random, channels)));
            if (ShapeInference.Infer(declaration) is { IsValid: true } shapes && shapes.MultiplyAdds < 12_000)
            {
                return declaration;
            }
        }
    }

    /// <summary>Every third network ends with one of the activations that have numbers, keep their input or look at all channels.</summary>
    private static LayerDeclaration With(int seed, LayerDeclaration layer) => seed % 3 > 0
        ? layer
        : layer with
        {
            Activation = (seed / 3 % 8) switch
            {
                0 => new LeakyReLUDeclaration(0.25f),
                1 => new LeakyReLUDeclaration(-0.5f),
                2 => new ClampDeclaration(-0.5f, 2),
                3 => new GELUDeclaration(),
                4 => new GELUDeclaration(Approximate: true),
                5 => new SiLUDeclaration(),
                6 => new SoftmaxDeclaration(1.5f),
                _ => new LogSoftmaxDeclaration(),
            },
        };

    private static LayerDeclaration Layer(Random random, int channels)
    {
        Activation activation = s_plain[random.Next(4)];
        int stride = random.Next(1, 4);
        int padding = random.Next(3);
        int groups = random.Next(3) == 0 ? channels : 1;
        int size = random.Next(1, 5);
        return random.Next(9) switch
        {
            0 => Declare.Linear(random.Next(1, 40), random.Next(2) == 0, activation),
            1 => Declare.MaxPool(size, stride, Math.Min(padding, size / 2), random.Next(2) == 0, activation, random.Next(1, 3)),
            2 => Declare.AvgPool(size, stride, Math.Min(padding, size / 2), random.Next(2) == 0, random.Next(2) == 0),
            3 => Declare.Apply(activation == Activation.None ? new TanhDeclaration() : activation),
            4 => Declare.Stencil(
                size, random.Next(1, 5), (BorderMode)random.Next(6), random.Next(2), random.Next(2) == 0, activation),
            5 => Declare.AdaptivePool(random.Next(1, 9), random.Next(1, 20), activation),
            _ => Declare.Conv(
                groups * random.Next(1, groups > 1 ? 3 : 20), size, random.Next(1, 5), stride, padding, random.Next(1, 3), groups,
                random.Next(2) == 0, activation, (PaddingMode)random.Next(4)),
        };
    }
}
