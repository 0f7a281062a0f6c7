using KernelGen.Data;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;

namespace KernelGen.Samples.Tests.Classify;

/// <summary>The shipped test digits as pictures.</summary>
internal static class Digits
{
    private static readonly LabeledImages s_test = DigitSets.Shipped().Test;

    /// <summary>Writes a digit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="index">Which digit.</param>
    /// <param name="scale">How many pixels become of each in a row.</param>
    /// <param name="inverted">Whether it is dark on light paper.</param>
    /// <returns>Which digit it is.</returns>
    public static int Save(string path, int index, int scale = 1, bool inverted = false)
    {
        var picture = new Picture(28 * scale, 28 * scale, 1);
        for (int y = 0; y < picture.Height; y++)
            for (int x = 0; x < picture.Width; x++)
                picture.Row(y)[x] = (byte)(s_test.Image(index).Row(y / scale)[x / scale] ^ (inverted ? 255 : 0));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PictureFile.WritePng(path, picture);
        return s_test.Labels[index];
    }

    /// <summary>The label of a digit.</summary>
    public static int Label(int index) => s_test.Labels[index];
}
