using KernelGen.Runtime;

namespace KernelGen.Data;

/// <content>The next batch, read by the threads of a training step.</content>
public sealed partial class BatchLoader
{
    // Samples that a thread reads in one go.
    private const int Group = SampleBlock.Lanes;

    private LoadedBatch? _ahead;
    private ISharedDataset? _shared;
    private int _aheadSize;
    private int _readers;
    private bool _isAhead;
    private Exception? _aheadError;

    /// <summary>Whether several threads can read groups of the next batch at once; else it is one piece of work.</summary>
    internal bool IsSharedAhead => _shared is not null;

    /// <summary>
    /// Begins to read the batch behind the present one of this epoch, unless a thread of the loader's own does, or there is none.
    /// </summary>
    /// <param name="readers">Threads that may read.</param>
    /// <returns>How many pieces of work it is; all of them must be done before the loader is used again.</returns>
    internal int BeginAhead(int readers)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int size = Math.Min(BatchSize, Samples - _next);
        if (Prefetch > 0 || _isAhead || size == 0 || (_dropLast && size < BatchSize))
        {
            return 0;
        }

        if (readers > _readers)
        {
            _readers = readers;
            _shared = _dataset is ISharedDataset shared && shared.TryReserve(readers) ? shared : null;
        }

        _ahead ??= NewBatch();
        _ahead.Size = 0;
        (_aheadSize, _aheadError, _isAhead) = (size, null, true);
        return _shared is null ? 1 : (size + Group - 1) / Group;
    }

    /// <summary>Does one piece of that work. What the dataset throws comes out of the next <see cref="MoveNext"/>.</summary>
    internal void LoadAhead(int item, int reader)
    {
        try
        {
            if (_shared is null)
            {
                Fill(_ahead!, _round, _next, 0, _aheadSize);
            }
            else
            {
                Fill(_ahead!, _shared, _next, item * Group, Math.Min(Group, _aheadSize - (item * Group)), reader);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _aheadError, exception, null);
        }
    }

    // Whether the batch was read ahead; else it is read now, also where reading it ahead failed.
    private bool TakeAhead()
    {
        if (!_isAhead)
        {
            return false;
        }

        _isAhead = false;
        if (_aheadError is not null)
        {
            return false;
        }

        _ahead!.Size = _aheadSize;
        (_own, _ahead) = (_ahead, _own);
        return true;
    }

    private void Fill(LoadedBatch batch, ISharedDataset shared, int first, int begin, int count, int reader)
    {
        int[] order = _orders[_round & 1];
        int length = _dataset.SampleLength;
        for (int i = begin; i < begin + count; i++)
        {
            int index = order[first + i];
            batch.Labels[i] = shared.Read(index, SampleSeed(_round, index), batch.Inputs.AsSpan(i * length, length), reader);
        }
    }
}
