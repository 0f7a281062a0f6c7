using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Keeps the packed weights in step with the parameters. A forward pass uses one snapshot from beginning to end, so it
/// sees the parameters of one moment even while another thread changes them.
/// </summary>
/// <remarks>
/// A user counts itself in before it looks at the version; a writer takes the version away before it looks at the count.
/// Both steps are fenced, so at least one of the two sees the other, and a snapshot in use is never rewritten.
/// </remarks>
internal sealed unsafe class WeightCache(Network network)
{
    private WeightSnapshot? _current;

    // A chain of all snapshots. There are two or three, and a list would load one more assembly before a program's first result.
    private WeightSnapshot? _newest;

    /// <summary>Gets the snapshot of the parameters' current version; give it back with <see cref="Return"/>.</summary>
    public WeightSnapshot Rent()
    {
        if (Volatile.Read(ref _current) is { } snapshot)
        {
            Interlocked.Increment(ref snapshot.Users);
            if (Volatile.Read(ref snapshot.Version) == network.Store.Version)
            {
                return snapshot;
            }

            Interlocked.Decrement(ref snapshot.Users);
        }

        return RentRepacked();
    }

    /// <summary>Gives a snapshot back.</summary>
    public static void Return(WeightSnapshot snapshot) => Interlocked.Decrement(ref snapshot.Users);

    /// <summary>
    /// Makes the last snapshot, which takes the memory of the parameters where it can. The caller holds the store's gate. A forward pass that runs
    /// meanwhile keeps the snapshot that it has.
    /// </summary>
    public void Freeze()
    {
        NetworkPlan plan = network.Plan;
        bool arePacked = _current?.Version == network.Store.Version;
        if (arePacked || plan.PackingShift < 0 || plan.Inference is not null)
        {
            WeightSnapshot copy = RentRepacked();
            network.Store.Freeze((_, _) => { });
            Keep(copy);
            Return(copy);
            return;
        }

        network.Store.Freeze((parameters, whole) =>
        {
            if (plan.Batch is not null)
            {
                NormFolding.Apply(plan, parameters, parameters);
            }

            AlignedMemory packed = whole.Part(0, plan.PackedLength);
            network.RunPackWeights(parameters.Pointer, packed.Pointer);
            GC.KeepAlive(whole);
            Keep(new WeightSnapshot(packed) { Version = network.Store.Version });
        });

        void Keep(WeightSnapshot last)
        {
            last.Older = null;
            Volatile.Write(ref _current, _newest = last);
        }
    }

    private WeightSnapshot RentRepacked()
    {
        lock (network.Store.Gate)
        {
            long version = network.Store.Version;
            if (_current is { } current && current.Version == version)
            {
                Interlocked.Increment(ref current.Users);
                return current;
            }

            WeightSnapshot snapshot = TakeUnused();
            AlignedMemory parameters = network.Store.Memory;
            AlignedMemory? folded = network.Plan.Batch is null ? null : snapshot.Parameters ?? snapshot.Folded ?? new AlignedMemory(parameters.Length);
            if (folded is not null)
            {
                NormFolding.Apply(network.Plan, parameters, folded);
            }
            else if (snapshot.Parameters is { } copy)
            {
                parameters.Span.CopyTo(copy.Span);
            }

            network.RunPackWeights((folded ?? parameters).Pointer, snapshot.Packed.Pointer);
            GC.KeepAlive(folded);
            GC.KeepAlive(parameters);
            Interlocked.Increment(ref snapshot.Users);
            Volatile.Write(ref snapshot.Version, version);
            Volatile.Write(ref _current, snapshot);
            return snapshot;
        }
    }

    private WeightSnapshot TakeUnused()
    {
        for (WeightSnapshot? snapshot = _newest; snapshot is not null; snapshot = snapshot.Older)
        {
            Interlocked.Exchange(ref snapshot.Version, WeightSnapshot.NoVersion);
            if (Volatile.Read(ref snapshot.Users) == 0)
            {
                return snapshot;
            }
        }

        return _newest = new WeightSnapshot(network.Plan) { Older = _newest };
    }
}
