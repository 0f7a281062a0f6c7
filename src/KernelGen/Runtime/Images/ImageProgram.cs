using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>
/// What a generated image method runs: stages that each read rows of pixels and write rows, the last one those of the destination. Made once
/// for a method; holds the working memory of past calls for the next ones. For emitted code.
/// </summary>
/// <param name="sourceSize">Bytes of one element of the source.</param>
/// <param name="sourceChannels">Interleaved channels of the source.</param>
/// <param name="stages">The stages, each after those it reads from.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ImageProgram(int sourceSize, int sourceChannels, params ImageStage[] stages)
{
    private readonly ImageRun?[] _idle = new ImageRun?[Math.Min(Environment.ProcessorCount, 64)];

    internal int SourceSize { get; } = sourceSize;

    internal int SourceChannels { get; } = sourceChannels;

    internal ImageStage[] Stages { get; } = stages;

    /// <summary>Working memory that no call uses now, made for this width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal ImageRun Rent(int width, int height)
    {
        ImageRun? run = null;
        for (int i = 0; i < _idle.Length && run is null; i++)
        {
            run = Interlocked.Exchange(ref _idle[i], null);
        }

        run ??= new ImageRun(this);
        run.Prepare(width, height);
        return run;
    }

    /// <summary>Keeps working memory for the next call, if there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Return(ImageRun run)
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _idle[i], run, null) is null)
            {
                return;
            }
        }
    }
}
