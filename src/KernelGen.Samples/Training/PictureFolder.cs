using KernelGen.Data;
using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Training;

/// <summary>
/// A folder of labelled pictures: each subfolder is a class, its name the label's. If there are subfolders <c>train</c> and <c>test</c>, the
/// classes are in them; else every fifth picture of a class, in the order of the names, is kept for the test.
/// </summary>
internal static class PictureFolder
{
    private const int TestEvery = 5;

    // Where pictures differ in size or are too large, all are brought to MNIST's.
    private const int CommonSize = 28;

    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".pgm", ".ppm", ".pnm"];

    /// <summary>Reads all pictures of a folder, in gray.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="largest">The greatest width and height that the network reads.</param>
    /// <exception cref="InvalidDataException">A file is not a picture that can be read, or there are too few or too many classes or pictures.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DigitSets Read(string folder, int largest)
    {
        (string train, string test) = (Path.Combine(folder, "train"), Path.Combine(folder, "test"));
        bool split = Directory.Exists(train) && Directory.Exists(test);
        string[] names = Classes(split ? train : folder);
        List<Labeled> training = [];
        List<Labeled> testing = [];
        if (split)
        {
            foreach (string name in Subfolders(test))
                if (!names.Contains(name)) throw new InvalidDataException($"{test} has a class '{name}', but {train} has none of this name.");
            training = [.. Files(train, names)];
            testing = [.. Files(test, names)];
        }
        else
        {
            foreach (IGrouping<int, Labeled> files in Files(folder, names).GroupBy(file => file.Label))
                foreach ((int i, Labeled file) in files.Index())
                    (i % TestEvery == TestEvery - 1 ? testing : training).Add(file);
        }

        if (training.Count == 0) throw new InvalidDataException($"{(split ? train : folder)} has no pictures in its {names.Length} subfolders.");
        if (testing.Count == 0)
            throw new InvalidDataException($"{(split ? test : folder)} has no pictures to test on{(split ? "" : $": a class needs {TestEvery} for one of them")}.");
        Picture[] pictures = [.. training.Concat(testing).Select(file => PictureFile.Read(file.Path).ToGray())];
        (int width, int height) = (pictures[0].Width, pictures[0].Height);
        if (width > largest || height > largest || pictures.Any(picture => (picture.Width, picture.Height) != (width, height)))
        {
            (width, height) = (CommonSize, CommonSize);
            pictures = [.. pictures.Select(picture => Resize.To(picture, width, height))];
        }

        return new DigitSets(
            folder,
            Join(training, pictures.AsSpan(0, training.Count), height, width),
            Join(testing, pictures.AsSpan(training.Count), height, width),
            new ClassNames("class", names));
    }

    private static LabeledImages Join(List<Labeled> files, ReadOnlySpan<Picture> pictures, int height, int width)
    {
        var pixels = new byte[checked(pictures.Length * height * width)];
        for (int i = 0; i < pictures.Length; i++)
            pictures[i].Pixels.CopyTo(pixels, i * height * width);
        return new LabeledImages(pixels, [.. files.Select(file => (byte)file.Label)], height, width);
    }

    private static string[] Classes(string folder)
    {
        string[] names = Subfolders(folder);
        return names.Length is >= 2 and <= 256
            ? names
            : throw new InvalidDataException($"{folder} has {names.Length} subfolders; a set of pictures has one for each class, 2 to 256.");
    }

    private static string[] Subfolders(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!).Where(IsVisible).Order(StringComparer.Ordinal)];

    private static IEnumerable<Labeled> Files(string folder, string[] names)
    {
        for (int label = 0; label < names.Length; label++)
        {
            string place = Path.Combine(folder, names[label]);
            if (!Directory.Exists(place)) continue;
            foreach (string path in Directory.EnumerateFiles(place).Where(path => IsVisible(Path.GetFileName(path))).Order(StringComparer.Ordinal))
            {
                yield return Extensions.Contains(Path.GetExtension(path).ToLowerInvariant())
                    ? new Labeled(path, label)
                    : throw new InvalidDataException($"{path}: this is not a picture by its name; PNG, JPEG, BMP, GIF, PGM and PPM are read.");
            }
        }
    }

    private static bool IsVisible(string? name) => name is not (null or ['.', ..]);

    private readonly record struct Labeled(string Path, int Label);
}
