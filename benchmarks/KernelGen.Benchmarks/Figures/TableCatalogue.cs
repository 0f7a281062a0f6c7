namespace KernelGen.Benchmarks.Figures;

/// <summary>The tables of the pages, and which pages they are in.</summary>
internal static class TableCatalogue
{
    private const string Loops = "generic", Onnx = "onnxruntime", Torch = "pytorch", OneDnn = "onednn", Filter = "opencv", Own = "opencv-own", ImageSharp = "imagesharp";

    private static readonly (string Name, string Title)[] Layers =
    [
        ("conv3x3/64-64/56", "3×3, 64 to 64 channels, 56×56"),
        ("conv3x3/128-128/28", "3×3, 128 to 128, 28×28"),
        ("conv3x3/256-256/14", "3×3, 256 to 256, 14×14"),
        ("conv3x3/512-512/7", "3×3, 512 to 512, 7×7"),
        ("conv1x1/256-64/56", "1×1, 256 to 64, 56×56"),
        ("conv7x7s2/3-64/112", "7×7 by steps of 2, 3 to 64, 112×112"),
        ("conv11x11s4/3-64/55", "11×11 by steps of 4, 3 to 64, 55×55"),
        ("depthwise3x3/64/56", "depthwise 3×3, 64, 56×56"),
    ];

    /// <summary>The pages that have tables, below the repository's root.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["README.md", "docs/figures.md"];

    /// <summary>All tables.</summary>
    public static IReadOnlyList<FigureTable> All { get; } =
    [
        new ProcessorsTable("headline",
        [
            new("LeNet-5, one image", "lenet5/forward/1", Onnx, Torch, Loops),
            new("LeNet-5, training step of 64 images", "lenet5/train/64", Torch, Loops),
            new("sharpen 3×3, 1920×1080 bytes", "image/sharpen/byte-byte/1920x1080/1", Filter, Loops),
            new("Gaussian 5×5, 1920×1080 bytes", "image/gaussian5/byte-byte/1920x1080/1", Own, Loops),
            new("3×3 layer, 256 to 256 channels, 14×14", "conv3x3/256-256/14/forward", Onnx, Torch, Loops),
            new("ResNet-34, one image of 224×224", "network/resnet34/forward/1", Onnx, Torch),
            new("VGG-16, one image of 224×224", "network/vgg16/forward/1", Onnx, Torch),
        ]),
        new DetailTable("images", [Loops, Filter, Own, ImageSharp],
        [
            Image("sharpen", "sharpen"),
            Image("blur", "blur"),
            Image("outline", "outline"),
            Image("emboss", "emboss"),
            Image("right Sobel", "sobel-right"),
            Image("identity", "identity"),
            Image("Gaussian 5×5", "gaussian5"),
            Image("Gaussian 7×7", "gaussian7"),
            Image("box 3×3", "box3"),
            Image("box 7×7", "box7"),
            Image("blur, Sobel x and y, magnitude: one pipeline, four OpenCV calls", "pipeline-sobel"),
        ]),
        new DetailTable("layers", [Onnx, Torch, OneDnn, Loops], [.. Layers.Select(layer => new FigureRow(layer.Title, layer.Name + "/forward"))]) { ShowShare = true },
        new DetailTable("networks", [Onnx, Torch],
        [
            new("LeNet-5, 32×32", "lenet5/forward/1"),
            new("SqueezeNet 1.1", "network/squeezenet1.1/forward/1"),
            new("SqueezeNet 1.0", "network/squeezenet1.0/forward/1"),
            new("AlexNet", "network/alexnet/forward/1"),
            new("ResNet-34", "network/resnet34/forward/1"),
            new("VGG-16", "network/vgg16/forward/1"),
        ]) { ShowShare = true },
        new DetailTable("gradients", [Torch, OneDnn],
        [
            .. Layers.Select(layer => new FigureRow(layer.Title + ": input", layer.Name + "/backward-data")),
            .. Layers.Select(layer => new FigureRow(layer.Title + ": weights", layer.Name + "/backward-weights")),
        ]) { ShowShare = true },
        new DetailTable("training", [Torch],
        [
            new("LeNet-5, 64 images", "lenet5/train/64"),
            new("ResNet-34, 16 pictures of 64×64", "network/resnet34-64/train/16"),
        ]) { ShowShare = true },
    ];

    private static FigureRow Image(string title, string kernel) => new(title, $"image/{kernel}/byte-byte/1920x1080/1");
}
