using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>
/// The rows of an intermediate image that are still needed. A row is computed when somebody asks for it, and its place is given away
/// when it was not asked for the longest time: so every row is computed once where windows move down, and again where a border asks for a row from
/// far away.
/// </summary>
internal sealed unsafe class RowRing(StageRun producer, int slots)
{
    private const int Nothing = -1;

    private readonly int[] _rows = new int[slots];
    private readonly long[] _asked = new long[slots];
    private byte* _memory;
    private nint _rowBytes;
    private long _now;

    public void Lay(ref Arena arena, nint rowBytes)
    {
        _rowBytes = (rowBytes + (Arena.Alignment - 1)) & -Arena.Alignment;
        _memory = arena.Take(_rowBytes * slots);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forget()
    {
        Array.Fill(_rows, Nothing);
        Array.Clear(_asked);
        _now = 0;
    }

    /// <summary>Where a row stands; null where it must be computed first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Find(int row)
    {
        int slot = Array.IndexOf(_rows, row);
        return slot < 0 ? null : _memory + (slot * _rowBytes);
    }

    /// <summary>Computes those of the rows that are missing.</summary>
    /// <returns>Whether any was.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Ensure(ReadOnlySpan<int> rows)
    {
        long now = ++_now;
        bool isWhole = true;
        foreach (int row in rows)
        {
            int slot = row < 0 ? 0 : Array.IndexOf(_rows, row);
            if (slot < 0)
            {
                isWhole = false;
            }
            else if (row >= 0)
            {
                _asked[slot] = now;
            }
        }

        if (isWhole)
        {
            return false;
        }

        byte** places = stackalloc byte*[producer.Plan.Rows];
        for (int i = 0; i < rows.Length; i++)
        {
            int first = rows[i];
            if (first < 0 || Array.IndexOf(_rows, first) >= 0)
            {
                continue;
            }

            int count = 1;
            while (count < producer.Plan.Rows && i + count < rows.Length && rows[i + count] == first + count && Array.IndexOf(_rows, first + count) < 0)
            {
                count++;
            }

            for (int k = 0; k < count; k++)
            {
                int slot = Oldest();
                _rows[slot] = first + k;
                _asked[slot] = now;
                places[k] = _memory + (slot * _rowBytes);
            }

            producer.Compute(first, count, places);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Oldest()
    {
        int oldest = 0;
        for (int slot = 1; slot < _asked.Length; slot++)
        {
            if (_asked[slot] < _asked[oldest])
            {
                oldest = slot;
            }
        }

        return oldest;
    }
}
