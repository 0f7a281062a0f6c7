using System.Globalization;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>Writes a program of stages: the field that describes it to the runtime, then the functions that it runs.</summary>
internal static class ProgramWriter
{
    public static void Write(IReadOnlyList<LoweredStage> stages, string name, int sourceBytes, int sourceChannels, CodeWriter writer)
    {
        StageEmitter[] emitters = [.. stages.Select(stage => new StageEmitter(stage, writer))];
        writer.Line("// The bodies for the widest vectors that the machine has.");
        writer.Line($"private static readonly ImageProgram {name}Program = VectorWidth.Bits switch");
        writer.Line("{");
        for (int target = 0; target < Target.All.Count; target++)
        {
            string which = target < Target.All.Count - 1 ? Number(Target.All[target].VectorBits) : "_";
            writer.Line($"    {which} => new({Number(sourceBytes)}, {Number(sourceChannels)},");
            using (writer.Indent(2))
            {
                for (int i = 0; i < emitters.Length; i++)
                {
                    emitters[i].WritePlan(target, i < emitters.Length - 1 ? "," : "),");
                }
            }
        }

        writer.Line("};");
        foreach (StageEmitter emitter in emitters)
        {
            emitter.WriteFunctions();
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
