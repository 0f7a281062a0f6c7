using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Tests.Support;

/// <summary>The large networks of the samples, without source text.</summary>
internal static class CourseNetworks
{
    public static IReadOnlyDictionary<string, NetworkDeclaration> All { get; } = new Dictionary<string, NetworkDeclaration>
    {
        ["LeNet-5"] = LargeNetworks.All["LeNet-5"],
        ["AlexNet"] = AlexNet(),
        ["VGG-16"] = Vgg16(224),
        ["ResNet-34"] = ResNet34(),
        ["SqueezeNet 1.1"] = SqueezeNet11(),
    };

    public static NetworkDeclaration Vgg16(int size) => Declare.Network(
        3, size, size,
        [
            .. new[] { (64, 2), (128, 2), (256, 3), (512, 3), (512, 3) }.SelectMany(b => Enumerable.Range(0, b.Item2)
                .Select(_ => Conv(b.Item1, 3)).Append(Declare.MaxPool(2, 2))),
            Declare.Linear(4096, activation: new ReLUDeclaration()), Declare.Linear(4096, activation: new ReLUDeclaration()), Declare.Linear(1000),
        ]);

    private static NetworkDeclaration AlexNet() => Declare.Network(
        3, 224, 224,
        Declare.Conv(64, 11, 11, stride: 4, padding: 2, activation: new ReLUDeclaration()), Declare.MaxPool(3, 2), Conv(192, 5), Declare.MaxPool(3, 2),
        Conv(384, 3), Conv(256, 3), Conv(256, 3), Declare.MaxPool(3, 2),
        Declare.Linear(4096, activation: new ReLUDeclaration()), Declare.Linear(4096, activation: new ReLUDeclaration()), Declare.Linear(1000));

    private static NetworkDeclaration ResNet34()
    {
        var layers = new List<LayerDeclaration> { Declare.Conv(64, 7, 7, stride: 2, padding: 3, activation: new ReLUDeclaration()), Declare.MaxPool(3, 2, padding: 1) };
        foreach ((int channels, int blocks) in new[] { (64, 3), (128, 4), (256, 6), (512, 3) })
        {
            for (int i = 0; i < blocks; i++)
            {
                int from = layers.Count - 1, stride = i == 0 && channels > 64 ? 2 : 1;
                layers.Add(Conv(channels, 3, stride));
                int added = from;
                if (stride == 2)
                {
                    layers.Add(Declare.Conv(channels, 1, 1, stride: 2) with { Inputs = Places(from) });
                    added = layers.Count - 1;
                }

                layers.Add(Conv(channels, 3) with { Inputs = Places(from + 1), Join = new JoinDeclaration(false, Places(added)) });
            }
        }

        return Declare.Network(3, 224, 224, [.. layers, Declare.AdaptivePool(1, 1), Declare.Linear(1000)]);
    }

    private static NetworkDeclaration SqueezeNet11()
    {
        var layers = new List<LayerDeclaration> { Declare.Conv(64, 3, 3, stride: 2, activation: new ReLUDeclaration()), Declare.MaxPool(3, 2, ceil: true) };
        foreach (int squeezed in new[] { 16, 16, 0, 32, 32, 0, 48, 48, 64, 64 })
        {
            if (squeezed == 0)
            {
                layers.Add(Declare.MaxPool(3, 2, ceil: true));
                continue;
            }

            layers.Add(Conv(squeezed, 1));
            int squeeze = layers.Count - 1;
            layers.Add(Conv(4 * squeezed, 1));
            layers.Add(Conv(4 * squeezed, 3) with { Inputs = Places(squeeze) });
            layers.Add(new LayerDeclaration("L", "public", new ConcatDeclaration(), Activation.None) { Inputs = Places(squeeze + 1, squeeze + 2) });
        }

        return Declare.Network(3, 224, 224, [.. layers, Conv(1000, 1), Declare.AdaptivePool(1, 1)]);
    }

    private static LayerDeclaration Conv(int channels, int size, int stride = 1) =>
        Declare.Conv(channels, size, size, stride: stride, padding: size / 2, activation: new ReLUDeclaration());

    private static EquatableArray<int> Places(params int[] places) => places.ToEquatableArray();
}
