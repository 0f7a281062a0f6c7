namespace KernelGen.Web;

/// <summary>An array that the page reads and writes in place, by its address in the WebAssembly memory.</summary>
internal sealed class PinnedBuffer<T> where T : unmanaged
{
    private T[] _values = [];

    /// <summary>The values asked for last.</summary>
    public Span<T> Values => _values.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>Where the first value is stored, in bytes.</summary>
    public unsafe nint Address => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_values));

    /// <summary>Makes room for so many values; keeps the memory where it suffices.</summary>
    public void Resize(int length)
    {
        if (length > _values.Length) _values = GC.AllocateArray<T>(length, pinned: true);
        Length = length;
    }
}
