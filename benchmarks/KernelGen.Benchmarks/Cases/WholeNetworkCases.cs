using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Variants;
using KernelGen.Samples.Networks;

namespace KernelGen.Benchmarks.Cases;

/// <summary>The course's networks: one picture forward, and one training step of ResNet-34.</summary>
internal static class WholeNetworkCases
{
    // What the first layer, which has no gradient of its input, multiplies and adds for one sample.
    private const long ResNet34StemMultiplyAdds = 9_633_792;

    private static readonly (string Name, string Source, long MultiplyAdds, Func<Network> Create)[] Declared =
    [
        ("lenet5", "LeNet5.cs", LeNet5.MultiplyAdds, () => new LeNet5()),
        ("alexnet", "AlexNet.cs", AlexNet.MultiplyAdds, () => new AlexNet()),
        ("vgg16", "Vgg16.cs", Vgg16.MultiplyAdds, () => new Vgg16()),
        ("resnet34", "ResNet34.cs", ResNet34.MultiplyAdds, () => new ResNet34()),
        ("squeezenet1.0", "SqueezeNet.cs", SqueezeNet10.MultiplyAdds, () => new SqueezeNet10()),
        ("squeezenet1.1", "SqueezeNet.cs", SqueezeNet11.MultiplyAdds, () => new SqueezeNet11()),
    ];

    public static IEnumerable<Case> All { get; } =
    [
        .. Declared.Select(d => Forward(d.Name, d.MultiplyAdds)),
        Train("resnet34-64", ResNet34At64.MultiplyAdds, ResNet34StemMultiplyAdds, () => new ResNet34At64(), 16),
    ];

    /// <summary>The networks of one picture, by name.</summary>
    public static IReadOnlyDictionary<string, WholeNetworkVariants> Networks => Declared.ToDictionary(d => d.Name, d => new WholeNetworkVariants(d.Name, d.Create, 1, 0, d.Source));

    private static Case Forward(string name, long multiplyAdds) =>
        new($"network/{name}/forward/1", 2 * multiplyAdds, new Tolerance(0, 1e-4), context => Networks[name].Forward(context)) { Threaded = true };

    // The tolerance is for PyTorch as its own reference alone: the generated step is compared with one in double (TrainingReference).
    private static Case Train(string name, long multiplyAdds, long first, Func<Network> create, int batch) => new(
        $"network/{name}/train/{batch}", 2 * batch * ((3 * multiplyAdds) - first), Tolerance.Exact, new WholeNetworkVariants(name, create, batch, 0.05f).Train)
    {
        Threaded = true,
    };
}
