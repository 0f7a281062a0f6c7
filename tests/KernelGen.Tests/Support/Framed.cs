using System.Numerics;

namespace KernelGen.Tests.Support;

/// <summary>An image in memory with a gap before its first row and behind every row, filled with one value.</summary>
internal sealed class Framed<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[] _memory;
    private readonly int _length;
    private readonly int _rows;
    private readonly int _gap;
    private readonly T _frame;

    /// <param name="length">Elements of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="gap">Elements of each gap.</param>
    /// <param name="frame">What stands in the gaps.</param>
    public Framed(int length, int rows, int gap, T frame)
    {
        (_length, _rows, _gap, _frame) = (length, rows, gap, frame);
        _memory = new T[gap + (rows * Stride)];
        _memory.AsSpan().Fill(frame);
    }

    public int Stride => _length + _gap;

    /// <summary>From the first pixel to the end of the last gap.</summary>
    public Span<T> Image => _memory.AsSpan(_gap);

    public void Fill(ReadOnlySpan<T> pixels)
    {
        for (int y = 0; y < _rows; y++)
            pixels.Slice(y * _length, _length).CopyTo(Image[(y * Stride)..]);
    }

    /// <summary>The rows without gaps.</summary>
    public T[] Rows()
    {
        var rows = new T[_rows * _length];
        for (int y = 0; y < _rows; y++)
            Image.Slice(y * Stride, _length).CopyTo(rows.AsSpan(y * _length));
        return rows;
    }

    /// <summary>Fails where something else than the frame stands in a gap.</summary>
    public void AssertFrame(string what)
    {
        for (int y = -1; y < _rows; y++)
        {
            if (_memory.AsSpan(Math.Max(0, _gap + (y * Stride) + _length), _gap).ContainsAnyExcept(_frame))
                Assert.Fail($"{what}: written behind row {y}.");
        }
    }
}
