using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen.Data;

/// <summary>Samples changed by an <see cref="Augmentation"/>.</summary>
internal sealed class AugmentedDataset : IRandomDataset
{
    private readonly IDataset _dataset;
    private readonly Shape _from;
    private readonly Augmentation _options;
    private readonly int _height;
    private readonly int _width;

    // One channel within a frame of two pixels, so that reading between pixels needs no test for the edge.
    private readonly float[] _framed;
    private readonly float[] _sample;

    public AugmentedDataset(IDataset dataset, Shape from, Augmentation options)
    {
        _dataset = dataset;
        _from = from;
        _options = options;
        _height = options.CropHeight == 0 ? from.Height : options.CropHeight;
        _width = options.CropWidth == 0 ? from.Width : options.CropWidth;
        SampleLength = from.Channels * _height * _width;
        _sample = new float[from.Length];
        _framed = new float[checked((from.Height + (2 * Warp.Frame)) * (from.Width + (2 * Warp.Frame)))];
        Array.Fill(_framed, options.Fill);
    }

    public int Count => _dataset.Count;

    public int SampleLength { get; }

    public int Read(int index, Span<float> sample)
    {
        int label = _dataset.Read(index, _sample);
        Copy(sample, (_from.Height - _height) / 2, (_from.Width - _width) / 2, flip: false);
        return label;
    }

    // Compiled at full effort at once, as all that is called for every sample: the first epoch would be over before the runtime found that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(int index, ulong seed, Span<float> sample)
    {
        int label = _dataset is IRandomDataset random ? random.Read(index, ~seed, _sample) : _dataset.Read(index, _sample);

        // All numbers are drawn whatever is wanted, so that one option does not change what another does.
        var numbers = new RandomStream(seed);
        int down = numbers.NextBelow((2 * _options.Shift) + 1) - _options.Shift;
        int right = numbers.NextBelow((2 * _options.Shift) + 1) - _options.Shift;
        int top = numbers.NextBelow(_from.Height - _height + 1) - down;
        int left = numbers.NextBelow(_from.Width - _width + 1) - right;
        bool flip = numbers.NextBelow(2) == 1 && _options.Flip;
        double angle = Draw(ref numbers, _options.Rotation);
        double tall = Draw(ref numbers, _options.Scale);
        double wide = Draw(ref numbers, _options.Scale);
        double shear = Draw(ref numbers, _options.Shear);
        if (!_options.IsAffine)
        {
            Copy(sample, top, left, flip);
            return label;
        }

        var warp = Warp.Inverse(angle, 1 + wide, 1 + tall, shear, flip);
        for (int channel = 0; channel < _from.Channels; channel++)
        {
            Enframe(channel);
            warp.Apply(_framed, _from.Height, _from.Width, sample.Slice(channel * _height * _width, _height * _width), _width, top, left);
        }

        return label;
    }

    private static double Draw(ref RandomStream numbers, double largest) => ((2 * numbers.NextUnit()) - 1) * largest;

    private void Enframe(int channel)
    {
        int stride = _from.Width + (2 * Warp.Frame);
        ReadOnlySpan<float> plane = _sample.AsSpan(channel * _from.Height * _from.Width, _from.Height * _from.Width);
        for (int y = 0; y < _from.Height; y++)
        {
            plane.Slice(y * _from.Width, _from.Width).CopyTo(_framed.AsSpan(((y + Warp.Frame) * stride) + Warp.Frame));
        }
    }

    // The part whose upper left pixel is (top, left), which may be partly outside; mirrored after it was cut out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(Span<float> sample, int top, int left, bool flip)
    {
        int first = Math.Clamp(-left, 0, _width);
        int end = Math.Clamp(_from.Width - left, first, _width);
        for (int row = 0; row < _from.Channels * _height; row++)
        {
            (int channel, int y) = Math.DivRem(row, _height);
            Span<float> to = sample.Slice(row * _width, _width);
            if ((uint)(y + top) >= (uint)_from.Height)
            {
                to.Fill(_options.Fill);
                continue;
            }

            to[..first].Fill(_options.Fill);
            to[end..].Fill(_options.Fill);
            if (end > first)
            {
                int from = (((channel * _from.Height) + y + top) * _from.Width) + left;
                _sample.AsSpan(from + first, end - first).CopyTo(to[first..]);
            }

            if (flip)
            {
                to.Reverse();
            }
        }
    }
}
