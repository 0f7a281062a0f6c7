using KernelGen.Samples.LeNet;

namespace KernelGen.Samples.Networks;

/// <summary>The networks that the program knows by name.</summary>
internal static class Catalogue
{
    private static readonly (string Name, Func<Network> Create)[] s_all =
    [
        ("lenet5", () => new LeNet5()),
        ("alexnet", () => new AlexNet()),
        ("alexnet2012", () => new AlexNet2012()),
        ("vgg16", () => new Vgg16()),
        ("resnet34", () => new ResNet34()),
        ("squeezenet1.0", () => new SqueezeNet10()),
        ("squeezenet1.1", () => new SqueezeNet11()),
        ("mobilenetv3-small", () => new MobileNetV3Small()),
        ("unet", () => new UNet()),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => s_all.Select(n => n.Name);

    /// <summary>Makes a network of a name, its parameters zero; null where there is none.</summary>
    public static Network? Create(string name) => s_all.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Create?.Invoke();
}
