using System.Reflection;
using KernelGen.Data;

namespace KernelGen.Samples.Training;

/// <summary>Images to train on and others to test on.</summary>
/// <param name="Name">Where they come from, for the first line.</param>
/// <param name="Train">The training images.</param>
/// <param name="Test">Images that training never sees.</param>
/// <param name="Names">What the labels mean.</param>
internal sealed record DigitSets(string Name, LabeledImages Train, LabeledImages Test, ClassNames Names)
{
    /// <summary>One more than the greatest label.</summary>
    public int Classes => Math.Max(Train.Classes, Test.Classes);

    /// <summary>The 10,000 digits of MNIST that the program carries in itself.</summary>
    public static DigitSets Shipped() =>
        new("the shipped MNIST digits", FromResources("train"), FromResources("test"), ClassNames.Digits);

    /// <summary>
    /// Any data set in MNIST's format, four IDX files in a folder, plain or .gz; or a folder of pictures, one subfolder for each class.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="largest">The greatest width and height that the network reads.</param>
    /// <exception cref="IOException">The folder or a file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not what it should be.</exception>
    public static DigitSets FromFolder(string folder, int largest)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        if (Directory.EnumerateFiles(folder, "*-ubyte*").Any() || !Directory.EnumerateDirectories(folder).Any())
            return new(folder, LabeledImages.LoadTrain(folder), LabeledImages.LoadTest(folder), ClassNames.Numbers);
        return PictureFolder.Read(folder, largest);
    }

    private static LabeledImages FromResources(string set) =>
        new(IdxFile.Parse(Resource($"{set}-images-idx3-ubyte.gz")), IdxFile.Parse(Resource($"{set}-labels-idx1-ubyte.gz")));

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
