using System.Globalization;

namespace KernelGen.Web.Filters;

/// <summary>
/// A kernel that is known only when somebody has typed it. The compiler cannot have seen it, so it runs in the clear loops
/// that anybody would write: for every pixel, for every tap.
/// </summary>
internal sealed class TypedKernel
{
    /// <summary>The most rows and columns.</summary>
    public const int MaxSize = 15;

    private readonly double[] _taps;
    private readonly double _divisor;
    private readonly double _offset;

    private TypedKernel(double[] taps, int width, double divisor, double offset)
    {
        _taps = taps;
        _divisor = divisor;
        _offset = offset;
        (Width, Height) = (width, taps.Length / width);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads a kernel as <c>[ImageKernel]</c> does: integers, decimals and fractions.</summary>
    /// <exception cref="FormatException">The text is not a kernel; the message says where.</exception>
    public static TypedKernel Parse(string text, string divisor, string offset)
    {
        string[][] rows =
        [
            .. text.Split([';', '\n'])
                .Select(row => row.Split([' ', ',', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
                .Where(row => row.Length > 0),
        ];
        if (rows.Length == 0) throw new FormatException("Type at least one number.");
        int width = rows[0].Length;
        for (int y = 1; y < rows.Length; y++)
        {
            if (rows[y].Length != width)
                throw new FormatException($"Row {y + 1} has {Entries(rows[y].Length)}, but row 1 has {width}: all rows must be alike.");
        }

        if (rows.Length > MaxSize || width > MaxSize)
            throw new FormatException($"The kernel has {rows.Length} rows and {width} columns; this page runs at most {MaxSize} of each.");
        double[] taps = [.. rows.SelectMany((row, y) => row.Select((entry, x) => Number(entry, $"Row {y + 1}, column {x + 1}")))];
        double divide = Number(divisor.Trim(), "The divisor");
        return divide != 0
            ? new TypedKernel(taps, width, divide, Number(offset.Trim(), "The offset"))
            : throw new FormatException("The divisor must not be 0.");
    }

    /// <summary>
    /// Filters a picture. Outside it, pixels are mirrored at the edge pixel (Reflect101, the compiled kernels' border); results
    /// are rounded half to even and saturated.
    /// </summary>
    public void Apply(ReadOnlyImageView<byte> source, ImageView<short> destination)
    {
        int[] columns = Mirrored(source.Width, Width);
        int[] rows = Mirrored(source.Height, Height);
        for (int y = 0; y < source.Height; y++)
        {
            Span<short> output = destination.Row(y);
            for (int x = 0; x < output.Length; x++)
            {
                double sum = 0;
                for (int ky = 0; ky < Height; ky++)
                {
                    ReadOnlySpan<byte> row = source.Row(rows[y + ky]);
                    for (int kx = 0; kx < Width; kx++)
                        sum += _taps[(ky * Width) + kx] * row[columns[x + kx]];
                }

                output[x] = (short)Math.Clamp(Math.Round((sum / _divisor) + _offset), short.MinValue, short.MaxValue);
            }
        }
    }

    // Where each of size + kernel - 1 places is read from: ... 2 1 | 0 1 2 ... n-1 | n-2 ...
    private static int[] Mirrored(int size, int kernel)
    {
        var places = new int[size + kernel - 1];
        int period = Math.Max(1, 2 * (size - 1));
        for (int i = 0; i < places.Length; i++)
        {
            int place = (((i - (kernel / 2)) % period) + period) % period;
            places[i] = place < size ? place : period - place;
        }

        return places;
    }

    private static double Number(string text, string where)
    {
        string[] parts = text.Split('/');
        double value = parts.Length == 2 ? Decimal(parts[0], text, where) / Decimal(parts[1], text, where) : Decimal(text, text, where);
        return double.IsFinite(value) && Math.Abs(value) <= 1e6
            ? value
            : throw new FormatException($"{where}: '{text}' is too large; the limit is a million.");
    }

    private static double Decimal(string text, string whole, string where) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException($"{where}: '{whole}' is not a number. Write 2, -1.5 or 1/9.");

    private static string Entries(int count) => count == 1 ? "1 entry" : $"{count} entries";
}
