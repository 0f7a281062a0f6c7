using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>Writes one pipeline: what its stages do, the method that checks and runs, and its program.</summary>
internal static class PipelineEmitter
{
    public static void Write(LoweredPipeline lowered, CodeWriter writer)
    {
        (ImagePipelineDeclaration pipeline, IReadOnlyList<LoweredStage> stages) = (lowered.Declaration, lowered.Stages);
        writer.Line($"// {pipeline.Method}: a pipeline of {Number(pipeline.Nodes.Count)} operations in {Number(stages.Count)} stage{(stages.Count == 1 ? "" : "s")}. Only the rows that the next stage looks at are kept.");
        for (int i = 0; i < stages.Count; i++)
        {
            writer.Line($"// Stage {Number(i + 1)}: {StageText.Describe(stages[i].Stage)}.");
        }

        string source = pipeline.SourceType.Element().Keyword();
        string destination = pipeline.DestinationType.Element().Keyword();
        using (writer.Block(
            $"internal static void Run(global::KernelGen.ReadOnlyImageView<{source}> source, global::KernelGen.ImageView<{destination}> destination)"))
        {
            writer.Line(
                $"ImageKernelChecks.Validate(source, destination, 1, 1, global::KernelGen.BorderMode.Reflect101, {Number(pipeline.Channels)}, {Number(pipeline.DestinationChannels)});");
            writer.Line($"ImageProgramRunner.Run({ProgramWriter.Program(lowered)}, source, destination{(pipeline.Parallel ? ", isParallel: true" : "")});");
        }

        writer.Line();
        ProgramWriter.Write(lowered, pipeline.SourceType.Element().Bits() / 8, pipeline.Channels, writer);
    }

    /// <summary>The stages in one sentence, for the documentation of the user's method.</summary>
    public static string Summary(LoweredPipeline lowered) =>
        string.Join("; ", lowered.Stages.Select((stage, i) => $"stage {Number(i + 1)}: {StageText.Describe(stage.Stage)}")) + ".";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
