using KernelGen.Runtime;

namespace KernelGen.Data;

/// <summary>
/// Gives a dataset's samples in batches, epoch after epoch in a new random order, as PyTorch's <c>DataLoader</c>. The order
/// depends on the seed and the epoch alone. Nothing is allocated for a batch.
/// </summary>
/// <example>
/// <code>
/// for (int epoch = 0; epoch &lt; 5; epoch++)
/// {
///     loader.StartEpoch(epoch);
///     while (loader.MoveNext())
///     {
///         session.Step(loader.Inputs, loader.Labels);
///     }
/// }
/// </code>
/// </example>
public sealed class BatchLoader
{
    private readonly IDataset _dataset;
    private readonly bool _shuffle;
    private readonly bool _dropLast;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly int[] _labels;
    private int _next;
    private int _size;

    /// <summary>Makes a loader that stands before the first batch of epoch 0.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">Samples of a batch, at least 1.</param>
    /// <param name="shuffle">Whether the order is random.</param>
    /// <param name="seed">Which random orders.</param>
    /// <param name="dropLast">Whether a last batch that is not full is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1.</exception>
    public BatchLoader(IDataset dataset, int batchSize, bool shuffle = true, ulong seed = 0, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _dataset = dataset;
        _shuffle = shuffle;
        _seed = seed;
        _dropLast = dropLast;
        BatchSize = batchSize;
        _order = new int[dataset.Count];
        int largest = Math.Min(batchSize, dataset.Count);
        _inputs = new float[checked(largest * dataset.SampleLength)];
        _labels = new int[largest];
        StartEpoch(0);
    }

    /// <summary>Samples of a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Count => (_order.Length / BatchSize) + (_order.Length % BatchSize != 0 && !_dropLast ? 1 : 0);

    /// <summary>The samples of this batch, one after another; overwritten by the next.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.AsSpan(0, _size * _dataset.SampleLength);

    /// <summary>The labels of this batch.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, _size);

    /// <summary>Which samples of the dataset this batch holds.</summary>
    public ReadOnlySpan<int> Indices => _order.AsSpan(_next - _size, _size);

    /// <summary>Puts the samples into the epoch's order and goes before its first batch.</summary>
    /// <param name="epoch">Any number; the same one gives the same order again.</param>
    public void StartEpoch(int epoch)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (_shuffle)
        {
            // An odd factor keeps different epochs of one seed apart.
            var random = new RandomStream(_seed ^ ((uint)epoch * 0xD1B54A32D192ED03UL));
            random.Shuffle(_order);
        }

        _next = 0;
        _size = 0;
    }

    /// <summary>Loads the next batch; false at the end of the epoch.</summary>
    public bool MoveNext()
    {
        int size = Math.Min(BatchSize, _order.Length - _next);
        if (size == 0 || (_dropLast && size < BatchSize))
        {
            _size = 0;
            return false;
        }

        int length = _dataset.SampleLength;
        for (int i = 0; i < size; i++)
        {
            _labels[i] = _dataset.Read(_order[_next + i], _inputs.AsSpan(i * length, length));
        }

        _next += size;
        _size = size;
        return true;
    }
}
