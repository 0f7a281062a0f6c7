using System.Text;

namespace KernelGen.Samples.Training;

/// <summary>What the labels of a data set mean.</summary>
/// <param name="Noun">What one of them is: "digit", "class".</param>
/// <param name="Names">The names, the one of label 0 first; may be fewer than there are labels, whose names are then their numbers.</param>
internal sealed record ClassNames(string Noun, IReadOnlyList<string> Names)
{
    private const int LongestFile = 1 << 16;
    private const int LongestName = 40;

    // Lists of ImageNet's classes have synonyms in a name, and "crane" twice.
    private const int LongestListed = 200;

    /// <summary>MNIST's.</summary>
    public static ClassNames Digits { get; } = new("digit", [.. "0123456789".Select(digit => digit.ToString())]);

    /// <summary>Fashion-MNIST's (H. Xiao and others, 2017).</summary>
    public static ClassNames Fashion { get; } = new(
        "class", ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]);

    /// <summary>Labels of which nothing is known but their numbers.</summary>
    public static ClassNames Numbers { get; } = new("class", []);

    /// <summary>The name of a label.</summary>
    public string this[int label] => label < Names.Count ? Names[label] : FormattableString.Invariant($"{label}");

    /// <summary>Whether names say more than the numbers do.</summary>
    public bool AreWords => Names.Where((name, i) => name != FormattableString.Invariant($"{i}")).Any();

    /// <summary>What the value of <c>--labels</c> means.</summary>
    /// <param name="labels"><c>digits</c>, <c>fashion</c>, or a text file with one name a line.</param>
    /// <param name="classes">How many labels want a name.</param>
    /// <param name="isList">Whether the names are only listed: then they may be longer, and one may be there twice.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file has too few names, or one that is empty, too long, or there twice.</exception>
    public static ClassNames Of(string labels, int classes, bool isList = false)
    {
        ClassNames names = labels switch
        {
            "digits" => Digits,
            "fashion" => Fashion,
            _ => new ClassNames("class", ReadLines(labels, isList)),
        };
        return names.Names.Count >= classes
            ? names
            : throw new InvalidDataException(isList
                ? $"--labels {labels} names {names.Names.Count} classes, but the network has {classes}."
                : $"--labels {labels} names {names.Names.Count} classes, but the data's labels go up to {classes - 1}.");
    }

    private static string[] ReadLines(string path, bool isList)
    {
        int longest = isList ? LongestListed : LongestName;
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder; --labels wants digits, fashion or a file.");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file '{path}'; --labels wants digits, fashion or a file with one name a line.");
        using FileStream file = File.OpenRead(path);
        if (file.Length > LongestFile) throw new InvalidDataException($"{path}: {file.Length} bytes are more than the {LongestFile} that are read.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        string[] lines = Decode(path, bytes).TrimEnd('\n', '\r').Split('\n').Select(line => line.Trim()).ToArray();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) throw new InvalidDataException($"{path}: line {i + 1} is empty, but each wants a name.");
            if (lines[i].Length > longest) throw new InvalidDataException($"{path}: line {i + 1} has {lines[i].Length} characters; a name has {longest} at most.");
            if (lines[i].Any(char.IsControl)) throw new InvalidDataException($"{path}: line {i + 1} has a control character.");
            if (!isList && Array.IndexOf(lines, lines[i]) is int first && first < i)
                throw new InvalidDataException($"{path}: lines {first + 1} and {i + 1} are both '{lines[i]}'.");
        }

        return lines;
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{path}: byte {e.Index} is not UTF-8.", e);
        }
    }
}
