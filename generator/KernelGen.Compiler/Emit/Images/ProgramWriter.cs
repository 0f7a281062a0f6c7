using System.Globalization;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>Writes a program of stages: the field that describes it to the runtime, then the functions that it runs.</summary>
internal static class ProgramWriter
{
    /// <summary>Writes the field and the functions.</summary>
    /// <param name="image">The kernel or the pipeline.</param>
    /// <param name="sourceBytes">Bytes of a channel of a source pixel.</param>
    /// <param name="sourceChannels">Channels of a source pixel.</param>
    /// <param name="writer">Where it is written.</param>
    public static void Write(LoweredImage image, int sourceBytes, int sourceChannels, CodeWriter writer)
    {
        StageEmitter[] emitters = [.. image.Stages.Select(stage => new StageEmitter(stage, writer))];
        Target[] targets = [.. image.Stages[0].Bodies.Select(b => b.Schedule.Target)];
        bool isComplete = targets.Length == Target.All.Count;
        writer.Line("// The bodies for the widest vectors that the machine has.");
        writer.Line($"private static readonly ImageProgram{(image.Missing is null ? "" : "?")} {image.Name}Program = VectorWidth.Bits switch");
        writer.Line("{");
        for (int target = 0; target < targets.Length; target++)
        {
            string bits = Number(targets[target].VectorBits);
            string which = targets[target].VectorBits == 128 ? "_" : isComplete ? bits : $">= {bits}";
            using (writer.Indent(1))
            {
                writer.Line($"{which} => new({Number(sourceBytes)}, {Number(sourceChannels)},");
            }

            using (writer.Indent(2))
            {
                for (int i = 0; i < emitters.Length; i++)
                {
                    emitters[i].WritePlan(target, i < emitters.Length - 1 ? "," : "),");
                }
            }
        }

        if (image.Missing is not null)
        {
            using (writer.Indent(1))
            {
                writer.Line("_ => null,");
            }
        }

        writer.Line("};");
        foreach (StageEmitter emitter in emitters)
        {
            emitter.WriteFunctions();
        }
    }

    /// <summary>The program as an argument: where it may be missing, what says so.</summary>
    public static string Program(LoweredImage image) => image.Missing is { } missing ? $"{image.Name}Program ?? {missing}" : $"{image.Name}Program";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
