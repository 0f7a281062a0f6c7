using System.ComponentModel;
using System.Diagnostics;

namespace KernelGen.Runtime;

/// <summary>One of the threads that run a sample or a block of samples side by side: which part it does, and where it waits for the others. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Worker
{
    // Two words in all, which callers hand on in registers.
    private readonly Barrier? _barrier;
    private readonly ushort _part;
    private readonly ushort _parts;
    private readonly int _end;

    internal Worker(int part, Barrier barrier) => (_part, _parts, _barrier) = ((ushort)part, (ushort)barrier.Threads, barrier);

    private Worker(int end) => (_parts, _end) = (1, end);

    /// <summary>Which part of what is shared out is this thread's, from 0.</summary>
    public int Part => _part;

    /// <summary>How many parts there are.</summary>
    public int Parts => _parts;

    /// <summary>Whether this thread does what is not shared out.</summary>
    public bool IsFirst => _part == 0;

    internal static Worker Alone => new(0);

    /// <summary>A thread by itself that ends at a place on its way, where a layer's values are in the workspace.</summary>
    internal static Worker AloneTo(int stop) => new(stop);

    /// <summary>Whether the sample is to run only as far as here.</summary>
    /// <param name="stop">The place, from 1.</param>
    public bool EndsAt(int stop) => _end == stop;

    /// <summary>Returns when all threads have come here.</summary>
    public void Wait() => _barrier?.Wait();

    /// <summary>A place where a fixed number of threads wait for one another, again and again.</summary>
    internal sealed class Barrier(int threads, ThreadPlaces? places = null)
    {
        /// <summary>
        /// How long a thread keeps its core while it waits. Where another program has the core of one of the others, for some milliseconds at a time, a
        /// core that is given up takes that thread over at once.
        /// </summary>
        private static readonly long s_patience = Stopwatch.Frequency / 2000;

        private readonly object _gate = new();
        private int _missing = threads;
        private int _round;
        private int _sleepers;

        public int Threads { get; private set; } = threads;

        /// <summary>Waits for another number of threads from now on; only while none is in it.</summary>
        public void Reset(int threads) => Threads = _missing = threads;

        public void Wait()
        {
            int round = Volatile.Read(ref _round);
            if (Interlocked.Decrement(ref _missing) == 0)
            {
                _missing = Threads;
                Interlocked.Exchange(ref _round, round + 1);
                if (Volatile.Read(ref _sleepers) > 0)
                {
                    Wake();
                }

                return;
            }

            // The others are at work on parts of the same size: a wait is short, unless the machine has other work for their cores.
            var spin = new SpinWait();
            long begun = 0;
            while (Volatile.Read(ref _round) == round)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                if (spin.NextSpinWillYield)
                {
                    long now = Stopwatch.GetTimestamp();
                    begun = begun == 0 ? now : begun;
                    if (now - begun > s_patience)
                    {
                        SleepUntilAfter(round);
                    }
                }
            }
        }

        private void SleepUntilAfter(int round)
        {
            places?.WaitedLong();
            lock (_gate)
            {
                // Counted before the last look, as the last thread looks at the count after it has ended the round.
                Interlocked.Increment(ref _sleepers);
                while (Volatile.Read(ref _round) == round)
                {
                    Monitor.Wait(_gate);
                }

                Interlocked.Decrement(ref _sleepers);
            }
        }

        private void Wake()
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
