using KernelGen.Runtime;
#if NET9_0_OR_GREATER
using Lock = System.Threading.Lock;
#else
using Lock = System.Object;
#endif

namespace KernelGen;

/// <summary>
/// The memory of a network's parameters, with a version that counts changes. Changes are serialised by a lock, and a
/// training session holds the store for itself while it computes.
/// </summary>
internal sealed unsafe class ParameterStore
{
    /// <summary>Guards every change of the parameters.</summary>
    public readonly Lock Gate = new();

    private readonly string _owner;
    private AlignedMemory? _memory;
    private AlignedMemory? _whole;
    private bool _training;
    private bool _frozen;
    private bool _disposed;
    private long _version;

    /// <param name="owner">The network's name.</param>
    /// <param name="length">Floats of all parameters.</param>
    /// <param name="shift">Floats in front of them.</param>
    /// <param name="packedLength">Floats that <see cref="Freeze"/> needs from the front of the whole.</param>
    public ParameterStore(string owner, int length, int shift = 0, int packedLength = 0)
    {
        _owner = owner;
        _whole = new AlignedMemory(Math.Max(checked(shift + length), packedLength));
        _memory = _whole.Part(shift, length);
    }

    /// <summary>Number of changes so far.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The memory itself.</summary>
    /// <exception cref="InvalidOperationException">The parameters were given up.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public AlignedMemory Memory
    {
        get
        {
            AlignedMemory? memory = Volatile.Read(ref _memory);
            if (memory is null)
            {
                ThrowIfDisposed();
                throw new InvalidOperationException(
                    $"The parameters of this {_owner} were given up by {nameof(Network.FreezeForInference)}: it can run forward, and nothing else.");
            }

            return memory;
        }
    }

    /// <summary>Whether the parameters were given up, so that only packed weights are left.</summary>
    public bool IsFrozen => Volatile.Read(ref _frozen);

    /// <summary>All parameters, with the gaps between them.</summary>
    public Span<float> Values => Memory.Span;

    /// <summary>Copies values into the store.</summary>
    public void Write(int offset, ReadOnlySpan<float> values)
    {
        lock (Gate)
        {
            ThrowIfTraining();
            values.CopyTo(Values[offset..]);
            _version++;
        }
    }

    /// <summary>Fills new memory, in which nothing was written yet, in place; it is cleared again where that fails.</summary>
    /// <param name="fill">Fills it.</param>
    /// <param name="reset">Writes what is not zero in new memory.</param>
    /// <returns>Whether it was new; else nothing was done.</returns>
    public bool TryFillNew(Action<AlignedMemory> fill, Action<Span<float>> reset)
    {
        lock (Gate)
        {
            ThrowIfTraining();
            if (_version != 0)
            {
                return false;
            }

            AlignedMemory memory = Memory;
            try
            {
                fill(memory);
            }
            catch
            {
                memory.Span.Clear();
                reset(memory.Span);
                throw;
            }

            _version++;
            return true;
        }
    }

    /// <summary>Gives the memory to write into, as a new version. The caller holds <see cref="Gate"/> until it has written.</summary>
    public Span<float> BeginWrite()
    {
        ThrowIfTraining();
        Span<float> memory = Values;
        _version++;
        return memory;
    }

    /// <summary>Looks at the memory while nothing changes it.</summary>
    public void WhileUnchanged(Action<AlignedMemory> look)
    {
        lock (Gate)
        {
            ThrowIfTraining();
            look(Memory);
        }
    }

    /// <summary>Takes the store for a training session's computation.</summary>
    /// <exception cref="InvalidOperationException">Another thread has it.</exception>
    public void BeginTraining()
    {
        lock (Gate)
        {
            ThrowIfTraining();
            _ = Memory;
            _training = true;
        }
    }

    /// <summary>Gives the store back.</summary>
    /// <param name="changed">Whether the parameters were changed.</param>
    public void EndTraining(bool changed)
    {
        lock (Gate)
        {
            _training = false;
            if (changed)
            {
                _version++;
            }
        }
    }

    /// <summary>Gives the parameters up for good. The caller holds <see cref="Gate"/>.</summary>
    /// <param name="take">Takes from them, and from the memory that they are a part of, what is still wanted.</param>
    /// <exception cref="InvalidOperationException">A training session is using the parameters on another thread.</exception>
    public void Freeze(Action<AlignedMemory, AlignedMemory> take)
    {
        ThrowIfTraining();
        AlignedMemory memory = Memory;
        AlignedMemory whole = _whole!;

        // Nobody may read them from here on: they are written over. A forward pass has weights of its own.
        Volatile.Write(ref _frozen, true);
        Volatile.Write(ref _memory, null);
        _whole = null;
        take(memory, whole);
    }

    /// <summary>Lets go of the memory.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            Volatile.Write(ref _disposed, true);
            Volatile.Write(ref _memory, null);
            _whole = null;
        }
    }

    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), typeof(Network));

    private void ThrowIfTraining()
    {
        if (_training)
        {
            throw new InvalidOperationException($"Another thread is using a training session of this {_owner}; one call at a time.");
        }
    }
}
