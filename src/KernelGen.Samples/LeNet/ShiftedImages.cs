using KernelGen.Data;

namespace KernelGen.Samples.LeNet;

/// <summary>
/// Images as LeNet-5 wants them: in the middle of 32 x 32, with the values of <see cref="DigitScale"/>; moved a little at random
/// if wanted, another way each time one is read.
/// </summary>
internal sealed class ShiftedImages : IDataset
{
    private const int Size = DigitScale.Size;

    private readonly LabeledImages _images;
    private readonly int _shift;
    private readonly float[] _valueOf = new float[256];
    private ulong _random;

    /// <param name="images">At most 32 x 32 pixels.</param>
    /// <param name="shift">The longest way in pixels, sideways and up or down; 0 for none. Images stay within the 32 x 32.</param>
    /// <param name="seed">Which random shifts.</param>
    /// <exception cref="InvalidDataException">The images are too large, or have more classes than digits.</exception>
    public ShiftedImages(LabeledImages images, int shift = 0, ulong seed = 0)
    {
        if (images.Width > Size || images.Height > Size)
            throw new InvalidDataException($"LeNet-5 reads images of up to {Size} x {Size} pixels; these have {images.Width} x {images.Height}.");
        if (images.Classes > LeNet5.OutputLength)
            throw new InvalidDataException($"LeNet-5 tells {LeNet5.OutputLength} classes apart; the labels go up to {images.Classes - 1}.");
        _images = images;
        _shift = Math.Min(shift, (Size - Math.Max(images.Width, images.Height)) / 2);
        _random = seed;
        for (int pixel = 0; pixel < 256; pixel++)
            _valueOf[pixel] = DigitScale.Background + (pixel * ((DigitScale.Ink - DigitScale.Background) / 255));
    }

    public int Count => _images.Count;

    public int SampleLength => Size * Size;

    public int Read(int index, Span<float> sample)
    {
        ReadOnlyImageView<byte> image = _images.Image(index);
        int left = ((Size - image.Width) / 2) + NextShift();
        int top = ((Size - image.Height) / 2) + NextShift();
        sample.Fill(_valueOf[0]);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Row(y);
            Span<float> target = sample.Slice(((top + y) * Size) + left, row.Length);
            for (int x = 0; x < row.Length; x++)
                target[x] = _valueOf[row[x]];
        }

        return _images.Labels[index];
    }

    // SplitMix64 (G. Steele and others, 2014); the upper bits times the range, shifted down, are a number below the range.
    private int NextShift()
    {
        if (_shift == 0) return 0;
        _random += 0x9E3779B97F4A7C15;
        ulong bits = (_random ^ (_random >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return (int)(((bits >> 32) * (uint)((2 * _shift) + 1)) >> 32) - _shift;
    }
}
