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
/// using var loader = new BatchLoader(samples, batchSize: 64, seed: 1);
/// for (int epoch = 0; epoch &lt; 5; epoch++)
/// {
///     loader.StartEpoch(epoch);
///     while (loader.MoveNext())
///     {
///         session.Step(loader);
///     }
/// }
/// </code>
/// </example>
public sealed partial class BatchLoader : IDisposable
{
    private readonly IDataset _dataset;
    private readonly bool _shuffle;
    private readonly bool _dropLast;
    private readonly ulong _seed;

    // The orders of the present epoch and of the next, in turn.
    private readonly int[][] _orders;
    private LoadedBatch _own;
    private LoadedBatch _current;
    private Prefetcher? _prefetcher;
    private bool _disposed;
    private int _next;

    // Places count on from epoch to epoch, each with one for its end. The number of the present epoch there, and that of the first one by the caller's count.
    private volatile int _round;
    private int _firstEpoch;
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
        _orders = [new int[dataset.Count], []];
        _own = NewBatch();
        _current = _own;
        StartEpoch(0);
    }

    /// <summary>
    /// How many batches a thread of the loader's own reads ahead, 0 to 64, so that training seldom waits for them; 0 reads each when
    /// it is asked for, or before that in a <see cref="TrainingSession.Step(BatchLoader)"/>. The batches are the same either way. Default: 0.
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
    public int Count => (Samples / BatchSize) + (Samples % BatchSize != 0 && !_dropLast ? 1 : 0);

    /// <summary>The samples of this batch, one after another; overwritten by the next.</summary>
    public ReadOnlySpan<float> Inputs => _current.Inputs.AsSpan(0, _current.Size * _dataset.SampleLength);

    /// <summary>The labels of this batch.</summary>
    public ReadOnlySpan<int> Labels => _current.Labels.AsSpan(0, _current.Size);

    /// <summary>Which samples of the dataset this batch holds.</summary>
    public ReadOnlySpan<int> Indices => _orders[_round & 1].AsSpan(_next - _current.Size, _current.Size);

    /// <summary>How long <see cref="MoveNext"/> has taken, over all calls: the time that training waited for its data.</summary>
    public TimeSpan Waited => Stopwatch.GetElapsedTime(0, _waited);

    /// <summary>
    /// Whether the thread of the loader's own goes on behind the end of an epoch with the first batches of the one that is numbered next, so that an epoch begins
    /// without waiting. Then the dataset is read between two epochs too: nobody else may read it or change it. Default: false.
    /// </summary>
    public bool PrefetchNextEpoch { get; init; }

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
        _next = Math.Min(firstBatch * BatchSize, Samples);
        _current = _own;
        _current.Size = 0;
        _isAhead = false;
        bool isNext = PrefetchNextEpoch && firstBatch == 0 && epoch == unchecked(_firstEpoch + _round + 1);
        _round++;
        if (isNext && _prefetcher?.Continue() == true)
        {
            return;
        }

        _prefetcher?.Stop();
        (_round, _firstEpoch) = (0, epoch);
        Shuffle(0);
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
            if (!TakeAhead())
            {
                Load(_own, PlaceOf(_round, _next));
            }

            _current = _own;
        }
        else
        {
            if (_prefetcher is null)
            {
                _prefetcher = new Prefetcher([.. Enumerable.Range(0, Prefetch + 1).Select(_ => NewBatch())], Load);
                _prefetcher.Start(PlaceOf(_round, _next));
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

    private int Samples => _orders[0].Length;

    private long PlaceOf(int round, int sample) => (round * (Samples + 1L)) + sample;

    private LoadedBatch NewBatch()
    {
        int largest = Math.Min(BatchSize, Samples);
        return new LoadedBatch { Inputs = new float[checked(largest * _dataset.SampleLength)], Labels = new int[largest] };
    }

    // Puts the samples into the order of an epoch.
    private void Shuffle(int round)
    {
        if (_orders[round & 1].Length < Samples)
        {
            _orders[round & 1] = new int[Samples];
        }

        int[] order = _orders[round & 1];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (_shuffle)
        {
            var random = new RandomStream(EpochSeed(round));
            random.Shuffle(order);
        }
    }

    // Fills a batch with the samples from a place on; leaves it empty at an epoch's end, behind which only the next epoch's are read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(LoadedBatch batch, long place)
    {
        int round = (int)(place / (Samples + 1L));
        int first = (int)(place % (Samples + 1L));
        int size = Math.Min(BatchSize, Samples - first);
        batch.Size = 0;
        batch.IsLast = false;
        if (first == 0 && round > 0)
        {
            Shuffle(round);
        }

        if (size == 0 || (_dropLast && size < BatchSize))
        {
            batch.Next = PlaceOf(round + 1, 0);
            batch.IsLast = !PrefetchNextEpoch || round != _round;
            return;
        }

        Fill(batch, round, first, 0, size);
        batch.Next = place + size;
        batch.Size = size;
    }

    // Reads samples of a batch that begins at a place of an epoch.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(LoadedBatch batch, int round, int first, int begin, int count)
    {
        int[] order = _orders[round & 1];
        int length = _dataset.SampleLength;
        var random = _dataset as IRandomDataset;
        for (int i = begin; i < begin + count; i++)
        {
            int index = order[first + i];
            Span<float> sample = batch.Inputs.AsSpan(i * length, length);
            batch.Labels[i] = random is null ? _dataset.Read(index, sample) : random.Read(index, SampleSeed(round, index), sample);
        }
    }

    // An odd factor keeps different epochs of one seed apart.
    private ulong EpochSeed(int round) => _seed ^ (unchecked((uint)(_firstEpoch + round)) * 0xD1B54A32D192ED03UL);

    private ulong SampleSeed(int round, int index) => EpochSeed(round) + (((uint)index + 1UL) * 0x9E6C63D0676A9A99UL);
}
