using KernelGen.Samples.Classify;
using KernelGen.Samples.Fashion;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Mnist;

namespace KernelGen.Samples.Networks;

/// <summary>A network that the program knows by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Create">Makes it, its parameters zero.</param>
/// <param name="Pictures">How it reads pictures; null for a network that does not tell classes.</param>
/// <param name="TorchNames">Our name of a layer of torchvision's network; null where there is none.</param>
/// <param name="Shipped">The resource with trained weights; null where there is none.</param>
internal sealed record CatalogueEntry(
    string Name, Func<Network> Create, PictureReading? Pictures, TorchNames? TorchNames = null, string? Shipped = null);

/// <summary>The networks that the program knows by name.</summary>
internal static class Catalogue
{
    private static readonly CatalogueEntry[] s_all =
    [
        new("lenet5", () => new LeNet5(), PictureReading.Gray, Shipped: "lenet5.bin"),
        new("lenet5-best", () => new BestLeNet5(), PictureReading.Gray),
        new("mnist", () => new MnistNet(), PictureReading.Gray),
        new("fashion", () => new FashionNet(), PictureReading.Gray),
        new("alexnet", () => new AlexNet(), PictureReading.ImageNet, TorchNames.AlexNet),
        new("alexnet2012", () => new AlexNet2012(), PictureReading.ImageNet),
        new("vgg16", () => new Vgg16(), PictureReading.ImageNet, TorchNames.Vgg16),
        new("resnet34", () => new ResNet34(), PictureReading.ImageNet, TorchNames.ResNet34),
        new("squeezenet1.0", () => new SqueezeNet10(), PictureReading.ImageNet, TorchNames.SqueezeNet10),
        new("squeezenet1.1", () => new SqueezeNet11(), PictureReading.ImageNet, TorchNames.SqueezeNet11),
        new("mobilenetv3-small", () => new MobileNetV3Small(), PictureReading.ImageNet, TorchNames.MobileNetV3Small),
        new("unet", () => new UNet(), null),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => s_all.Select(n => n.Name);

    /// <summary>The networks that tell classes.</summary>
    public static IEnumerable<string> Classifiers => s_all.Where(n => n.Pictures is not null).Select(n => n.Name);

    /// <summary>The entry of a name; null where there is none.</summary>
    public static CatalogueEntry? Find(string name) => s_all.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Makes a network of a name, its parameters zero; null where there is none.</summary>
    public static Network? Create(string name) => Find(name)?.Create();
}
