using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed class ThreadPlacesTests
{
    [Fact]
    public void AThreadLeavesTheProcessorOfAnother()
    {
        var machine = new Machine();
        var places = new ThreadPlaces(3, machine);
        machine.Current = 4;
        places.Begin();
        places.Take(1);
        Assert.Equal([4], machine.Left);
        Assert.Equal(5, machine.Current);
        places.Take(2);
        Assert.Equal([4, 5], machine.Left);
    }

    [Fact]
    public void AThreadThatIsAloneStays()
    {
        var machine = new Machine();
        var places = new ThreadPlaces(2, machine);
        machine.Current = 4;
        places.Begin();
        machine.Current = 2;
        places.Take(1);
        Assert.Empty(machine.Left);
    }

    [Fact]
    public void NobodyMovesWhereTheProcessorIsNotKnown()
    {
        var machine = new Machine { Current = -1 };
        var places = new ThreadPlaces(2, machine);
        places.Begin();
        places.Take(1);
        Assert.Empty(machine.Left);
    }

    [Fact]
    public void WhereAMoveDidNotPayTheNextOnesAreRarer()
    {
        var machine = new Machine();
        var places = new ThreadPlaces(2, machine);
        var moved = new List<int>();
        for (int call = 0; call < 400; call++)
        {
            if (Collides(places, machine))
            {
                moved.Add(call);
                places.WaitedLong();
            }
        }

        // One call is left out, then three, seven and so on to 63.
        Assert.Equal([0, 2, 6, 14, 30, 62, 126, 190, 254, 318, 382], moved);
    }

    [Fact]
    public void AMoveThatPaysIsMadeAtOnceTheNextTime()
    {
        var machine = new Machine();
        var places = new ThreadPlaces(2, machine);
        Assert.True(Collides(places, machine));
        places.WaitedLong();
        Assert.False(Collides(places, machine));
        Assert.True(Collides(places, machine));
        Assert.True(Collides(places, machine));
        Assert.True(Collides(places, machine));
    }

    [Fact]
    public void ARealThreadMovesAndMayStillRunAnywhere()
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            return;
        }

        bool hasMoved = false;
        string allowed = "", still = "";
        var thread = new Thread(() =>
        {
            allowed = Allowed();

            // The system may move a thread again at any time, back as well, so one move that is seen is enough.
            for (int i = 0; i < 20 && !hasMoved; i++)
            {
                int before = Processors.Instance.Current;
                hasMoved = before >= 0 && Processors.Instance.TryLeave([before]) && Processors.Instance.Current != before;
            }

            still = Allowed();
        });
        thread.Start();
        thread.Join();
        Assert.True(hasMoved);
        Assert.Equal(allowed, still);
        Assert.NotEmpty(allowed);
    }

    [Fact]
    public void AThreadStaysWhereEveryProcessorIsTaken() =>
        Assert.False(Processors.Instance.TryLeave([.. Enumerable.Range(0, 1024)]));

    private static string Allowed() => File.ReadLines("/proc/thread-self/status").First(l => l.StartsWith("Cpus_allowed:", StringComparison.Ordinal));

    /// <summary>A call in which both threads begin on one processor; whether one left it.</summary>
    private static bool Collides(ThreadPlaces places, Machine machine)
    {
        int moves = machine.Left.Count;
        machine.Current = 0;
        places.Begin();
        places.Take(1);
        return machine.Left.Count > moves;
    }

    /// <summary>A thread that goes to the next processor when it leaves one.</summary>
    private sealed class Machine : IProcessors
    {
        public int Current { get; set; }

        public List<int> Left { get; } = [];

        public bool TryLeave(ReadOnlySpan<int> taken)
        {
            Assert.Contains(Current, taken.ToArray());
            Left.Add(Current++);
            return true;
        }
    }
}
