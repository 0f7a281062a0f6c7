using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace KernelGen.Runtime;

/// <summary>Work that falls into items, which threads may do in any order.</summary>
internal interface ITeamWork
{
    /// <summary>Does one item.</summary>
    /// <param name="item">Which one, from 0.</param>
    /// <param name="worker">Which thread does it, from 0: never two at once with the same number.</param>
    void Run(int item, int worker);
}

/// <summary>
/// Threads of our own that share work with the calling thread. They live as long as the team, so that a step of training
/// starts none and allocates nothing.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly ThreadPlaces _places;
    private readonly TeamState _state;

    /// <summary>Starts <paramref name="threads"/> - 1 threads; the caller of <see cref="Run"/> is the last.</summary>
    public WorkerTeam(int threads)
    {
        Threads = threads;
        _places = new ThreadPlaces(threads);
        _state = new TeamState(_places);
        for (int worker = 1; worker < threads; worker++)
        {
            int number = worker;
            TeamState state = _state;
            new Thread(() => state.WorkUntilStopped(number)) { IsBackground = true, Name = $"KernelGen worker {number}" }.Start();
        }
    }

    /// <summary>Threads that share the work, the caller among them.</summary>
    public int Threads { get; }

    /// <summary>A place where some of these threads wait for one another.</summary>
    public Worker.Barrier CreateBarrier(int threads) => new(threads, _places);

    /// <summary>Does all items and returns when the last is done. One call at a time.</summary>
    public void Run(ITeamWork work, int items)
    {
        if (Threads == 1 || items == 1)
        {
            for (int item = 0; item < items; item++)
            {
                work.Run(item, 0);
            }

            return;
        }

        _state.Run(work, items);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _state.Stop();
        GC.SuppressFinalize(this);
    }

    // The threads know the state, not the team: a team that was forgotten is found here and its threads end.
    ~WorkerTeam() => _state.Stop();

    private sealed class TeamState(ThreadPlaces places)
    {
        private const int SpinsBeforeSleep = 200;

        private readonly object _idle = new();
        private readonly object _done = new();
        private ITeamWork? _work;
        private Exception? _error;
        private int _items;

        // High half: which call of Run; low half: items not yet taken. Both in one word, so that a thread that comes late
        // from the last call cannot take an item of this one by mistake.
        private long _ticket;
        private int _unfinished;
        private int _sleepers;
        private bool _callerSleeps;
        private bool _stop;

        public void Run(ITeamWork work, int items)
        {
            _work = work;
            _items = items;
            _error = null;
            Volatile.Write(ref _unfinished, items);
            places.Begin();
            long call = (Volatile.Read(ref _ticket) >> 32) + 1;
            Interlocked.Exchange(ref _ticket, (call << 32) | (uint)items);
            if (Volatile.Read(ref _sleepers) > 0)
            {
                lock (_idle)
                {
                    Monitor.PulseAll(_idle);
                }
            }

            TakeItems(0);
            WaitForOthers();
            _work = null;
            if (_error is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }
        }

        public void Stop()
        {
            lock (_idle)
            {
                _stop = true;
                Monitor.PulseAll(_idle);
            }
        }

        public void WorkUntilStopped(int worker)
        {
            while (WaitForItems())
            {
                places.Take(worker);
                TakeItems(worker);
            }
        }

        // Not inlined, so that an idle thread holds no reference to the last work.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void TakeItems(int worker)
        {
            while (true)
            {
                long ticket = Volatile.Read(ref _ticket);
                int left = (int)(uint)ticket;
                if (left == 0)
                {
                    return;
                }

                if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) != ticket)
                {
                    continue;
                }

                try
                {
                    _work!.Run(_items - left, worker);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref _error, exception, null);
                }

                if (Interlocked.Decrement(ref _unfinished) == 0 && Volatile.Read(ref _callerSleeps))
                {
                    lock (_done)
                    {
                        Monitor.PulseAll(_done);
                    }
                }
            }
        }

        private bool HasItems => (uint)Volatile.Read(ref _ticket) != 0;

        private bool WaitForItems()
        {
            // Steps follow each other closely, so a short wait saves most sleeps.
            var spin = new SpinWait();
            for (int i = 0; i < SpinsBeforeSleep; i++)
            {
                if (HasItems || Volatile.Read(ref _stop))
                {
                    return !Volatile.Read(ref _stop);
                }

                spin.SpinOnce(sleep1Threshold: -1);
            }

            lock (_idle)
            {
                // Counted before the last look, as the caller looks at the count after it has put items out.
                Interlocked.Increment(ref _sleepers);
                while (!HasItems && !_stop)
                {
                    Monitor.Wait(_idle);
                }

                Interlocked.Decrement(ref _sleepers);
                return !_stop;
            }
        }

        private void WaitForOthers()
        {
            var spin = new SpinWait();
            for (int i = 0; i < SpinsBeforeSleep; i++)
            {
                if (Volatile.Read(ref _unfinished) == 0)
                {
                    return;
                }

                spin.SpinOnce(sleep1Threshold: -1);
            }

            lock (_done)
            {
                Volatile.Write(ref _callerSleeps, true);
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref _unfinished) != 0)
                {
                    Monitor.Wait(_done);
                }

                Volatile.Write(ref _callerSleeps, false);
            }
        }
    }
}
