namespace KernelGen.Data;

/// <summary>
/// How training images are changed at random, so that a network learns what does not matter: moved, turned, made larger
/// or smaller, sheared, mirrored, cut. Every value is the largest change; each image gets one between it and its
/// opposite, all equally likely, and another in each epoch.
/// </summary>
/// <remarks>
/// <see cref="Shift"/> alone is torchvision's <c>RandomCrop</c> of an image padded by as many pixels, and copies values as they are.
/// Turned, scaled or sheared images are read between their pixels, bilinearly. What comes from outside the image is <see cref="Fill"/>.
/// </remarks>
/// <example>
/// <code>
/// var augmentation = new Augmentation { Shift = 2, Rotation = 10, Scale = 0.1 };
/// IDataset samples = augmentation.Of(images.ToSamples(32, 32), LeNet5.Shape);
/// var loader = new BatchLoader(samples, batchSize: 64, seed: 1) { Prefetch = 2 };
/// </code>
/// </example>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record Augmentation
{
    /// <summary>Whole pixels sideways and, drawn apart, up or down; at least 0. Default: 0.</summary>
    public int Shift { get; init => field = (int)Check(value, 4096, nameof(Shift)); }

    /// <summary>Degrees clockwise or back about the middle, 0 to 180. Default: 0.</summary>
    public double Rotation { get; init => field = Check(value, 180, nameof(Rotation)); }

    /// <summary>Share by which the image grows or shrinks, width and height each by its own; 0 to 0.9. Default: 0.</summary>
    public double Scale { get; init => field = Check(value, 0.9, nameof(Scale)); }

    /// <summary>Degrees by which upright lines lean, 0 to 60. Default: 0.</summary>
    public double Shear { get; init => field = Check(value, 60, nameof(Shear)); }

    /// <summary>Whether every other image, by chance, is mirrored left to right. Default: false.</summary>
    public bool Flip { get; init; }

    /// <summary>Rows that are cut out at a random height; 0 for all. Default: 0.</summary>
    public int CropHeight { get; init => field = (int)Check(value, int.MaxValue, nameof(CropHeight)); }

    /// <summary>Columns that are cut out at a random place; 0 for all. Default: 0.</summary>
    public int CropWidth { get; init => field = (int)Check(value, int.MaxValue, nameof(CropWidth)); }

    /// <summary>The value of what is outside the image, in all channels. Default: 0.</summary>
    public float Fill { get; init; }

    internal bool IsAffine => Rotation > 0 || Scale > 0 || Shear > 0;

    /// <summary>The samples of a dataset, changed at random each time they are read by a <see cref="BatchLoader"/>.</summary>
    /// <param name="dataset">The samples, channel by channel, row by row.</param>
    /// <param name="shape">The shape of one of them.</param>
    /// <returns>
    /// As many samples of the same shape, or of <see cref="CropHeight"/> rows and <see cref="CropWidth"/> columns. Read without a seed, they are
    /// not changed but for the cut, which is from the middle: what a test wants.
    /// </returns>
    /// <exception cref="ArgumentException">The samples are not of this shape, or smaller than what is cut out of them.</exception>
    public IRandomDataset Of(IDataset dataset, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.SampleLength != shape.Length)
        {
            throw new ArgumentException($"A sample has {dataset.SampleLength} values, but {shape} are {shape.Length}.", nameof(shape));
        }

        if (CropHeight > shape.Height || CropWidth > shape.Width)
        {
            throw new ArgumentException(
                $"{CropHeight} rows and {CropWidth} columns cannot be cut out of {shape.Height} and {shape.Width}.", nameof(shape));
        }

        return new AugmentedDataset(dataset, shape, this);
    }

    private static double Check(double value, double largest, string name) => value >= 0 && value <= largest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 to {largest}.");
}
