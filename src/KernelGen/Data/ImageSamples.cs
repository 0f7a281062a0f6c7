using System.Runtime.CompilerServices;

namespace KernelGen.Data;

/// <summary>Grey images as samples of floats.</summary>
internal sealed class ImageSamples : ISharedDataset
{
    private readonly LabeledImages _images;
    private readonly float[] _valueOf = new float[256];
    private readonly int _width;
    private readonly int _top;
    private readonly int _left;

    public ImageSamples(LabeledImages images, int height, int width, double mean, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, images.Height);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, images.Width);
        if (!(deviation > 0 && double.IsFinite(deviation) && double.IsFinite(mean)))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), $"A mean of {mean} and a deviation of {deviation} normalise nothing.");
        }

        SampleLength = checked(height * width);
        _images = images;
        _width = width;
        _top = (height - images.Height) / 2;
        _left = (width - images.Width) / 2;
        for (int pixel = 0; pixel < 256; pixel++)
        {
            _valueOf[pixel] = (float)(((pixel / 255.0) - mean) / deviation);
        }
    }

    public int Count => _images.Count;

    public int SampleLength { get; }

    public bool TryReserve(int readers) => true;

    public int Read(int index, ulong seed, Span<float> sample, int reader) => Read(index, sample);

    // Compiled at full effort at once: the first epoch would be over before the runtime found that this is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe int Read(int index, Span<float> sample)
    {
        ReadOnlySpan<byte> image = _images.Image(index).Pixels;
        int width = _images.Width;
        float[] valueOf = _valueOf;
        sample = sample[..SampleLength];
        if (SampleLength > image.Length)
        {
            sample.Fill(valueOf[0]);
        }

        fixed (float* table = valueOf, to = sample)
        {
            fixed (byte* from = image)
            {
                // Four at a time, since each is two loads and a store and nothing else.
                for (int y = 0; y < _images.Height; y++)
                {
                    byte* row = from + (y * width);
                    float* target = to + ((_top + y) * _width) + _left;
                    int x = 0;
                    for (; x <= width - 4; x += 4)
                    {
                        target[x] = table[row[x]];
                        target[x + 1] = table[row[x + 1]];
                        target[x + 2] = table[row[x + 2]];
                        target[x + 3] = table[row[x + 3]];
                    }

                    for (; x < width; x++)
                    {
                        target[x] = table[row[x]];
                    }
                }
            }
        }

        return _images.Labels[index];
    }
}
