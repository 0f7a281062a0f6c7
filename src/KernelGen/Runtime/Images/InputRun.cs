using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>One input of a stage in one call: the rows that the next output rows look at, and the lines of column sums made of them.</summary>
internal sealed unsafe class InputRun(ImageInput plan, ImageRun run, int rowsAtOnce)
{
    /// <summary>Pixels that are copied faster one by one than by a call.</summary>
    private const int ShortRun = 8;

    private readonly int[] _indices = new int[plan.Height + rowsAtOnce - 1];
    private readonly StageRun? _producer = plan.Producer < 0 ? null : run.Stage(plan.Producer);
    private readonly int _size = run.SizeOf(plan.Producer);
    private readonly int _channels = run.ChannelsOf(plan.Producer);
    private readonly int _pixelSize = run.SizeOf(plan.Producer) * run.ChannelsOf(plan.Producer);
    private readonly int[] _outside = new int[plan.Left + plan.Right];
    private readonly FrameColumns _frame = new(plan, run.ChannelsOf(plan.Producer), run.SizeOf(plan.Producer));
    private byte** _rows;
    private byte** _shifted;
    private byte** _tileRows;
    private byte** _tileLines;
    private byte** _results;
    private byte** _lines;
    private byte** _summed;
    private byte* _constantRow;
    private int _lineColumns;
    private readonly int _lead = Lead(plan, run.ChannelsOf(plan.Producer), plan.LineSizes.Length == 0 ? 1 : plan.LineSizes.Min());

    public ImageInput Plan => plan;

    public int Channels => _channels;

    /// <summary>Bytes of one pixel.</summary>
    public int PixelSize => _pixelSize;

    /// <summary>The rows that the windows of the output rows in hand look at, borders already in place.</summary>
    public byte** Rows => _rows;

    /// <summary>Pointers that the stage may set to places in <see cref="Rows"/>.</summary>
    public byte** Shifted => _shifted;

    /// <summary>Rows of gathered columns.</summary>
    public byte** TileRows => _tileRows;

    /// <summary>Bytes of all lines for one column and output row.</summary>
    public int LineBytes
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            int bytes = 0;
            foreach (int size in plan.LineSizes)
            {
                bytes += size * _channels;
            }

            return plan.ChannelStep == ChannelStep.SplitBytes ? _channels : bytes;
        }
    }

    /// <summary>Lines that the row kernel reads for one output row.</summary>
    public int LinesRead => plan.ChannelStep == ChannelStep.SplitBytes ? _channels : Math.Max(1, plan.LineSizes.Length);

    /// <summary>Lays memory for lines of so many output columns and tiles of so many columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Lay(ref Arena arena, int stripColumns, int tileColumns, int rowStep)
    {
        int height = _indices.Length;
        _rows = arena.TakePointers(height);
        _shifted = arena.TakePointers(height);
        _tileRows = arena.TakePointers(height);
        _constantRow = plan.Border == BorderMode.Constant ? arena.Take((nint)run.Width * PixelSize) : null;
        nint tileElements = ((nint)tileColumns * _channels) + Math.Max(rowStep, plan.ColumnStep) + ((nint)(plan.Width - 1) * _channels);
        byte* tile = arena.Take(tileElements * _size * height);
        _lineColumns = stripColumns + plan.Width - 1;
        int lines = plan.ChannelStep == ChannelStep.SplitBytes ? _channels : plan.LineSizes.Length;
        _lines = arena.TakePointers(lines * rowsAtOnce);
        _results = arena.TakePointers(lines * rowsAtOnce);
        _tileLines = arena.TakePointers(lines * rowsAtOnce);
        _summed = arena.TakePointers(lines * rowsAtOnce);
        nint lineElements = ((nint)_lineColumns * _channels) + Math.Max(rowStep, plan.ColumnStep);
        int reach = plan.Left * _channels;
        bool sums = plan.ChannelStep is ChannelStep.SumInt16 or ChannelStep.SumInt32 or ChannelStep.SumSingle;
        for (int i = 0; i < lines * rowsAtOnce; i++)
        {
            int size = plan.ChannelStep == ChannelStep.SplitBytes ? 1 : plan.LineSizes[i % lines];

            // The first output's column is aligned, and so is what the column pass writes.
            byte* line = arena.Take((lineElements + _lead) * size) + ((_lead - reach) * size);
            byte* tileLine = arena.Take(tileElements * size);
            byte* summed = sums ? arena.Take((_lineColumns + (nint)rowStep) * size) : line;
            if (!arena.IsMeasuring)
            {
                _lines[i] = line;
                _tileLines[i] = tileLine;
                _summed[i] = summed;
            }
        }

        for (int i = 0; !arena.IsMeasuring && i < height; i++)
        {
            _tileRows[i] = tile + (i * tileElements * _size);
        }
    }

    /// <summary>Fills what does not change while the images keep their width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill()
    {
        for (int i = 0; i < _outside.Length; i++)
        {
            int column = i < plan.Left ? i - plan.Left : run.Width + i - plan.Left;
            _outside[i] = BorderMap.Index(column, run.Width, plan.Border);
        }

        _frame.Fill(run.Width);

        for (nint i = 0; _constantRow is not null && i < (nint)run.Width * _channels; i++)
        {
            SetConstant(_constantRow + (i * _size));
        }
    }

    /// <summary>Names the rows that some output rows look at, and has those of an intermediate image computed that are missing.</summary>
    /// <returns>Whether any was missing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Ensure(int y, int count)
    {
        int needed = plan.Height + count - 1;
        for (int i = 0; i < _indices.Length; i++)
        {
            _indices[i] = i < needed ? BorderMap.Index(y + i - plan.Top, run.Height, plan.Border) : _indices[needed - 1];
        }

        return _producer is not null && _producer.Ring!.Ensure(_indices);
    }

    /// <summary>Looks up the rows that were named.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeRows()
    {
        for (int i = 0; i < _indices.Length; i++)
        {
            int row = _indices[i];
            _rows[i] = row < 0 ? _constantRow
                : _producer is null ? run.Source + (row * run.SourceStride)
                : _producer.Ring!.Find(row);
        }
    }

    /// <summary>Makes the lines of all output rows for the output columns from <paramref name="first"/> to, without, <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MakeLines(int first, int end)
    {
        if (plan.ChannelStep == ChannelStep.SplitBytes)
        {
            for (int row = 0; row < rowsAtOnce; row++)
            {
                ChannelLines.SplitBytes(_rows[row] + ((nint)first * _channels), _lines + (row * _channels), end - first, _channels);
            }

            return;
        }

        if (plan.Columns is null)
        {
            return;
        }

        int from = first - plan.Left;
        int to = end + plan.Right;
        int outside = Math.Min(run.Width, to);

        // In elements: the lines may start before the first window's column, to stay aligned.
        int begin = Math.Max(0, (first * _channels) - _lead);
        int count = (outside * _channels) - begin;
        if (count < plan.ColumnStep)
        {
            // Too narrow for a vector: all columns are gathered.
            MakeGathered(from, to - from, to, 0, 0);
        }
        else
        {
            for (int i = 0; i < _indices.Length; i++)
            {
                _shifted[i] = _rows[i] + ((nint)begin * _size);
            }

            int lines = plan.LineSizes.Length;
            int shift = begin - (from * _channels);
            for (int i = 0; i < lines * rowsAtOnce; i++)
            {
                _results[i] = _lines[i] + ((nint)shift * plan.LineSizes[i % lines]);
            }

            plan.Columns((void**)_shifted, (void**)_results, count);
            int leftCount = Math.Max(0, -from);
            if ((leftCount > 0 || to > outside) && !CopyOutside(from, leftCount, outside, to - outside, begin))
            {
                MakeGathered(from, leftCount, outside, to - outside, outside - from);
            }
        }

        SumChannels(to - from);
    }

    /// <summary>
    /// Gives the columns outside the image the sums of those inside that stand for them, if they are all in these lines.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool CopyOutside(int from, int leftCount, int rightColumn, int rightCount, int begin)
    {
        int first = (begin + _channels - 1) / _channels;
        int left = plan.Left - leftCount;
        for (int i = 0; i < leftCount + rightCount; i++)
        {
            int inside = _outside[left + i];
            if (inside < first || inside >= rightColumn)
            {
                return false;
            }
        }

        int lines = plan.LineSizes.Length;
        for (int line = 0; line < lines * rowsAtOnce; line++)
        {
            int size = plan.LineSizes[line % lines];
            for (int i = 0; i < leftCount + rightCount; i++)
            {
                int column = i < leftCount ? from + i : rightColumn + i - leftCount;
                CopyElements(_lines[line], (_outside[left + i] - from) * _channels, (column - from) * _channels, size);
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopyElements(byte* line, int from, int to, int size)
    {
        for (int channel = 0; channel < _channels; channel++)
        {
            if (size == sizeof(short))
            {
                ((short*)line)[to + channel] = ((short*)line)[from + channel];
            }
            else
            {
                ((int*)line)[to + channel] = ((int*)line)[from + channel];
            }
        }
    }

    /// <summary>Copies columns of a row, inside the image or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(byte* row, byte* to, int column, int count)
    {
        for (; count > 0 && column < 0; column++, count--, to += PixelSize)
        {
            CopyPixel(row, _outside[column + plan.Left], to);
        }

        int inside = Math.Min(count, run.Width - column);
        if (inside is > 0 and <= ShortRun)
        {
            for (; inside > 0; inside--, column++, count--, to += PixelSize)
            {
                CopyPixel(row, column, to);
            }
        }
        else if (inside > 0)
        {
            Buffer.MemoryCopy(row + ((nint)column * PixelSize), to, (nint)inside * PixelSize, (nint)inside * PixelSize);
            to += (nint)inside * PixelSize;
            column += inside;
            count -= inside;
        }

        for (; count > 0; column++, count--, to += PixelSize)
        {
            CopyPixel(row, _outside[column - run.Width + plan.Left], to);
        }
    }

    /// <summary>Copies to the tile what is in windows that leave the image at the left or the right, from every row.</summary>
    public void GatherFrame() => _frame.Copy(_rows, _tileRows, _indices.Length);

    /// <summary>Appends the lines of one output row to what the row kernel is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLines(int outputRow, int first, ref byte** at)
    {
        int lines = plan.ChannelStep == ChannelStep.SplitBytes ? _channels : plan.LineSizes.Length;
        for (int line = 0; line < lines; line++)
        {
            *at++ = _summed[(outputRow * lines) + line];
        }

        if (lines == 0)
        {
            *at++ = _rows[outputRow] + ((nint)first * PixelSize);
        }
    }

    /// <summary>The sums of columns left and right of the image, computed side by side, into the two ends of the lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MakeGathered(int leftColumn, int leftCount, int rightColumn, int rightCount, int rightAt)
    {
        for (int i = 0; i < _indices.Length; i++)
        {
            Gather(_rows[i], _tileRows[i], leftColumn, leftCount);
            Gather(_rows[i], _tileRows[i] + ((nint)leftCount * PixelSize), rightColumn, rightCount);
        }

        plan.Columns((void**)_tileRows, (void**)_tileLines, Math.Max(plan.ColumnStep, (leftCount + rightCount) * _channels));
        int lines = plan.LineSizes.Length;
        for (int i = 0; i < lines * rowsAtOnce; i++)
        {
            int bytes = plan.LineSizes[i % lines] * _channels;
            Buffer.MemoryCopy(_tileLines[i], _lines[i], (nint)leftCount * bytes, (nint)leftCount * bytes);
            Buffer.MemoryCopy(
                _tileLines[i] + ((nint)leftCount * bytes), _lines[i] + ((nint)rightAt * bytes), (nint)rightCount * bytes, (nint)rightCount * bytes);
        }
    }

    /// <summary>Elements from the line's aligned start to the first output's column.</summary>
    private static int Lead(ImageInput plan, int channels, int size)
    {
        int whole = Arena.Alignment / size;
        return ((plan.Left * channels) + whole - 1) / whole * whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SumChannels(int columns)
    {
        int lines = plan.LineSizes.Length;
        for (int i = 0; plan.ChannelStep != ChannelStep.None && i < lines * rowsAtOnce; i++)
        {
            ChannelLines.Sum(plan.ChannelStep, _lines[i], _summed[i], columns, _channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopyPixel(byte* row, int column, byte* to)
    {
        if (column < 0)
        {
            for (int channel = 0; channel < _channels; channel++)
            {
                SetConstant(to + (channel * _size));
            }

            return;
        }

        byte* from = row + ((nint)column * _pixelSize);
        switch (_pixelSize)
        {
            case sizeof(byte):
                *to = *from;
                break;
            case sizeof(short):
                *(short*)to = *(short*)from;
                break;
            case sizeof(int):
                *(int*)to = *(int*)from;
                break;
            default:
                for (int i = 0; i < _pixelSize; i++)
                {
                    to[i] = from[i];
                }

                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetConstant(byte* to)
    {
        for (int i = 0; i < _size; i++)
        {
            to[i] = (byte)(plan.BorderBits >> (8 * i));
        }
    }
}
