using System.Globalization;

namespace KernelGen.Tests.Support;

/// <summary>A small table of numbers as it stands in a textbook: rows separated by <c>;</c>, entries by blanks or commas.</summary>
internal sealed record Grid(int Width, int Height, float[] Values)
{
    /// <summary>Reads a table; several tables in a row (channels) are read as one with more rows.</summary>
    public static Grid Read(string text)
    {
        float[][] rows = [.. text
            .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => row
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(entry => float.Parse(entry, CultureInfo.InvariantCulture)).ToArray())];
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        return new Grid(rows[0].Length, rows.Length, [.. rows.SelectMany(row => row)]);
    }

    /// <summary>A table by a rule of row and column.</summary>
    public static Grid Of(int width, int height, Func<int, int, float> value) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => value(i / width, i % width))]);

    /// <summary>The values as bytes.</summary>
    public byte[] Bytes => [.. Values.Select(v => (byte)v)];
}
