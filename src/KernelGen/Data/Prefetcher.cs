using System.Runtime.ExceptionServices;

namespace KernelGen.Data;

/// <summary>The samples and labels of one batch.</summary>
internal sealed class LoadedBatch
{
    public required float[] Inputs { get; init; }

    public required int[] Labels { get; init; }

    /// <summary>Samples that it holds; 0 past the end of an epoch.</summary>
    public int Size { get; set; }

    /// <summary>The place of the batch behind it.</summary>
    public long Next { get; set; }

    /// <summary>Whether none behind it is to be read ahead.</summary>
    public bool IsLast { get; set; }
}

/// <summary>A thread that fills a ring of batches, all but the one that its owner is reading.</summary>
/// <param name="ring">The batches, at least two.</param>
/// <param name="load">Fills one from a place on, and says which place is behind it; leaves it empty at the end of an epoch.</param>
internal sealed class Prefetcher(LoadedBatch[] ring, Action<LoadedBatch, long> load) : IDisposable
{
    // Guards all that follows. Batches are counted; batch n is in the ring at n modulo its length.
    private readonly object _gate = new();
    private Thread? _thread;
    private long _filled;
    private long _taken;
    private long _place;
    private bool _isAtEnd;
    private bool _running;
    private bool _busy;
    private bool _sleeps;
    private bool _isAwaited;
    private bool _ended;
    private Exception? _error;

    // Batches read ahead at which a sleeping thread is woken.
    private int Half => (ring.Length - 1) / 2;

    /// <summary>Begins to read from a place on.</summary>
    public void Start(long place)
    {
        lock (_gate)
        {
            (_filled, _taken, _place, _error, _running, _isAtEnd) = (0, 0, place, null, true, false);
            if (_thread is null)
            {
                _thread = new Thread(Work) { IsBackground = true, Name = "KernelGen loader" };
                _thread.Start();
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Goes on behind the end of an epoch, to the batches of the next.</summary>
    /// <returns>Whether the end was reached; else nothing has changed.</returns>
    public bool Continue()
    {
        lock (_gate)
        {
            if (!_isAtEnd)
            {
                return false;
            }

            _isAtEnd = false;
            if (!_running && !_busy && _error is null)
            {
                _running = true;
                Monitor.PulseAll(_gate);
            }

            return true;
        }
    }

    /// <summary>Stops reading; when it returns, the thread touches neither the order nor a batch.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _running = false;
            while (_busy)
            {
                _isAwaited = true;
                Monitor.Wait(_gate);
                _isAwaited = false;
            }
        }
    }

    /// <summary>The next batch, waited for if need be; the one before it may be overwritten now.</summary>
    public LoadedBatch Next()
    {
        lock (_gate)
        {
            // The end stays in the ring, so that asking again finds it again.
            if (_isAtEnd)
            {
                return ring[(_taken - 1) % ring.Length];
            }

            while (_filled == _taken && _error is null)
            {
                // Where all processors are busy the thread may not have had its turn yet: reading here is shorter than waiting for it.
                if (_busy)
                {
                    _isAwaited = true;
                    Monitor.Wait(_gate);
                    _isAwaited = false;
                }
                else
                {
                    Fill();
                }
            }

            if (_filled == _taken)
            {
                ExceptionDispatchInfo.Throw(_error!);
            }

            // To wake the thread costs more than to read a small batch, so it sleeps until half the ring is empty.
            _taken++;
            if (_sleeps && _filled - _taken <= Half)
            {
                Monitor.PulseAll(_gate);
            }

            LoadedBatch taken = ring[(_taken - 1) % ring.Length];
            _isAtEnd = taken.Size == 0;
            return taken;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _running = false;
            _ended = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Work()
    {
        lock (_gate)
        {
            while (!_ended)
            {
                // One batch is the owner's, from when it was taken to when the next is.
                if (_running && !_busy && _filled - _taken < ring.Length - 1)
                {
                    Fill();
                }
                else
                {
                    _sleeps = true;
                    Monitor.Wait(_gate);
                    _sleeps = false;
                }
            }
        }
    }

    // Fills the next batch. The gate is held before and after, but not while the batch is read.
    private void Fill()
    {
        LoadedBatch batch = ring[_filled % ring.Length];
        Exception? error = null;
        _busy = true;
        Monitor.Exit(_gate);
        try
        {
            load(batch, _place);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        Monitor.Enter(_gate);
        _busy = false;
        if (_running)
        {
            _place = batch.Next;
            _filled += error is null ? 1 : 0;
            _error = error;
            _running = error is null && !batch.IsLast;
        }

        if (_isAwaited)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
