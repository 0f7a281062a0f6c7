namespace KernelGen.Data;

/// <summary>Grey images of one size with a label each, such as MNIST or Fashion-MNIST.</summary>
public sealed class LabeledImages
{
    private readonly IdxFile _images;
    private readonly IdxFile _labels;

    /// <summary>Brings images and labels together.</summary>
    /// <param name="images">A tensor of (count, rows, columns).</param>
    /// <param name="labels">A tensor of (count).</param>
    /// <exception cref="InvalidDataException">A rank is another, or the two counts differ.</exception>
    public LabeledImages(IdxFile images, IdxFile labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (images.Dimensions.Length != 3)
        {
            throw new InvalidDataException($"Images have 3 dimensions, but the file (byte 3) has {images.Dimensions.Length}: are these the labels?");
        }

        if (labels.Dimensions.Length != 1)
        {
            throw new InvalidDataException($"Labels have 1 dimension, but the file (byte 3) has {labels.Dimensions.Length}: are these the images?");
        }

        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new InvalidDataException($"There are {images.Dimensions[0]} images but {labels.Dimensions[0]} labels (byte 4 of the files).");
        }

        _images = images;
        _labels = labels;
        foreach (byte label in labels.Values)
        {
            Classes = Math.Max(Classes, label + 1);
        }
    }

    /// <summary>Brings together images and labels that are in memory already; the arrays must not change afterwards.</summary>
    /// <param name="pixels">The images, one after another, row by row.</param>
    /// <param name="labels">Each image's class, from 0.</param>
    /// <param name="height">Rows of each image, at least 1.</param>
    /// <param name="width">Columns of each image, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">There is no label, or the pixels are not as many images as there are labels.</exception>
    public LabeledImages(byte[] pixels, byte[] labels, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        long wanted = (long)height * width * labels.Length;
        if (labels.Length == 0 || pixels.Length / height / width != labels.Length || pixels.Length != wanted)
        {
            throw new ArgumentException(
                $"{labels.Length} labels of images of {height} x {width} need {wanted} pixels and at least one label, but there are {pixels.Length}.", nameof(pixels));
        }

        _images = new IdxFile([labels.Length, height, width], pixels);
        _labels = new IdxFile([labels.Length], labels);
        Classes = 1 + labels.Max();
    }

    /// <summary>Number of images.</summary>
    public int Count => _images.Dimensions[0];

    /// <summary>Rows of each image.</summary>
    public int Height => _images.Dimensions[1];

    /// <summary>Columns of each image.</summary>
    public int Width => _images.Dimensions[2];

    /// <summary>The largest label and one.</summary>
    public int Classes { get; }

    /// <summary>All labels, in the order of the images.</summary>
    public ReadOnlySpan<byte> Labels => _labels.Values;

    /// <summary>All pixels, image by image, row by row.</summary>
    public ReadOnlySpan<byte> Pixels => _images.Values;

    /// <summary>Reads a pair of IDX files, each plain or gzip.</summary>
    /// <exception cref="InvalidDataException">A file is not what it should be, or the two do not fit together.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static LabeledImages Load(string imagesPath, string labelsPath) =>
        new(IdxFile.Read(imagesPath), IdxFile.Read(labelsPath));

    /// <summary>Reads <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c> from a folder, plain or with <c>.gz</c>.</summary>
    /// <exception cref="InvalidDataException">A file is not what it should be, or the two do not fit together.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static LabeledImages LoadTrain(string folder) => LoadFrom(folder, "train");

    /// <summary>Reads the same for <c>t10k</c>, as MNIST calls its test set, or for <c>test</c>.</summary>
    /// <exception cref="InvalidDataException">A file is not what it should be, or the two do not fit together.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static LabeledImages LoadTest(string folder) => LoadFrom(folder, "t10k", "test");

    /// <summary>One image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlyImageView<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return new(Pixels.Slice(index * Height * Width, Height * Width), Width, Height);
    }

    /// <summary>
    /// The images as samples of one channel for a network: each pixel becomes <c>(pixel / 255 - mean) / deviation</c>, and the
    /// image lies in the middle of a larger field of the darkest value.
    /// </summary>
    /// <param name="height">Rows of a sample, at least <see cref="Height"/>; 0 for as many.</param>
    /// <param name="width">Columns of a sample, at least <see cref="Width"/>; 0 for as many.</param>
    /// <param name="mean">What is taken off.</param>
    /// <param name="deviation">What is divided by, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small, or the deviation not above 0.</exception>
    public IDataset ToSamples(int height = 0, int width = 0, double mean = 0, double deviation = 1) =>
        new ImageSamples(this, height == 0 ? Height : height, width == 0 ? Width : width, mean, deviation);

    private static LabeledImages LoadFrom(string folder, params ReadOnlySpan<string> sets)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (string set in sets)
        {
            if (Find(folder, $"{set}-images-idx3-ubyte") is { } images && Find(folder, $"{set}-labels-idx1-ubyte") is { } labels)
            {
                return Load(images, labels);
            }
        }

        throw new FileNotFoundException(
            $"'{folder}' lacks {string.Join(" or ", sets!)}-images-idx3-ubyte and -labels-idx1-ubyte, plain or with .gz.");
    }

    private static string? Find(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : null;
    }
}
