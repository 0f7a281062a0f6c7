using System.Text.RegularExpressions;

namespace KernelGen.Samples.Networks;

/// <summary>
/// What torchvision calls the layers, so that the file of its <c>state_dict</c> is read as it is: patterns of its names, each with ours.
/// </summary>
/// <param name="Rules">Patterns, the first that fits counts. <c>$1</c> is the pattern's first group.</param>
internal sealed record TorchNames(params (string Pattern, string Ours)[] Rules)
{
    public static TorchNames AlexNet { get; } = Rows(["C1", "C2", "C3", "C4", "C5"], [0, 3, 6, 8, 10], ["F6", "F7", "Output"], [1, 4, 6]);

    public static TorchNames Vgg16 { get; } = Rows(
        ["C11", "C12", "C21", "C22", "C31", "C32", "C33", "C41", "C42", "C43", "C51", "C52", "C53"],
        [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28],
        ["F6", "F7", "Output"],
        [0, 3, 6]);

    public static TorchNames ResNet34 { get; } = new(
        (@"^conv1\.", "Stem."),
        (@"^bn1\.", "Stem.norm."),
        (@"^layer(\d)\.(\d)\.conv(\d)\.", "Stage$1.$2.Conv$3."),
        (@"^layer(\d)\.(\d)\.bn(\d)\.", "Stage$1.$2.Conv$3.norm."),
        (@"^layer(\d)\.(\d)\.downsample\.0\.", "Stage$1.$2.Shortcut."),
        (@"^layer(\d)\.(\d)\.downsample\.1\.", "Stage$1.$2.Shortcut.norm."),
        (@"^fc\.", "Output."));

    public static TorchNames SqueezeNet10 { get; } = Fires([(3, "Fire2"), (4, "Fire3"), (5, "Fire4"), (7, "Fire5"), (8, "Fire6"), (9, "Fire7"), (10, "Fire8"), (12, "Fire9")]);

    public static TorchNames SqueezeNet11 { get; } = Fires(
        [(3, "Fire2.0"), (4, "Fire2.1"), (6, "Fire4.0"), (7, "Fire4.1"), (9, "Fire6.0"), (10, "Fire6.1"), (11, "Fire8.0"), (12, "Fire8.1")]);

    public static TorchNames MobileNetV3Small { get; } = new(
    [
        (@"^features\.0\.0\.", "Stem."),
        (@"^features\.0\.1\.", "Stem.norm."),
        (@"^features\.1\.block\.0\.0\.", "Wide1."),
        (@"^features\.1\.block\.0\.1\.", "Wide1.norm."),
        (@"^features\.1\.block\.1\.fc1\.", "Excite1.Squeeze."),
        (@"^features\.1\.block\.1\.fc2\.", "Excite1.Gate."),
        (@"^features\.1\.block\.2\.0\.", "Narrow1."),
        (@"^features\.1\.block\.2\.1\.", "Narrow1.norm."),
        .. Conv(@"features\.(\d+)\.block\.0", "Wide$1.Expand"),
        .. Conv(@"features\.(\d+)\.block\.1", "Wide$1.Depthwise"),
        (@"^features\.(\d+)\.block\.2\.fc1\.", "Wide$1.Weighted.Squeeze."),
        (@"^features\.(\d+)\.block\.2\.fc2\.", "Wide$1.Weighted.Gate."),
        .. Conv(@"features\.(2|3)\.block\.2", "Narrow$1"),
        .. Conv(@"features\.(\d+)\.block\.3", "Narrow$1"),
        .. Conv(@"features\.12", "Last"),
        (@"^classifier\.0\.", "Hidden."),
        (@"^classifier\.3\.", "Output."),
    ]);

    /// <summary>Our name of a tensor; the name itself where no pattern fits.</summary>
    public string Of(string name)
    {
        foreach ((string pattern, string ours) in Rules)
            if (Regex.IsMatch(name, pattern)) return Regex.Replace(name, pattern, ours);
        return name;
    }

    // A convolution and the norm behind it.
    private static (string Pattern, string Ours)[] Conv(string place, string ours) => [($@"^{place}\.0\.", $"{ours}."), ($@"^{place}\.1\.", $"{ours}.norm.")];

    private static TorchNames Rows(string[] features, int[] places, string[] classifier, int[] classifierPlaces) => new(
    [
        .. features.Zip(places, (ours, place) => ($@"^features\.{place}\.", $"{ours}.")),
        .. classifier.Zip(classifierPlaces, (ours, place) => ($@"^classifier\.{place}\.", $"{ours}.")),
    ]);

    private static TorchNames Fires((int Place, string Ours)[] fires) => new(
    [
        (@"^features\.0\.", "Conv1."),
        .. fires.SelectMany(fire => ((string, string)[])
        [
            ($@"^features\.{fire.Place}\.squeeze\.", $"{fire.Ours}.Squeeze."),
            ($@"^features\.{fire.Place}\.expand1x1\.", $"{fire.Ours}.Expand1."),
            ($@"^features\.{fire.Place}\.expand3x3\.", $"{fire.Ours}.Expand3."),
        ]),
        (@"^classifier\.1\.", "Conv10."),
    ]);
}
