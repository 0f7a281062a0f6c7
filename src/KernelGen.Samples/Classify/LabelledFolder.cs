using KernelGen.Samples.Training;

namespace KernelGen.Samples.Classify;

/// <summary>A file of a class.</summary>
/// <param name="Path">The file.</param>
/// <param name="Label">Its class.</param>
internal readonly record struct LabelledFile(string Path, int Label);

/// <summary>Pictures to test a network with: a subfolder for each class.</summary>
/// <param name="Files">All files, class by class.</param>
/// <param name="Classes">The subfolders and their classes.</param>
internal sealed record LabelledFolder(IReadOnlyList<LabelledFile> Files, IReadOnlyList<(string Name, int Label)> Classes)
{
    /// <summary>Lists the files. Hidden ones are left out, all others are pictures or errors.</summary>
    /// <param name="folder">The folder. If it has subfolders <c>train</c> and <c>test</c>, as training takes them, <c>test</c> is meant.</param>
    /// <param name="classes">Number of the network's classes.</param>
    /// <param name="names">
    /// What they are called. Subfolders are called so; or they have the classes' numbers; or their order is the classes' order.
    /// </param>
    /// <exception cref="InvalidDataException">The subfolders are not the network's classes, or there are no files.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static LabelledFolder Of(string folder, int classes, ClassNames names)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        string test = Path.Combine(folder, "test");
        if (Directory.Exists(test) && Directory.Exists(Path.Combine(folder, "train"))) folder = test;
        string[] found = [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!).Where(IsVisible).Order(StringComparer.Ordinal)];
        if (found.Length == 0) throw new InvalidDataException($"{folder} has no subfolders; labelled pictures are in one for each class.");
        int[] labels = Labels(folder, found, classes, names);
        List<LabelledFile> files = [];
        for (int i = 0; i < found.Length; i++)
        {
            IEnumerable<string> inside = Directory.EnumerateFiles(Path.Combine(folder, found[i])).Where(path => IsVisible(Path.GetFileName(path)));
            files.AddRange(inside.Order(StringComparer.Ordinal).Select(path => new LabelledFile(path, labels[i])));
        }

        return files.Count > 0
            ? new LabelledFolder(files, [.. found.Zip(labels)])
            : throw new InvalidDataException($"{folder} has no pictures in its {found.Length} subfolders.");
    }

    private static int[] Labels(string folder, string[] found, int classes, ClassNames names)
    {
        string[] called = [.. Enumerable.Range(0, classes).Select(label => names[label])];
        int[] labels = [.. found.Select(name => Array.IndexOf(called, name))];
        if (labels.All(label => label >= 0)) return labels;
        if (names.AreWords && labels.Any(label => label >= 0))
            throw new InvalidDataException($"{folder} has a subfolder '{found[Array.IndexOf(labels, -1)]}', but no class is called so.");
        labels = [.. found.Select(name => int.TryParse(name, System.Globalization.NumberStyles.None, null, out int label) && label < classes ? label : -1)];
        if (labels.All(label => label >= 0) && labels.Distinct().Count() == labels.Length) return labels;
        return found.Length <= classes
            ? [.. Enumerable.Range(0, found.Length)]
            : throw new InvalidDataException($"{folder} has {found.Length} subfolders, but the network tells {classes} classes apart.");
    }

    private static bool IsVisible(string name) => name is not ['.', ..];
}
