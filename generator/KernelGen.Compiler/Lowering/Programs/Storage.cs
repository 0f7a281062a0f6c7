using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// A piece of memory that steps read and write: a tensor, packed weights, or room for one kernel. Where it is, <see cref="MemoryPlanner"/> says
/// when all steps are known. Compared by identity.
/// </summary>
/// <param name="memory">The memory that it is a piece of.</param>
/// <param name="length">Floats.</param>
/// <param name="keepsZeros">
/// Whether some of its cells must be zero and are written by nothing, as those of a halo are. Memory is zero when it is new; where the storage
/// shares its memory, a step clears these cells.
/// </param>
/// <param name="frame">The tensor around which they are; null where they may be anywhere.</param>
internal sealed class Storage(Memory memory, int length, bool keepsZeros, TensorLayout? frame = null)
{
    private static readonly Dictionary<Memory, Storage> s_whole = Enum.GetValues(typeof(Memory)).Cast<Memory>()
        .ToDictionary(m => m, m => new Storage(m, int.MaxValue, keepsZeros: false) { _start = 0 });

    private int? _start;

    public Memory Memory { get; } = memory;

    public int Length { get; } = length;

    public bool KeepsZeros { get; } = keepsZeros;

    public TensorLayout? Frame { get; } = frame;

    /// <summary>Whether it is a tensor whose parts several steps write, each where its part belongs: what reads it needs all of them.</summary>
    public bool HasParts { get; set; }

    /// <summary>Whether it is a whole memory, whose parts are known by their offsets alone.</summary>
    public bool IsWhole => s_whole[Memory] == this;

    /// <summary>Its first float in the memory.</summary>
    /// <exception cref="InvalidOperationException">It has no place yet.</exception>
    public int Start => _start ?? throw new InvalidOperationException($"A storage of {Length} floats has no place yet.");

    /// <summary>The end of its last float.</summary>
    public long End => (long)Start + Length;

    /// <summary>A memory that others have laid out: the caller's, or the parameters.</summary>
    public static Storage Whole(Memory memory) => s_whole[memory];

    /// <summary>Gives it its place.</summary>
    /// <exception cref="InvalidOperationException">It has a place.</exception>
    public void Put(int start) => _start = _start is null ? start : throw new InvalidOperationException($"A storage at {_start} has its place already.");
}
