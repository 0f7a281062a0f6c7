using System.ComponentModel;

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
    internal sealed class Barrier(int threads)
    {
        private int _missing = threads;
        private int _round;

        public int Threads { get; private set; } = threads;

        /// <summary>Waits for another number of threads from now on; only while none is in it.</summary>
        public void Reset(int threads) => Threads = _missing = threads;

        public void Wait()
        {
            int round = Volatile.Read(ref _round);
            if (Interlocked.Decrement(ref _missing) == 0)
            {
                _missing = Threads;
                Volatile.Write(ref _round, round + 1);
                return;
            }

            // The others are at work on parts of the same size: a wait is short, unless the machine has other work for their cores.
            var spin = new SpinWait();
            while (Volatile.Read(ref _round) == round)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
