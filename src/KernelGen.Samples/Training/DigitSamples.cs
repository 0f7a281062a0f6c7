using KernelGen.Data;
using KernelGen.Samples.LeNet;

namespace KernelGen.Samples.Training;

/// <summary>Images as a network wants them: in the middle of its input, with the values of <see cref="DigitScale"/>.</summary>
internal static class DigitSamples
{
    /// <summary>The samples.</summary>
    /// <exception cref="InvalidDataException">The images are too large for the network, or have more classes than it has outputs.</exception>
    public static IDataset Of(LabeledImages images, Network network)
    {
        Shape input = network.InputShape;
        if (images.Width > input.Width || images.Height > input.Height)
            throw new InvalidDataException($"{network.Name} reads images of up to {input.Width} x {input.Height} pixels; these have {images.Width} x {images.Height}.");
        if (images.Classes > network.OutputShape.Length)
            throw new InvalidDataException($"{network.Name} tells {network.OutputShape.Length} classes apart; the labels go up to {images.Classes - 1}.");

        // (pixel / 255 - mean) / deviation is the background for 0 and the ink for 255.
        const double Deviation = 1 / ((double)DigitScale.Ink - DigitScale.Background);
        return images.ToSamples(input.Height, input.Width, -DigitScale.Background * Deviation, Deviation);
    }
}
