using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>Writes one kernel: what a reader should know of it, the method that checks and runs, and its program.</summary>
internal static class KernelEmitter
{
    public static void Write(LoweredKernel lowered, CodeWriter writer)
    {
        ImageKernel kernel = lowered.Kernel;
        foreach (string line in KernelHeader.Lines(kernel, lowered.Shift is null ? lowered.Stages[0].Bodies : []))
        {
            writer.Line("// " + line.TrimEnd());
        }

        ImageKernelDeclaration declaration = kernel.Declaration;
        string source = kernel.Source.Element().Keyword();
        string destination = kernel.Destination.Element().Keyword();
        string border = "global::KernelGen.BorderMode." + declaration.Border;
        using (writer.Block(
            $"internal static void Run(global::KernelGen.ReadOnlyImageView<{source}> source, global::KernelGen.ImageView<{destination}> destination)"))
        {
            writer.Line(
                $"ImageKernelChecks.Validate(source, destination, {Number(declaration.KernelWidth)}, {Number(declaration.KernelHeight)}, {border}, {Number(declaration.Channels)}, {Number(declaration.DestinationChannels)});");
            if (lowered.Shift is var (right, down))
            {
                writer.Line(
                    $"ImageShift.Run(source, destination, {Number(right)}, {Number(down)}, {border}, {Literals.Number(declaration.BorderValue.ToSingle(), kernel.Source.Element())}{(declaration.Parallel ? ", isParallel: true" : "")});");
            }
            else
            {
                writer.Line($"ImageProgramRunner.Run({ProgramWriter.Program(lowered)}, source, destination{(declaration.Parallel ? ", isParallel: true" : "")});");
            }
        }

        if (lowered.Shift is null)
        {
            writer.Line();
            ProgramWriter.Write(lowered, kernel.Source.Element().Bits() / 8, kernel.Channels, writer);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
