namespace KernelGen.Runtime;

/// <summary>
/// Keeps the threads of a team on processors of their own. Threads that wait for one another take turns where they are on one processor, so that it
/// seldom has more than one to run: the system sees no reason to move any, and another processor stays idle. A virtual machine's system even
/// wakes a thread beside the one that calls it, because a processor of its own that sleeps looks taken to it.
/// </summary>
internal sealed class ThreadPlaces
{
    private const int LongestPause = 63;

    private readonly IProcessors _machine;
    private readonly int[] _processors;
    private int _pause;
    private int _nextPause;
    private bool _hasMoved;
    private bool _hasWaited;

    public ThreadPlaces(int threads, IProcessors? machine = null)
    {
        _machine = machine ?? Processors.Instance;
        _processors = new int[threads];
        Array.Fill(_processors, -1);
    }

    /// <summary>Called by the thread that has work for the team, before the others begin. It belongs to the user and is never moved.</summary>
    public void Begin()
    {
        // Where the others then waited long for the thread that was moved, another program has the processor that it went to.
        if (Volatile.Read(ref _hasMoved))
        {
            _nextPause = Volatile.Read(ref _hasWaited) ? Math.Min((2 * _nextPause) + 1, LongestPause) : 0;
            _pause = _nextPause;
        }
        else if (_pause > 0)
        {
            _pause--;
        }

        _hasMoved = _hasWaited = false;
        Volatile.Write(ref _processors[0], _machine.Current);
    }

    /// <summary>Called by another thread of the team as it begins: it leaves the processor of one that is there already.</summary>
    public void Take(int worker)
    {
        int here = _machine.Current;
        Volatile.Write(ref _processors[worker], here);
        if (_pause == 0 && here >= 0 && HasAnother(worker, here) && _machine.TryLeave(_processors))
        {
            Volatile.Write(ref _processors[worker], _machine.Current);
            Volatile.Write(ref _hasMoved, true);
        }
    }

    /// <summary>Called by a thread that waited so long for others that it gave its processor up.</summary>
    public void WaitedLong() => Volatile.Write(ref _hasWaited, true);

    private bool HasAnother(int worker, int processor)
    {
        for (int other = 0; other < _processors.Length; other++)
        {
            if (other != worker && Volatile.Read(ref _processors[other]) == processor)
            {
                return true;
            }
        }

        return false;
    }
}
