namespace KernelGen.Data;

/// <summary>Samples in memory, as PyTorch's <c>TensorDataset</c>.</summary>
public sealed class ArrayDataset : ISharedDataset
{
    private readonly ReadOnlyMemory<float> _samples;
    private readonly ReadOnlyMemory<int> _labels;

    /// <summary>Takes arrays as they are, without a copy; changes in them are seen.</summary>
    /// <param name="samples">The samples, one after another, each channel by channel, row by row.</param>
    /// <param name="labels">Each sample's class, from 0.</param>
    /// <exception cref="ArgumentException">
    /// There is no label, a label is negative, or the values do not divide into as many samples.
    /// </exception>
    public ArrayDataset(ReadOnlyMemory<float> samples, ReadOnlyMemory<int> labels)
    {
        if (labels.IsEmpty || samples.IsEmpty || samples.Length % labels.Length != 0)
        {
            throw new ArgumentException($"{samples.Length} values are not {labels.Length} samples of one length, at least one of each.", nameof(samples));
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (labels.Span[i] < 0)
            {
                throw new ArgumentException($"The label at index {i} is {labels.Span[i]}, but classes count from 0.", nameof(labels));
            }
        }

        _samples = samples;
        _labels = labels;
        SampleLength = samples.Length / labels.Length;
    }

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public int SampleLength { get; }

    /// <inheritdoc/>
    public int Read(int index, Span<float> sample)
    {
        _samples.Span.Slice(index * SampleLength, SampleLength).CopyTo(sample);
        return _labels.Span[index];
    }

    bool ISharedDataset.TryReserve(int readers) => true;

    int ISharedDataset.Read(int index, ulong seed, Span<float> sample, int reader) => Read(index, sample);
}
