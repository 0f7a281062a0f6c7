using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Peers;

/// <summary>Floats outside the managed heap, aligned to cache lines, as native libraries like them.</summary>
internal sealed unsafe class NativeMemoryBlock : IDisposable
{
    /// <summary>Reserves memory for the given number of floats, all zero.</summary>
    public NativeMemoryBlock(int length)
        : this((nuint)length * sizeof(float))
    {
        Length = length;
    }

    private NativeMemoryBlock(nuint bytes)
    {
        Pointer = (float*)NativeMemory.AlignedAlloc(Math.Max(bytes, 64), 64);
        NativeMemory.Clear(Pointer, bytes);
    }

    /// <summary>The first float.</summary>
    public float* Pointer { get; private set; }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span => new(Pointer, Length);

    /// <summary>Reserves memory and fills it.</summary>
    public static NativeMemoryBlock Of(ReadOnlySpan<float> values)
    {
        var block = new NativeMemoryBlock(values.Length);
        values.CopyTo(block.Span);
        return block;
    }

    /// <summary>Reserves memory whose content only the library knows.</summary>
    public static NativeMemoryBlock OfBytes(nuint bytes) => new(bytes);

    public void Dispose()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
