using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>An image that a stage reads, and the kernels that read it: all with the same border.</summary>
internal sealed class StageInput
{
    private StageInput(int producer, PixelType source, int channels, IReadOnlyList<ImageKernel> kernels, bool splits)
    {
        Producer = producer;
        Source = source;
        Channels = channels;
        Kernels = kernels;
        SplitsChannels = splits;
        Window = kernels.Count == 0 ? default : KernelWindow.Around(kernels.Select(KernelWindow.Of));
        Columns = new(kernels, Window);
    }

    /// <summary>The stage whose result is read; -1 for the source image.</summary>
    public int Producer { get; }

    public PixelType Source { get; }

    /// <summary>Interleaved channels of the image.</summary>
    public int Channels { get; }

    /// <summary>The kernels; none where the pixels are read as they are.</summary>
    public IReadOnlyList<ImageKernel> Kernels { get; }

    /// <summary>Whether each channel is read as a line of its own.</summary>
    public bool SplitsChannels { get; }

    public KernelWindow Window { get; }

    public ColumnLines Columns { get; }

    public bool SumsChannels => Kernels.Count > 0 && Kernels[0].SumsChannels;

    /// <summary>Elements from one column to the next in what the row pass reads.</summary>
    public int LineChannels => SumsChannels || SplitsChannels ? 1 : Channels;

    /// <summary>The types of the lines that the row pass reads.</summary>
    public IReadOnlyList<ElementType> LineTypes =>
        Kernels.Count > 0 ? [.. Columns.Lines.Select(l => l.Lane)] : [.. Enumerable.Repeat(Source.Element(), SplitsChannels ? Channels : 1)];

    public static StageInput OfKernels(int producer, IReadOnlyList<ImageKernel> kernels) =>
        new(producer, kernels[0].Source, kernels[0].Channels, kernels, false);

    public static StageInput OfPixels(int producer, PixelType source, int channels) => new(producer, source, channels, [], false);

    public static StageInput OfSplitChannels(int producer, PixelType source, int channels) => new(producer, source, channels, [], true);
}
