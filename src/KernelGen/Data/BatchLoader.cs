using System.Diagnostics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen.Data;

/// <summary>
/// Gives a dataset's samples in batches, epoch after epoch in a new random order, as PyTorch's <c>DataLoader</c>. The order,
/// and what an <see cref="IRandomDataset"/> changes, depend on the seed and the epoch alone. Nothing is allocated for a batch.
/// </summary>
/// <example>
/// <code>
/// using var loader = new BatchLoader(samples, batchSize: 64, seed: 1) { Prefetch = 2 };
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
public sealed class BatchLoader : IDisposable
{
    private readonly IDataset _dataset;
    private readonly bool _shuffle;
    private readonly bool _dropLast;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly LoadedBatch _own;
    private LoadedBatch _current;
    private Prefetcher? _prefetcher;
    private bool _disposed;
    private int _epoch;
    private int _next;
    private long _waited;

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
        _own = NewBatch();
        _current = _own;
        StartEpoch(0);
    }

    /// <summary>
    /// How many batches a thread of the loader's own reads ahead, 0 to 64, so that training seldom waits for them; 0 reads each when
    /// it is asked for. The batches are the same either way. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int Prefetch
    {
        get;
        init => field = value is >= 0 and <= 64
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Prefetch), value, "Prefetch must be from 0 to 64.");
    }

    /// <summary>Samples of a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Count => (_order.Length / BatchSize) + (_order.Length % BatchSize != 0 && !_dropLast ? 1 : 0);

    /// <summary>The samples of this batch, one after another; overwritten by the next.</summary>
    public ReadOnlySpan<float> Inputs => _current.Inputs.AsSpan(0, _current.Size * _dataset.SampleLength);

    /// <summary>The labels of this batch.</summary>
    public ReadOnlySpan<int> Labels => _current.Labels.AsSpan(0, _current.Size);

    /// <summary>Which samples of the dataset this batch holds.</summary>
    public ReadOnlySpan<int> Indices => _order.AsSpan(_next - _current.Size, _current.Size);

    /// <summary>How long <see cref="MoveNext"/> has taken, over all calls: the time that training waited for its data.</summary>
    public TimeSpan Waited => Stopwatch.GetElapsedTime(0, _waited);

    /// <summary>Puts the samples into the epoch's order and goes before one of its batches.</summary>
    /// <param name="epoch">Any number; the same one gives the same order again.</param>
    /// <param name="firstBatch">Which batch <see cref="MoveNext"/> gives first, from 0: to go on in the middle of an epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch.</exception>
    /// <exception cref="ObjectDisposedException">The loader was disposed.</exception>
    public void StartEpoch(int epoch, int firstBatch = 0)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstBatch, Count);
        _prefetcher?.Stop();
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (_shuffle)
        {
            var random = new RandomStream(EpochSeed(epoch));
            random.Shuffle(_order);
        }

        _epoch = epoch;
        _next = Math.Min(firstBatch * BatchSize, _order.Length);
        _current = _own;
        _current.Size = 0;
        _prefetcher?.Start(_next);
    }

    /// <summary>Loads the next batch; false at the end of the epoch.</summary>
    /// <exception cref="ObjectDisposedException">The loader was disposed.</exception>
    /// <remarks>What the dataset throws comes out here, also where another thread reads.</remarks>
    public bool MoveNext()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        long start = Stopwatch.GetTimestamp();
        if (Prefetch == 0)
        {
            Load(_own, _next);
        }
        else
        {
            if (_prefetcher is null)
            {
                _prefetcher = new Prefetcher([.. Enumerable.Range(0, Prefetch + 1).Select(_ => NewBatch())], Load);
                _prefetcher.Start(_next);
            }

            _current = _prefetcher.Next();
        }

        _next += _current.Size;
        _waited += Stopwatch.GetTimestamp() - start;
        return _current.Size > 0;
    }

    /// <summary>Ends the thread that reads ahead.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _prefetcher?.Dispose();
        }
    }

    private LoadedBatch NewBatch()
    {
        int largest = Math.Min(BatchSize, _order.Length);
        return new LoadedBatch { Inputs = new float[checked(largest * _dataset.SampleLength)], Labels = new int[largest] };
    }

    // Fills a batch with the samples from a place of the order on; leaves it empty at the epoch's end.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(LoadedBatch batch, int first)
    {
        int size = Math.Min(BatchSize, _order.Length - first);
        batch.Size = 0;
        if (size == 0 || (_dropLast && size < BatchSize))
        {
            return;
        }

        int length = _dataset.SampleLength;
        var random = _dataset as IRandomDataset;
        for (int i = 0; i < size; i++)
        {
            int index = _order[first + i];
            Span<float> sample = batch.Inputs.AsSpan(i * length, length);
            batch.Labels[i] = random is null ? _dataset.Read(index, sample) : random.Read(index, SampleSeed(index), sample);
        }

        batch.Size = size;
    }

    // An odd factor keeps different epochs of one seed apart.
    private ulong EpochSeed(int epoch) => _seed ^ ((uint)epoch * 0xD1B54A32D192ED03UL);

    private ulong SampleSeed(int index) => EpochSeed(_epoch) + (((uint)index + 1UL) * 0x9E6C63D0676A9A99UL);
}
