using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// From a pipeline's operations to stages. What a kernel reads must stand in rows, so it is a stage's result; point operations, and kernels that only point
/// operations read, are computed where they are used and never stored.
/// </summary>
internal sealed class PipelineStages
{
    /// <summary>Taps of a kernel that is not worth a stage of its own.</summary>
    private const int LargestFused = 128;

    private readonly ImagePipelineDeclaration _pipeline;
    private readonly List<ImageStage> _stages = [];
    private readonly Dictionary<(int Node, PixelType Type), int> _stored = [];
    private readonly Dictionary<ImageKernelDeclaration, ImageKernel> _kernels = [];

    private PipelineStages(ImagePipelineDeclaration pipeline) => _pipeline = pipeline;

    public static IReadOnlyList<ImageStage> Of(ImagePipelineDeclaration pipeline)
    {
        var stages = new PipelineStages(pipeline);
        stages.Store(pipeline.Nodes.Count - 1, pipeline.DestinationType);
        return stages._stages;
    }

    /// <summary>The stage that stores a value as some type; -1 for the source itself.</summary>
    private int Store(int node, PixelType type)
    {
        if (node < 0 && type == _pipeline.SourceType)
        {
            return -1;
        }

        if (!_stored.TryGetValue((node, type), out int stage))
        {
            ImageStage made = new StageBuilder(this).Build(node, type);
            stage = _stages.Count;
            _stages.Add(made);
            _stored.Add((node, type), stage);
        }

        return stage;
    }

    private ImageKernel KernelOf(int node)
    {
        ImageKernelDeclaration declaration = _pipeline.Nodes[node].Kernel!;
        if (!_kernels.TryGetValue(declaration, out ImageKernel? kernel))
        {
            _kernels.Add(declaration, kernel = ImageKernel.From(declaration));
        }

        return kernel;
    }

    /// <summary>Interleaved channels of a value.</summary>
    private int ChannelsOf(int node) => node < 0 ? _pipeline.Channels : _pipeline.Nodes[node] switch
    {
        { Operation: PipelineOperation.Grayscale or PipelineOperation.GrayscaleBgr } => 1,
        { Kernel: { } kernel } => kernel.DestinationChannels,
        var other => ChannelsOf(other.Inputs[0]),
    };

    private static bool IsFusible(ImageKernel kernel) =>
        kernel.Arithmetic.Accumulator != Accumulator.Wide && !kernel.KeepsAlpha && kernel.Sum.NonZero <= LargestFused
        && ScheduleChooser.MayTakeColumns(ImageStage.Of(kernel));

    /// <summary>Builds one stage: the inputs are made as the result's expression asks for them.</summary>
    private sealed class StageBuilder(PipelineStages owner)
    {
        private readonly List<(int Producer, PixelType Source, int Channels, bool Splits, List<ImageKernel> Kernels)> _inputs = [];

        public ImageStage Build(int node, PixelType type)
        {
            PointExpression result = node >= 0 && owner._pipeline.Nodes[node].Operation == PipelineOperation.Kernel
                && owner.KernelOf(node).Destination == type
                ? Kernel(node)
                : new StoredPoint(Expression(node), type);
            StageInput[] inputs = [.. _inputs.Select(i =>
                i.Splits ? StageInput.OfSplitChannels(i.Producer, i.Source, i.Channels)
                : i.Kernels.Count == 0 ? StageInput.OfPixels(i.Producer, i.Source, i.Channels)
                : StageInput.OfKernels(i.Producer, i.Kernels))];
            return new(inputs, result, type, owner.ChannelsOf(node));
        }

        private PointExpression Expression(int node)
        {
            if (node < 0)
            {
                return Pixels(-1, owner._pipeline.SourceType, owner._pipeline.Channels);
            }

            PipelineNode declared = owner._pipeline.Nodes[node];
            switch (declared.Operation)
            {
                case PipelineOperation.Kernel:
                    ImageKernel kernel = owner.KernelOf(node);
                    return IsFusible(kernel)
                        ? new StoredPoint(Kernel(node), kernel.Destination)
                        : Pixels(owner.Store(node, kernel.Destination), kernel.Destination, owner.ChannelsOf(node));
                case PipelineOperation.Grayscale or PipelineOperation.GrayscaleBgr:
                    int from = declared.Inputs[0];
                    return new GrayPoint(Input(owner.Store(from, PixelType.U8), PixelType.U8, owner.ChannelsOf(from), splits: true), declared.Operation == PipelineOperation.GrayscaleBgr);
                case PipelineOperation.Absolute:
                    return new AbsolutePoint(Expression(declared.Inputs[0]), TypeOf(declared.Inputs[0]));
                case PipelineOperation.Clamp:
                    return new ClampPoint(Expression(declared.Inputs[0]), declared.Arguments[0], declared.Arguments[1]);
                case PipelineOperation.Threshold:
                    return new ThresholdPoint(Expression(declared.Inputs[0]), declared.Arguments[0], declared.Arguments[1]);
                default:
                    return new MagnitudePoint(
                        Expression(declared.Inputs[0]), Expression(declared.Inputs[1]), declared.Operation == PipelineOperation.MagnitudeL2);
            }
        }

        /// <summary>The type that a value has for the operations on it.</summary>
        private PixelType TypeOf(int node) => node < 0 ? owner._pipeline.SourceType : owner._pipeline.Nodes[node] switch
        {
            { Kernel: { } kernel } => kernel.DestinationType,
            { Operation: PipelineOperation.Grayscale or PipelineOperation.GrayscaleBgr } => PixelType.U8,
            { Operation: PipelineOperation.MagnitudeL1 or PipelineOperation.MagnitudeL2 } magnitude =>
                magnitude.Inputs.Any(i => TypeOf(i) == PixelType.F32) ? PixelType.F32 : PixelType.I32,
            var other => TypeOf(other.Inputs[0]),
        };

        private KernelPoint Kernel(int node)
        {
            ImageKernel kernel = owner.KernelOf(node);
            int producer = owner.Store(owner._pipeline.Nodes[node].Inputs[0], kernel.Source);
            int input = _inputs.FindIndex(i =>
                i.Producer == producer && i.Kernels.Count > 0 && i.Source == kernel.Source && SharesRows(i.Kernels[0], kernel));
            if (input < 0)
            {
                input = _inputs.Count;
                _inputs.Add((producer, kernel.Source, kernel.Channels, false, []));
            }

            List<ImageKernel> kernels = _inputs[input].Kernels;
            int index = kernels.IndexOf(kernel);
            if (index < 0)
            {
                index = kernels.Count;
                kernels.Add(kernel);
            }

            return new(input, index);
        }

        /// <summary>Whether two kernels can read one image together: the same border, and the channels treated alike.</summary>
        private static bool SharesRows(ImageKernel a, ImageKernel b) =>
            a.Declaration.Border == b.Declaration.Border && a.Declaration.BorderValue == b.Declaration.BorderValue
            && a.Declaration.ChannelMode == b.Declaration.ChannelMode
            && (a.Arithmetic.Lane == b.Arithmetic.Lane || !a.SumsChannels);

        private PixelPoint Pixels(int producer, PixelType type, int channels) => new(Input(producer, type, channels, splits: false));

        private int Input(int producer, PixelType type, int channels, bool splits)
        {
            int input = _inputs.FindIndex(i => i.Producer == producer && i.Kernels.Count == 0 && i.Splits == splits);
            if (input < 0)
            {
                input = _inputs.Count;
                _inputs.Add((producer, type, channels, splits, []));
            }

            return input;
        }
    }
}
