using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>One stage in one call.</summary>
internal sealed unsafe class StageRun
{
    /// <summary>Bytes of lines that are made and read again while they are in the first-level cache.</summary>
    private const int StripBytes = 24 * 1024;

    private const int LeastStrip = 256;

    private readonly ImageRun _run;
    private readonly InputRun[] _inputs;
    private byte** _arguments;
    private byte** _results;
    private byte* _narrow;
    private byte* _summedTile;
    private int _strip;

    public StageRun(ImageStage plan, ImageRun run, bool IsLast)
    {
        Plan = plan;
        _run = run;
        Ring = IsLast ? null : new RowRing(this, run.RowsReadFrom(run.IndexOf(plan)) + plan.Rows - 1);
        _inputs = [.. plan.Inputs.Select(i => new InputRun(i, run, plan.Rows))];
    }

    public ImageStage Plan { get; }

    /// <summary>The rows of the result; null for the last stage, whose rows are the destination's.</summary>
    public RowRing? Ring { get; }

    private ImageInput First => Plan.Inputs[0];

    /// <summary>Whether the channels of a pixel are added on the way into the tile.</summary>
    private bool SumsIntoTile => Plan.TileStride > 0 && First.ChannelStep != ChannelStep.None;

    private int OutputWidth => First.Border == BorderMode.Valid ? _run.Width - First.Width + 1 : _run.Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Lay(ref Arena arena)
    {
        int lineBytes = 0;
        foreach (InputRun input in _inputs)
        {
            lineBytes += input.LineBytes * Plan.Rows;
        }

        int strips = Plan.IsDirect ? 1 : Math.Max(1, OutputWidth / Math.Max(LeastStrip, StripBytes / Math.Max(1, lineBytes)));
        _strip = (OutputWidth + strips - 1) / strips;
        int arguments = 0;
        foreach (InputRun input in _inputs)
        {
            int reach = input.Plan.Width - 1;
            int tile = Plan.TileStride > 0 ? Plan.TileStride
                : Plan.IsDirect ? Math.Max(3 * reach, reach + (Plan.RowStep / input.Channels) + 1)
                : reach + (Math.Max(input.Plan.ColumnStep, Plan.RowStep) / input.Channels) + 1;
            input.Lay(ref arena, Plan.IsDirect ? 0 : _strip, tile, Plan.RowStep);
            arguments += input.LinesRead;
        }

        _summedTile = SumsIntoTile ? arena.Take((nint)Plan.TileStride * First.Height * sizeof(int)) : null;
        _arguments = arena.TakePointers(Math.Max(arguments, Plan.Rows));
        _results = arena.TakePointers(Plan.Rows);

        // Room for a row that is too short for a vector, for rows below the image, and for a direct kernel's frame.
        int least = Plan.RowStep + (4 * First.Width * Plan.Channels);
        _narrow = arena.Take((nint)Math.Max(least, OutputWidth * Plan.Channels) * Plan.ElementSize * Plan.Rows);
        Ring?.Lay(ref arena, (nint)Math.Max(OutputWidth * Plan.Channels, Plan.RowStep) * Plan.ElementSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill()
    {
        foreach (InputRun input in _inputs)
        {
            input.Fill();
        }
    }

    public void Forget() => Ring?.Forget();

    /// <summary>Computes some neighbouring rows of the result.</summary>
    /// <param name="y">The first of them.</param>
    /// <param name="count">How many, at most the rows that the stage computes side by side.</param>
    /// <param name="to">Where each goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compute(int y, int count, byte** to)
    {
        // Rows that one input had computed can have pushed out another's where one depends on the other.
        bool anyMissing;
        do
        {
            anyMissing = false;
            foreach (InputRun input in _inputs)
            {
                anyMissing |= input.Ensure(y, count);
            }
        }
        while (anyMissing && _inputs.Length > 1);

        foreach (InputRun input in _inputs)
        {
            input.TakeRows();
        }

        if (Plan.TileStride > 0)
        {
            ComputeTiles(to[0]);
        }
        else if (Plan.IsDirect)
        {
            ComputeDirect(count, to);
        }
        else
        {
            ComputeStrips(count, to);
        }

        if (Plan.CopyAlpha != null)
        {
            CopyAlpha(count, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyAlpha(int count, byte** to)
    {
        InputRun input = _inputs[0];
        for (int row = 0; row < count; row++)
        {
            Plan.CopyAlpha(input.Rows[Plan.AlphaRow + row] + ((nint)Plan.AlphaColumn * input.PixelSize), to[row], OutputWidth, Plan.Channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeStrips(int count, byte** to)
    {
        int pixelSize = Plan.ElementSize * Plan.Channels;
        int width = OutputWidth;
        for (int first = 0; first < width; first += _strip)
        {
            int end = Math.Min(width, first + _strip);
            foreach (InputRun input in _inputs)
            {
                input.MakeLines(first, end);
            }

            for (int row = 0; row < count; row++)
            {
                byte** at = _arguments;
                foreach (InputRun input in _inputs)
                {
                    input.AddLines(row, first, ref at);
                }

                Run(_arguments, to[row] + ((nint)first * pixelSize), (end - first) * Plan.Channels);
            }
        }
    }

    /// <summary>One row of the row kernel, through a longer one where the row is too short for a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(byte** arguments, byte* to, int elements)
    {
        byte* results = elements < Plan.RowStep ? _narrow : to;
        if (elements < Plan.RowStep)
        {
            WidenRawRows(arguments, elements);
        }

        Plan.Row((void**)arguments, (void**)&results, Math.Max(elements, Plan.RowStep));
        if (results != to)
        {
            Buffer.MemoryCopy(results, to, (nint)elements * Plan.ElementSize, (nint)elements * Plan.ElementSize);
        }
    }

    /// <summary>Rows that are read as they are, and are too short for a vector, are read in a copy with room behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WidenRawRows(byte** arguments, int elements)
    {
        foreach (InputRun input in _inputs)
        {
            if (input.Plan.Columns is null && input.Plan.ChannelStep == ChannelStep.None)
            {
                nint bytes = (nint)elements / Plan.Channels * input.PixelSize;
                Buffer.MemoryCopy(*arguments, input.TileRows[0], bytes, bytes);
                *arguments = input.TileRows[0];
            }

            arguments += input.LinesRead;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeDirect(int count, byte** to)
    {
        InputRun input = _inputs[0];
        int channels = Plan.Channels;
        int pixelSize = Plan.ElementSize * channels;
        int reach = input.Plan.Width - 1;
        int inside = _run.Width - reach;
        int rows = input.Plan.Height + Plan.Rows - 1;
        if ((long)inside * channels < Plan.RowStep)
        {
            // Too narrow for a vector: every output is computed in the tile.
            for (int i = 0; i < rows; i++)
            {
                input.Gather(input.Rows[i], input.TileRows[i], -input.Plan.Left, OutputWidth + reach);
            }

            ComputeTile(count, to, OutputWidth, 0);
            return;
        }

        for (int row = 0; row < Plan.Rows; row++)
        {
            _results[row] = row < count
                ? to[row] + ((nint)input.Plan.Left * pixelSize)
                : _narrow + ((nint)row * OutputWidth * pixelSize);
        }

        Plan.Row((void**)input.Rows, (void**)_results, (nint)inside * channels);
        if (OutputWidth > inside)
        {
            input.GatherFrame();
            ComputeTile(count, to, input.Plan.Left, input.Plan.Right);
        }
    }

    /// <summary>The first and the last outputs of some rows, from the tile where the columns of their windows are gathered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeTile(int count, byte** to, int leftOutputs, int rightOutputs)
    {
        InputRun input = _inputs[0];
        int reach = input.Plan.Width - 1;
        int channels = Plan.Channels;
        int pixelSize = Plan.ElementSize * channels;
        int leftReach = leftOutputs + reach;
        int rightReach = rightOutputs == 0 ? 0 : rightOutputs + reach;
        int elements = Math.Max(Plan.RowStep, (leftReach + rightReach - reach) * channels);
        for (int row = 0; row < Plan.Rows; row++)
        {
            _results[row] = _narrow + ((nint)row * elements * Plan.ElementSize);
        }

        Plan.Row((void**)input.TileRows, (void**)_results, elements);
        for (int row = 0; row < count; row++)
        {
            Copy(_results[row], to[row], leftOutputs * pixelSize);
            Copy(
                _results[row] + ((nint)leftReach * pixelSize), to[row] + ((nint)(OutputWidth - rightOutputs) * pixelSize), rightOutputs * pixelSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* from, byte* to, int bytes)
    {
        const int Few = 16;
        if (bytes > Few)
        {
            Buffer.MemoryCopy(from, to, bytes, bytes);
            return;
        }

        for (int i = 0; i < bytes; i++)
        {
            to[i] = from[i];
        }
    }

    /// <summary>A kernel of very many taps reads its windows in a tile whose rows have one fixed length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeTiles(byte* to)
    {
        InputRun input = _inputs[0];
        int channels = Plan.Channels;
        int columns = (Plan.TileStride / channels) - input.Plan.Width + 1;
        bool sums = SumsIntoTile;
        byte* tile = sums ? _summedTile : input.TileRows[0];
        int elementSize = sums ? sizeof(int) : input.PixelSize / channels;
        for (int first = 0; first < OutputWidth; first += columns)
        {
            int outputs = Math.Min(columns, OutputWidth - first);
            for (int i = 0; i < input.Plan.Height; i++)
            {
                byte* row = tile + ((nint)i * Plan.TileStride * elementSize);
                int read = outputs + input.Plan.Width - 1;
                input.Gather(input.Rows[i], sums ? input.TileRows[0] : row, first - input.Plan.Left, read);
                if (sums)
                {
                    ChannelLines.Add(input.Plan.ChannelStep, input.TileRows[0], row, read, input.Channels);
                }
            }

            Run(&tile, to + ((nint)first * channels * Plan.ElementSize), outputs * channels);
        }
    }
}
