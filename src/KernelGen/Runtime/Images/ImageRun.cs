using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>The working memory of one call, or of one thread's share of it.</summary>
internal sealed unsafe class ImageRun
{
    private readonly ImageProgram _program;
    private readonly StageRun[] _stages;
    private byte[] _memory = [];
    private int _width;
    private int _height;

    public ImageRun(ImageProgram program)
    {
        _program = program;
        _stages = new StageRun[program.Stages.Length];
        for (int i = 0; i < _stages.Length; i++)
        {
            _stages[i] = new StageRun(program.Stages[i], this, IsLast: i == _stages.Length - 1);
        }
    }

    /// <summary>The source's first pixel.</summary>
    public byte* Source { get; private set; }

    /// <summary>Bytes from one row of the source to the next.</summary>
    public nint SourceStride { get; private set; }

    public int Width => _width;

    public int Height => _height;

    public StageRun Stage(int index) => _stages[index];

    public int IndexOf(ImageStage stage) => Array.IndexOf(_program.Stages, stage);

    public int SizeOf(int producer) => producer < 0 ? _program.SourceSize : _program.Stages[producer].ElementSize;

    public int ChannelsOf(int producer) => producer < 0 ? _program.SourceChannels : _program.Stages[producer].Channels;

    /// <summary>Rows of a stage's result that its readers look at together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int RowsReadFrom(int producer)
    {
        int rows = 0;
        foreach (ImageStage stage in _program.Stages)
        {
            foreach (ImageInput input in stage.Inputs)
            {
                rows += input.Producer == producer ? input.Height + stage.Rows - 1 : 0;
            }
        }

        return rows;
    }

    /// <summary>Makes room for images of a width. The memory only grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prepare(int width, int height)
    {
        if (width == _width && height == _height)
        {
            return;
        }

        (_width, _height) = (width, height);
        var measure = new Arena(null);
        Lay(ref measure);
        nint bytes = checked(measure.Used + Arena.Alignment);
        if (_memory.Length < bytes)
        {
            _memory = GC.AllocateUninitializedArray<byte>(checked((int)bytes), pinned: true);
        }

        fixed (byte* memory = _memory)
        {
            var arena = new Arena((byte*)(((nuint)memory + (Arena.Alignment - 1)) & ~(nuint)(Arena.Alignment - 1)));
            Lay(ref arena);
        }

        foreach (StageRun stage in _stages)
        {
            stage.Fill();
        }
    }

    /// <summary>Computes the rows from <paramref name="first"/> up to, without, <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(byte* source, nint sourceStride, byte* destination, nint destinationStride, int first, int end)
    {
        Source = source;
        SourceStride = sourceStride;
        foreach (StageRun stage in _stages)
        {
            stage.Forget();
        }

        StageRun last = _stages[^1];
        byte** rows = stackalloc byte*[last.Plan.Rows];
        for (int y = first; y < end; y += last.Plan.Rows)
        {
            int count = Math.Min(last.Plan.Rows, end - y);
            for (int i = 0; i < count; i++)
            {
                rows[i] = destination + ((nint)(y + i) * destinationStride);
            }

            last.Compute(y, count, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Lay(ref Arena arena)
    {
        foreach (StageRun stage in _stages)
        {
            stage.Lay(ref arena);
        }
    }
}
