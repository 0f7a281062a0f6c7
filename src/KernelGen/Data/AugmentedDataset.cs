using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen.Data;

/// <summary>Samples changed by an <see cref="Augmentation"/>.</summary>
internal sealed class AugmentedDataset : IRandomDataset, ISharedDataset
{
    private readonly IDataset _dataset;
    private readonly Shape _from;
    private readonly Augmentation _options;
    private readonly int _height;
    private readonly int _width;

    // One for each thread that reads at the same time.
    private Room[] _rooms;

    public AugmentedDataset(IDataset dataset, Shape from, Augmentation options)
    {
        _dataset = dataset;
        _from = from;
        _options = options;
        _height = options.CropHeight == 0 ? from.Height : options.CropHeight;
        _width = options.CropWidth == 0 ? from.Width : options.CropWidth;
        SampleLength = from.Channels * _height * _width;
        _rooms = [new Room(from, options)];
    }

    public int Count => _dataset.Count;

    public int SampleLength { get; }

    public bool TryReserve(int readers)
    {
        if (_dataset is not ISharedDataset shared || !shared.TryReserve(readers))
        {
            return false;
        }

        _rooms = [.. _rooms, .. Enumerable.Range(0, Math.Max(0, readers - _rooms.Length)).Select(_ => new Room(_from, _options))];
        return true;
    }

    public int Read(int index, Span<float> sample)
    {
        int label = _dataset.Read(index, _rooms[0].Sample);
        Copy(_rooms[0].Sample, sample, (_from.Height - _height) / 2, (_from.Width - _width) / 2, flip: false);
        return label;
    }

    public int Read(int index, ulong seed, Span<float> sample)
    {
        Room room = _rooms[0];
        return Change(seed, sample, room, _dataset is IRandomDataset random ? random.Read(index, ~seed, room.Sample) : _dataset.Read(index, room.Sample));
    }

    public int Read(int index, ulong seed, Span<float> sample, int reader)
    {
        Room room = _rooms[reader];
        return Change(seed, sample, room, ((ISharedDataset)_dataset).Read(index, ~seed, room.Sample, reader));
    }

    private static double Draw(ref RandomStream numbers, double largest) => ((2 * numbers.NextUnit()) - 1) * largest;

    // Compiled at full effort at once, as all that is called for every sample: the first epoch would be over before the runtime found that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Change(ulong seed, Span<float> sample, Room room, int label)
    {
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
            Copy(room.Sample, sample, top, left, flip);
            return label;
        }

        var warp = Warp.Inverse(angle, 1 + wide, 1 + tall, shear, flip);
        for (int channel = 0; channel < _from.Channels; channel++)
        {
            Enframe(channel, room);
            warp.Apply(room.Framed, _from.Height, _from.Width, sample.Slice(channel * _height * _width, _height * _width), _width, top, left);
        }

        return label;
    }

    private void Enframe(int channel, Room room)
    {
        int stride = _from.Width + (2 * Warp.Frame);
        ReadOnlySpan<float> plane = room.Sample.AsSpan(channel * _from.Height * _from.Width, _from.Height * _from.Width);
        for (int y = 0; y < _from.Height; y++)
        {
            plane.Slice(y * _from.Width, _from.Width).CopyTo(room.Framed.AsSpan(((y + Warp.Frame) * stride) + Warp.Frame));
        }
    }

    // The part whose upper left pixel is (top, left), which may be partly outside; mirrored after it was cut out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Copy(float[] source, Span<float> sample, int top, int left, bool flip)
    {
        int first = Math.Clamp(-left, 0, _width);
        int end = Math.Clamp(_from.Width - left, first, _width);
        int firstRow = Math.Clamp(-top, 0, _height);
        int endRow = Math.Clamp(_from.Height - top, firstRow, _height);
        fixed (float* from = source, to = sample[..SampleLength])
        {
            for (int channel = 0; channel < _from.Channels; channel++)
            {
                float* plane = to + (channel * _height * _width);
                Fill(plane, 0, firstRow * _width);
                Fill(plane, endRow * _width, _height * _width);
                for (int y = firstRow; y < endRow; y++)
                {
                    float* row = plane + (y * _width);
                    CopyRow(from + (((channel * _from.Height) + y + top) * _from.Width) + left, row, first, end);
                    Fill(row, 0, first);
                    Fill(row, end, _width);
                    if (flip)
                    {
                        new Span<float>(row, _width).Reverse();
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Fill(float* to, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            to[i] = _options.Fill;
        }
    }

    // In place: a call for each row would take longer than the row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void CopyRow(float* from, float* to, int first, int end)
    {
        int i = first;
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Load(from + i).Store(to + i);
        }

        // The last vector goes over some that are copied already.
        if (i < end && end - first >= Vector<float>.Count)
        {
            Vector.Load(from + end - Vector<float>.Count).Store(to + end - Vector<float>.Count);
            return;
        }

        for (; i < end; i++)
        {
            to[i] = from[i];
        }
    }

    /// <summary>What one reader works in.</summary>
    private sealed class Room
    {
        public readonly float[] Sample;

        // One channel within a frame of two pixels, so that reading between pixels needs no test for the edge.
        public readonly float[] Framed;

        public Room(Shape from, Augmentation options)
        {
            Sample = new float[from.Length];
            Framed = new float[checked((from.Height + (2 * Warp.Frame)) * (from.Width + (2 * Warp.Frame)))];
            Array.Fill(Framed, options.Fill);
        }
    }
}
