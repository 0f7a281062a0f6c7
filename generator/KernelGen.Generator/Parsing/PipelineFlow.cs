using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>A value between two stages.</summary>
/// <param name="Node">The node that gives it, or -1 for the source.</param>
/// <param name="Type">Its pixel type.</param>
/// <param name="Channels">Its interleaved channels.</param>
internal readonly record struct PipelineValue(int Node, PixelType Type, int Channels);

/// <summary>
/// Sends values through the stages of a pipeline, which gives the nodes, and reports the first place where one does not fit: what comes
/// after it would have to guess.
/// </summary>
/// <param name="pipeline">The method's name, for messages.</param>
/// <param name="hasChannels">Whether the pipeline says how many channels its source has.</param>
/// <param name="sink">Where messages go.</param>
internal sealed class PipelineFlow(string pipeline, bool hasChannels, DiagnosticSink sink)
{
    private readonly List<PipelineNode> _nodes = [];

    public IEnumerable<PipelineNode> Nodes => _nodes;

    /// <summary>Runs the stages.</summary>
    /// <returns>The result; null after an error.</returns>
    public PipelineValue? Run(PipelineValue source, IReadOnlyList<Stage> stages)
    {
        List<PipelineValue> values = [source];
        foreach (Stage stage in stages)
        {
            if (Run(stage, values) is not { } next)
            {
                return null;
            }

            values = next;
        }

        if (values.Count == 1)
        {
            return values[0];
        }

        Stage last = stages[stages.Count - 1];
        Report(ProblemCatalogue.WrongValueCount, last, last.Number, pipeline, $"is the last and must leave one value, the result, but leaves {values.Count}");
        return null;
    }

    private List<PipelineValue>? Run(Stage stage, List<PipelineValue> values)
    {
        if (stage.Operations.Count > 1 && values.Count > 1)
        {
            Report(
                ProblemCatalogue.WrongValueCount, stage, stage.Number, pipeline,
                $"has {stage.Operations.Count} operations, which share one value, but gets {values.Count}");
            return null;
        }

        var results = new List<PipelineValue>();
        foreach (StageOperation operation in stage.Operations)
        {
            bool joins = operation.Operation is PipelineOperation.MagnitudeL1 or PipelineOperation.MagnitudeL2;
            if (joins && values.Count != 2)
            {
                string got = values.Count == 1 ? "one" : FormattableString.Invariant($"{values.Count}");
                Report(ProblemCatalogue.WrongValueCount, stage, stage.Number, pipeline, $"has {operation.Text}, which takes two values, but gets {got}");
                return null;
            }

            foreach (PipelineValue value in joins ? values.Take(1) : values)
            {
                if ((joins ? Join(stage, operation, value, values[1]) : Apply(stage, operation, value)) is not { } result)
                {
                    return null;
                }

                if (_nodes.Count > ImageKernelLimits.PipelineOperations)
                {
                    Report(ProblemCatalogue.TooManyOperations, stage, pipeline, ImageKernelLimits.PipelineOperations);
                    return null;
                }

                results.Add(result);
            }
        }

        return results;
    }

    private PipelineValue? Apply(Stage stage, StageOperation operation, PipelineValue value)
    {
        switch (operation.Operation)
        {
            case PipelineOperation.Kernel:
                return Filter(stage, operation, value);
            case PipelineOperation.Grayscale or PipelineOperation.GrayscaleBgr when value is not { Type: PixelType.U8, Channels: 3 or 4 }:
                return Correct(
                    ProblemCatalogue.GrayscaleInput, stage, value.Type == PixelType.U8 ? Channels(value, 3, 4) : [], operation.Text, stage.Number,
                    ImageKernelLimits.Name(value.Type), value.Channels);
            case PipelineOperation.Grayscale or PipelineOperation.GrayscaleBgr:
                return Add(operation.Operation, [value], PixelType.U8, 1);
            case PipelineOperation.Threshold or PipelineOperation.Clamp:
                return PointArguments.Fit(operation, value.Type, out string? error) is { } arguments
                    ? Add(operation.Operation, [value], value.Type, value.Channels, arguments)
                    : Report(ProblemCatalogue.ArgumentOutside, stage, operation.Text, stage.Number, error!);
            default:
                return Add(operation.Operation, [value], value.Type, value.Channels);
        }
    }

    private PipelineValue? Filter(Stage stage, StageOperation operation, PipelineValue value)
    {
        IReadOnlyList<ImageKernelDeclaration> kernels = operation.Kernels;
        string type = ImageKernelLimits.Name(value.Type);
        if (kernels.Count > 1)
        {
            kernels = [.. kernels.Where(k => k.SourceType == value.Type && k.Channels == value.Channels)];
            if (kernels.Count != 1)
            {
                return Report(
                    ProblemCatalogue.AmbiguousKernel, stage, operation.Text, stage.Number, operation.Kernels.Count, kernels.Count, type, value.Channels);
            }
        }

        ImageKernelDeclaration kernel = kernels[0];
        if (kernel.Border == BorderMode.Valid)
        {
            return Report(ProblemCatalogue.ValidBorder, stage, operation.Text, stage.Number);
        }

        if (!Enters(value.Type, kernel.SourceType))
        {
            string where = FormattableString.Invariant($"'{operation.Text}' in stage {stage.Number}");
            return Report(ProblemCatalogue.FloatToInteger, stage, where, ImageKernelLimits.Name(kernel.SourceType));
        }

        return kernel.Channels == value.Channels
            ? Add(PipelineOperation.Kernel, [value], kernel.DestinationType, kernel.DestinationChannels, kernel: kernel)
            : Correct(ProblemCatalogue.ChannelsDoNotFit, stage, Channels(value, kernel.Channels), operation.Text, stage.Number, kernel.Channels, value.Channels);
    }

    private PipelineValue? Join(Stage stage, StageOperation operation, PipelineValue first, PipelineValue second)
    {
        if (first.Type == PixelType.F32 != (second.Type == PixelType.F32))
        {
            return Report(
                ProblemCatalogue.ValuesDoNotJoin, stage, operation.Text, stage.Number, "integers or of floats", ImageKernelLimits.Name(first.Type),
                ImageKernelLimits.Name(second.Type));
        }

        if (first.Channels != second.Channels)
        {
            return Report(
                ProblemCatalogue.ValuesDoNotJoin, stage, operation.Text, stage.Number, "equal channels", FormattableString.Invariant($"{first.Channels}"),
                FormattableString.Invariant($"{second.Channels}"));
        }

        PixelType type = first.Type == PixelType.F32 ? PixelType.F32 : PixelType.I32;
        return Add(operation.Operation, [first, second], type, first.Channels);
    }

    /// <summary>Whether a value can enter a kernel or a destination of that type.</summary>
    public static bool Enters(PixelType value, PixelType type) => value != PixelType.F32 || type == PixelType.F32;

    private PipelineValue Add(
        PipelineOperation operation, IEnumerable<PipelineValue> inputs, PixelType type, int channels, IEnumerable<Rational>? arguments = null,
        ImageKernelDeclaration? kernel = null)
    {
        _nodes.Add(new(operation, kernel, inputs.Select(v => v.Node).ToEquatableArray(), (arguments ?? []).ToEquatableArray()));
        return new(_nodes.Count - 1, type, channels);
    }

    private PipelineValue? Report(ProblemSpec problem, Stage stage, params object[] arguments) => Correct(problem, stage, [], arguments);

    private PipelineValue? Correct(ProblemSpec problem, Stage stage, IEnumerable<Correction> corrections, params object[] arguments)
    {
        sink.Correct(problem, stage.Locate, corrections, arguments);
        return null;
    }

    /// <summary>Other channels for a value, where it is the source and nothing has taken it before.</summary>
    private IEnumerable<Correction> Channels(PipelineValue value, params int[] channels) =>
        value.Node < 0 && _nodes.Count == 0 ? channels.Select(c => Correction.Number("Channels", c, hasChannels)) : [];
}
