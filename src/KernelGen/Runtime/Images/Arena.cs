namespace KernelGen.Runtime;

/// <summary>Hands out aligned pieces of one block of memory; with no block it only measures how large one must be.</summary>
internal unsafe struct Arena(byte* memory)
{
    public const int Alignment = 64;

    private readonly byte* _memory = memory;

    /// <summary>True where the pieces are no memory, and nothing may be written to them.</summary>
    public bool IsMeasuring => _memory is null;

    /// <summary>Bytes handed out.</summary>
    public nint Used { get; private set; }

    public byte* Take(nint bytes)
    {
        byte* piece = _memory + Used;
        Used += (bytes + (Alignment - 1)) & -Alignment;
        return piece;
    }

    public byte** TakePointers(int count) => (byte**)Take((nint)count * sizeof(byte*));
}
