using System.Globalization;
using System.Text;

namespace KernelGen.Benchmarks.Generator;

/// <summary>The declarations that the generator is measured on.</summary>
internal static class GeneratorSources
{
    private const string Usings = "using KernelGen;\nnamespace Project;\n";

    /// <summary>LeNet-5.</summary>
    public const string LeNet5 =
        """
        using KernelGen;
        namespace Project;

        [Network(1, 32, 32)]
        public sealed partial class LeNet5
        {
            [Conv2d(6, 5), Tanh] public partial Layer C1 { get; }
            [AvgPool2d(2)] public partial Layer S2 { get; }
            [Conv2d(16, 5), Tanh] public partial Layer C3 { get; }
            [AvgPool2d(2)] public partial Layer S4 { get; }
            [Conv2d(120, 5), Tanh] public partial Layer C5 { get; }
            [Linear(84), Tanh] public partial Layer F6 { get; }
            [Linear(10)] public partial Layer Output { get; }
        }
        """;

    /// <summary>A chain like VGG, small enough to train here: four stages of two convolutions.</summary>
    public static string VggLike { get; } = Chain("VggLike", 3, 64, [
        "Conv2d(32, 3, Padding = 1), ReLU", "Conv2d(32, 3, Padding = 1), ReLU", "MaxPool2d(2)",
        "Conv2d(64, 3, Padding = 1), ReLU", "Conv2d(64, 3, Padding = 1), ReLU", "MaxPool2d(2)",
        "Conv2d(128, 3, Padding = 1), ReLU", "Conv2d(128, 3, Padding = 1), ReLU", "MaxPool2d(2)",
        "Conv2d(256, 3, Padding = 1), ReLU", "Conv2d(256, 3, Padding = 1), ReLU", "MaxPool2d(2)",
        "Linear(512), ReLU", "Linear(10)"]);

    /// <summary>A file of the project that declares nothing.</summary>
    public const string Unrelated = "namespace Project;\npublic static class Program { public static int Answer() => 42; }\n";

    /// <summary>The networks that <c>generator-time</c> knows.</summary>
    public static IReadOnlyList<(string Name, string Source)> Networks { get; } =
    [
        ("lenet5", LeNet5),
        ("vgg16-inference", Sample("Vgg16", trains: false)),
        ("vgg16", Sample("Vgg16", trains: true)),
        ("resnet34-inference", Sample("ResNet34", trains: false)),
        ("resnet34", Sample("ResNet34", trains: true)),
        ("fifty-kernels", Kernels(50)),
    ];

    /// <summary>Five networks and fifty image kernels, each network in a file of its own: LeNet-5 first, then the one like VGG; the kernels last but one, and last the unrelated file.</summary>
    public static IReadOnlyList<string> Project { get; } =
    [
        LeNet5,
        VggLike,
        Chain("Perceptron", 1, 28, ["Linear(128), ReLU", "Linear(64), ReLU", "Linear(10)"]),
        Chain("Small", 3, 32, ["Conv2d(16, 3), ReLU", "MaxPool2d(2)", "Conv2d(32, 3), ReLU", "MaxPool2d(2)", "Linear(10), Softmax"]),
        Chain("Depthwise", 3, 32, [
            "Conv2d(16, 3, Stride = 2, Padding = 1), ReLU", "Conv2d(16, 3, Padding = 1, Groups = 16), ReLU", "Conv2d(32, 1), ReLU",
            "GlobalAvgPool2d", "Linear(10)"]),
        Kernels(50),
        Unrelated,
    ];

    /// <summary>Where the kernels are among the files of the project.</summary>
    public const int KernelsFile = 5;

    /// <summary>Where the file is that declares nothing.</summary>
    public const int UnrelatedFile = 6;

    private static string Chain(string name, int channels, int size, IReadOnlyList<string> layers)
    {
        var text = new StringBuilder(Usings);
        text.Append(CultureInfo.InvariantCulture, $"[Network({channels}, {size}, {size})]\npublic sealed partial class {name}\n{{\n");
        for (int i = 0; i < layers.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"    [{layers[i]}] public partial Layer L{i} {{ get; }}\n");

        return text.Append("}\n").ToString();
    }

    /// <summary>One class of kernels, no two of them equal: sharpening, blurs and edges, on bytes, shorts and floats.</summary>
    public static string Kernels(int count)
    {
        string[] taps = ["0 -1 0; -1 {0} -1; 0 -1 0", "1 2 1; 2 {0} 2; 1 2 1", "-{0} 0 {0}; -2 0 2; -{0} 0 {0}", "1 4 {0} 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", "1 2 {0} 2 1"];
        string[] types = ["byte> source, ImageView<byte>", "byte> source, ImageView<short>", "float> source, ImageView<float>"];
        var text = new StringBuilder(Usings).Append("public static partial class Filters\n{\n");
        for (int i = 0; i < count; i++)
        {
            string matrix = string.Format(CultureInfo.InvariantCulture, taps[i % 5], 5 + (i / 5));
            text.Append(CultureInfo.InvariantCulture, $"    [ImageKernel(\"{matrix}\", Divisor = {3 + i})]\n    public static partial void K{i}(ReadOnlyImageView<{types[i % 3]} destination);\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Sample(string name, bool trains)
    {
        using Stream stream = typeof(GeneratorSources).Assembly.GetManifestResourceStream($"Samples.{name}.cs")!;
        string text = "using KernelGen;\n" + new StreamReader(stream).ReadToEnd();
        return trains ? text.Replace(", Training = false", "", StringComparison.Ordinal) : text;
    }
}
