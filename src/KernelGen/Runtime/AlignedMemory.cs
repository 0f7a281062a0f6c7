namespace KernelGen.Runtime;

/// <summary>
/// Zeroed floats at a fixed address that is a multiple of 64 bytes, so that no vector load crosses a cache line.
/// </summary>
/// <remarks>
/// The memory is a pinned array and not a native allocation: a span over it keeps it alive, so a span that outlives its
/// network reads old values but never freed memory. Up to the next multiple of 16 floats after the length there is memory too, so that loops over whole
/// vectors need no tails.
/// </remarks>
internal sealed unsafe class AlignedMemory
{
    private const int FloatsPerLine = 16;

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Number of floats.</summary>
    public readonly int Length;

    /// <summary>The first float's address. Valid while this object is reachable: callers end with <see cref="GC.KeepAlive"/>.</summary>
    public readonly float* Pointer;

    /// <summary>Allocates zeroed memory.</summary>
    /// <param name="length">Number of floats; may be 0.</param>
    /// <exception cref="OutOfMemoryException">There is not as much memory.</exception>
    public AlignedMemory(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > Array.MaxLength - (2 * FloatsPerLine))
        {
            throw new OutOfMemoryException($"{length} floats are more than one array can hold.");
        }

        _array = GC.AllocateArray<float>(length + (2 * FloatsPerLine) - 1, pinned: true);
        fixed (float* first = _array)
        {
            Pointer = (float*)(((nuint)first + 63) & ~(nuint)63);
            _start = (int)(Pointer - first);
            LargePages.Ask(Pointer, (nuint)length * sizeof(float));
        }

        Length = length;
    }

    private AlignedMemory(AlignedMemory whole, int first, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)first + (uint)length, (uint)whole.Length, nameof(length));
        _array = whole._array;
        _start = whole._start + first;
        Pointer = whole.Pointer + first;
        Length = length;
    }

    /// <summary>A part of the same memory.</summary>
    /// <param name="first">Its first float, a multiple of 16.</param>
    /// <param name="length">Its number of floats.</param>
    public AlignedMemory Part(int first, int length) => new(this, first, length);

    /// <summary>The floats as a span, which keeps them alive by itself.</summary>
    public Span<float> Span => new(_array, _start, Length);

    /// <summary>The floats for methods that store them.</summary>
    public Memory<float> Memory => new(_array, _start, Length);
}
