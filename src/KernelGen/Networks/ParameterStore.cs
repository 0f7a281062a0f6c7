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
    private bool _training;
    private long _version;

    public ParameterStore(string owner, int length)
    {
        _owner = owner;
        _memory = new AlignedMemory(length);
    }

    /// <summary>Number of changes so far.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The memory itself.</summary>
    public AlignedMemory Memory
    {
        get
        {
            AlignedMemory? memory = Volatile.Read(ref _memory);
            ObjectDisposedException.ThrowIf(memory is null, typeof(Network));
            return memory;
        }
    }

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

    /// <summary>Lets go of the memory.</summary>
    public void Dispose() => Volatile.Write(ref _memory, null);

    private void ThrowIfTraining()
    {
        if (_training)
        {
            throw new InvalidOperationException($"Another thread is using a training session of this {_owner}; one call at a time.");
        }
    }
}
