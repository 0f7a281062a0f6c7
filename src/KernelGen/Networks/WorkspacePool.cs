using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Workspaces for threads that run forward at the same time, without a lock. Once as many exist as threads meet, nothing
/// is allocated any more.
/// </summary>
/// <param name="length">Floats of one workspace.</param>
internal sealed class WorkspacePool(int length)
{
    private readonly AlignedMemory?[] _slots = new AlignedMemory?[Math.Max(16, 2 * Environment.ProcessorCount)];
    private int _returns;

    /// <summary>Takes a workspace; its halos are zero, the rest is what the last user left.</summary>
    public AlignedMemory Rent()
    {
        // A thread looks first where it put its workspace back the last time, so that it finds its own cache warm.
        int home = Home;
        while (true)
        {
            int returns = Volatile.Read(ref _returns);
            for (int i = 0; i < _slots.Length; i++)
            {
                ref AlignedMemory? slot = ref _slots[(home + i) % _slots.Length];
                if (Volatile.Read(ref slot) is not null && Interlocked.Exchange(ref slot, null) is { } workspace)
                {
                    return workspace;
                }
            }

            // A workspace that came back meanwhile may lie where this look had already passed.
            if (Volatile.Read(ref _returns) == returns)
            {
                return new AlignedMemory(length);
            }
        }
    }

    /// <summary>Sees to it that so many threads find a workspace each.</summary>
    /// <param name="threads">How many; no more workspaces are made than are kept.</param>
    public void Reserve(int threads)
    {
        var workspaces = new AlignedMemory[Math.Min(threads, _slots.Length)];
        for (int i = 0; i < workspaces.Length; i++)
        {
            workspaces[i] = Rent();
        }

        foreach (AlignedMemory workspace in workspaces)
        {
            Return(workspace);
        }
    }

    /// <summary>Puts a workspace back; where every slot is taken, it is left to the garbage collector.</summary>
    public void Return(AlignedMemory workspace)
    {
        int home = Home;
        for (int i = 0; i < _slots.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _slots[(home + i) % _slots.Length], workspace, null) is null)
            {
                Interlocked.Increment(ref _returns);
                return;
            }
        }
    }

    private int Home => Environment.CurrentManagedThreadId % _slots.Length;
}
