using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Runtime;

/// <summary>One run of a row kernel: the steady inside, then the frame.</summary>
internal readonly unsafe struct ImageKernelRun<TSource, TDestination>(
    TSource* source,
    int width,
    int height,
    int sourceStride,
    TDestination* destination,
    int destinationStride,
    ImageWindow<TSource> window,
    delegate*<TSource*, TDestination*, nint, nint, nint, void> kernel,
    int rows,
    int pixels,
    int tileStride)
    where TSource : unmanaged
    where TDestination : unmanaged
{
    /// <summary>Bytes of the tiles on the stack, but for kernels that need more.</summary>
    private const int TileBytes = 16384;

    /// <summary>Kernels whose tiles are larger than this take them from the heap.</summary>
    private const int LargestStackTile = 32768;

    private const int Alignment = 64;

    public void Run()
    {
        // The smallest tile holds the windows of one call.
        int leastColumns = tileStride > 0 ? tileStride : pixels + Reach;
        long least = Padded<TSource>((long)leastColumns * (rows + window.Height - 1)) + Padded<TDestination>((long)pixels * rows);
        int bytes = checked((int)Math.Max(TileBytes, least) + Alignment);
        if (bytes <= LargestStackTile)
        {
            RunOnStack(bytes);
            return;
        }

        // Only very large kernels come here; what they take depends on the kernel alone.
        byte* memory = (byte*)NativeMemory.Alloc((nuint)bytes);
        try
        {
            Run(memory, bytes);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    // The tiles are written before they are read, but for lanes that are thrown away.
    [SkipLocalsInit]
    private void RunOnStack(int bytes)
    {
        byte* memory = stackalloc byte[bytes];
        Run(memory, bytes);
    }

    private void Run(byte* memory, int bytes)
    {
        byte* aligned = (byte*)(((nuint)memory + (Alignment - 1)) & ~(nuint)(Alignment - 1));
        var tile = new Tile(aligned, bytes - Alignment);
        int insideColumns = width - window.Width + 1;
        int insideRows = height - window.Height + 1;
        int outputWidth = window.Border == BorderMode.Valid ? insideColumns : width;
        int outputHeight = window.Border == BorderMode.Valid ? insideRows : height;
        if (tileStride > 0 || (long)insideColumns * window.Channels < pixels || insideRows < rows)
        {
            RunRectangle(tile, 0, 0, outputWidth, outputHeight);
            return;
        }

        RunInside(insideColumns, insideRows);
        int below = outputHeight - window.Top - insideRows;
        RunRectangle(tile, 0, 0, outputWidth, window.Top);
        RunRectangle(tile, 0, outputHeight - below, outputWidth, below);
        RunSides(tile, outputWidth - insideColumns, insideColumns, insideRows);
    }

    private void RunInside(int columns, int lines)
    {
        TDestination* first = destination + ((nint)window.Top * destinationStride) + (window.Left * window.Channels);
        for (int y = 0; y < lines; y += rows)
        {
            // The last call lies over the one before it where the rows do not come out even.
            nint at = Math.Min(y, lines - rows);
            kernel(source + (at * sourceStride), first + (at * destinationStride), sourceStride, destinationStride, (nint)columns * window.Channels);
        }
    }

    /// <summary>A rectangle of outputs, through tiles that are filled with the border where it reaches outside.</summary>
    private void RunRectangle(Tile tile, int left, int top, int columns, int lines)
    {
        if (columns <= 0 || lines <= 0)
        {
            return;
        }

        int tileLines = tile.Lines(this, Math.Min(columns * window.Channels, tileStride > 0 ? tileStride - Reach : pixels), lines);
        int tileColumns = tile.Columns(this, tileLines, columns * window.Channels) / window.Channels;
        for (int y = 0; y < lines; y += tileLines)
        {
            for (int x = 0; x < columns; x += tileColumns)
            {
                int partColumns = Math.Min(tileColumns, columns - x);
                int partLines = Math.Min(tileLines, lines - y);
                int count = Math.Max(partColumns * window.Channels, pixels);
                int stride = tileStride > 0 ? tileStride : count + Reach;
                BorderTile.Fill(
                    source, width, height, sourceStride, tile.Source, stride, left + x - window.Left, top + y - window.Top,
                    partColumns + window.Width - 1, partLines + window.Height - 1, window.Border, window.BorderValue, window.Channels);
                TDestination* results = RunTile(tile, stride, count, partLines);
                for (int line = 0; line < partLines; line++)
                {
                    Copy(
                        results + ((nint)line * count),
                        destination + ((nint)(top + y + line) * destinationStride) + ((left + x) * window.Channels),
                        partColumns * window.Channels);
                }
            }
        }
    }

    /// <summary>
    /// The columns left and right of the inside, which are few: both sides of a row stand side by side in one row of the tile.
    /// </summary>
    [SkipLocalsInit]
    private void RunSides(Tile tile, int columns, int insideColumns, int insideRows)
    {
        if (columns <= 0)
        {
            return;
        }

        int right = columns - window.Left;
        int leftReach = window.Left + window.Width - 1;
        int reach = leftReach + right + window.Width - 1;
        int channels = window.Channels;
        int outputs = (reach - window.Width + 1) * channels;
        int* map = stackalloc int[reach * channels];
        for (int i = 0; i < reach; i++)
        {
            int column = i < leftReach ? i - window.Left : insideColumns + i - leftReach;
            int inside = BorderMap.Index(column, width, window.Border);
            for (int channel = 0; channel < channels; channel++)
            {
                map[(i * channels) + channel] = inside < 0 ? -1 : (inside * channels) + channel;
            }
        }

        int stride = Math.Max(outputs, pixels) + Reach;
        int resultStride = Math.Max(outputs, pixels);
        int tileLines = tile.Lines(this, outputs, insideRows);
        for (int y = 0; y < insideRows; y += tileLines)
        {
            int lines = Math.Min(tileLines, insideRows - y);
            Gather(tile.Source, stride, y, lines + window.Height - 1, map, reach * channels);
            TDestination* results = RunTile(tile, stride, outputs, lines);
            for (int line = 0; line < lines; line++)
            {
                TDestination* from = results + ((nint)line * resultStride);
                TDestination* to = destination + ((nint)(window.Top + y + line) * destinationStride);
                for (int x = 0; x < window.Left * channels; x++)
                {
                    to[x] = from[x];
                }

                for (int x = 0; x < right * channels; x++)
                {
                    to[((window.Left + insideColumns) * channels) + x] = from[(leftReach * channels) + x];
                }
            }
        }
    }

    private void Gather(TSource* tile, int stride, int y, int lines, int* map, int count)
    {
        for (int line = 0; line < lines; line++)
        {
            TSource* from = source + ((nint)(y + line) * sourceStride);
            TSource* to = tile + ((nint)line * stride);
            for (int i = 0; i < count; i++)
            {
                to[i] = map[i] < 0 ? window.BorderValue : from[map[i]];
            }
        }
    }

    /// <summary>Runs the kernel over a filled tile, into the tile's results, whose rows are as long as the kernel's.</summary>
    private TDestination* RunTile(Tile tile, int stride, int columns, int lines)
    {
        int count = Math.Max(columns, pixels);
        TDestination* results = tile.Results(this, stride, lines);
        for (int y = 0; y < lines; y += rows)
        {
            // Behind the last line there may be room for more rows that nobody looks at.
            nint at = lines >= rows ? Math.Min(y, lines - rows) : 0;
            kernel(tile.Source + (at * stride), results + (at * count), stride, count, count);
        }

        return results;
    }

    private static void Copy(TDestination* from, TDestination* to, int count) =>
        new ReadOnlySpan<TDestination>(from, count).CopyTo(new Span<TDestination>(to, count));

    private static long Padded<T>(long elements) where T : unmanaged => ((elements * sizeof(T)) + (Alignment - 1)) & -Alignment;

    /// <summary>Memory for a part of the source with its border, and for the results.</summary>
    private readonly struct Tile(byte* memory, int bytes)
    {
        public TSource* Source => (TSource*)memory;

        public TDestination* Results(in ImageKernelRun<TSource, TDestination> run, int stride, int lines) =>
            (TDestination*)(memory + Padded<TSource>((long)stride * (run.Lines(lines) + run.WindowHeight - 1)));

        /// <summary>As many lines as fit when so many columns do, at least the rows of one call.</summary>
        public int Lines(in ImageKernelRun<TSource, TDestination> run, int columns, int wanted)
        {
            int lines = run.RowsOfCall;
            while (lines < wanted && run.Bytes(columns, lines + run.RowsOfCall) <= bytes)
            {
                lines += run.RowsOfCall;
            }

            return Math.Min(lines, wanted);
        }

        /// <summary>As many columns as fit with so many lines.</summary>
        public int Columns(in ImageKernelRun<TSource, TDestination> run, int lines, int wanted)
        {
            int columns = run.LargestTileColumns(wanted);
            while (columns > run.LeastColumns && run.Bytes(columns, lines) > bytes)
            {
                columns = Math.Max(run.LeastColumns, columns - Math.Max(1, columns / 8));
            }

            return Math.Min(columns, wanted);
        }
    }

    /// <summary>Elements from a window's first pixel to its last in the same row.</summary>
    private int Reach => (window.Width - 1) * window.Channels;

    private int WindowHeight => window.Height;

    private int RowsOfCall => rows;

    private int LeastColumns => pixels;

    private int LargestTileColumns(int wanted) => tileStride > 0 ? Math.Max(pixels, tileStride - Reach) : Math.Max(pixels, wanted);

    /// <summary>Lines with what a whole number of calls writes.</summary>
    private int Lines(int lines) => Math.Max(lines, rows);

    /// <summary>What a tile of so many outputs takes.</summary>
    private long Bytes(int columns, int lines)
    {
        int count = Math.Max(columns, pixels);
        int stride = tileStride > 0 ? tileStride : count + Reach;
        return Padded<TSource>((long)stride * (Lines(lines) + window.Height - 1)) + Padded<TDestination>((long)count * Lines(lines));
    }
}
