using System.Globalization;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Ir;
using KernelGen.Generator.Lowering.Images;

namespace KernelGen.Generator.Emit.Images;

/// <summary>Writes one kernel: the method that picks a vector width, and the row kernel of each width.</summary>
internal static class RowKernelEmitter
{
    private sealed record Body(Function Function, int Pixels, int Rows);

    public static void Write(ImageKernel kernel, string name, CodeWriter writer)
    {
        foreach (string line in KernelHeader.Lines(kernel))
        {
            writer.Line("// " + line.TrimEnd());
        }

        Body[] bodies = [.. Target.All.Select(target => Lower(kernel, target, name))];
        WriteEntry(kernel, name, bodies, writer);
        foreach (Body body in bodies)
        {
            writer.Line();
            FunctionEmitter.Write(body.Function, writer);
        }
    }

    private static Body Lower(ImageKernel kernel, Target target, string name)
    {
        string bits = target.VectorBits.ToString(CultureInfo.InvariantCulture);
        (ImageSchedule schedule, KernelCost cost) = ScheduleChooser.Choose(kernel, target)
            ?? throw new NotSupportedException("The kernel is too large for straight-line code.");
        int pixels = new LaneLayout(kernel, target).Pixels;
        double perPixel = cost.Operations / (double)(pixels * schedule.Rows);
        string[] summary =
        [
            $"{name}, {schedule.Sentence}: {cost.Operations.ToString(CultureInfo.InvariantCulture)} vector operations and "
                + $"{cost.Loads.ToString(CultureInfo.InvariantCulture)} loads for {(pixels * schedule.Rows).ToString(CultureInfo.InvariantCulture)} pixels "
                + $"({perPixel.ToString("0.00", CultureInfo.InvariantCulture)} a pixel).",
        ];
        return new(Verifier.Check(RowKernelLowering.Lower(kernel, schedule, $"{name}Rows{bits}", summary)), pixels, schedule.Rows);
    }

    private static void WriteEntry(ImageKernel kernel, string name, Body[] bodies, CodeWriter writer)
    {
        ImageKernelDeclaration declaration = kernel.Declaration;
        string from = kernel.Source.Element().Keyword();
        string to = kernel.Destination.Element().Keyword();
        const string Border = "global::KernelGen.BorderMode.";
        using (writer.Block($"internal static void {name}(global::KernelGen.ReadOnlyImageView<{from}> source, global::KernelGen.ImageView<{to}> destination)"))
        {
            writer.Line($"var window = new ImageWindow<{from}>");
            writer.Line("{");
            writer.Line($"    Width = {Number(declaration.KernelWidth)},");
            writer.Line($"    Height = {Number(declaration.KernelHeight)},");
            writer.Line($"    AnchorX = {Number(declaration.AnchorX)},");
            writer.Line($"    AnchorY = {Number(declaration.AnchorY)},");
            writer.Line($"    Border = {Border}{declaration.Border},");
            writer.Line($"    BorderValue = {Literals.Number(declaration.BorderValue.Numerator / (double)declaration.BorderValue.Denominator, kernel.Source.Element())},");
            writer.Line("};");
            writer.Line("ImageKernelChecks.Validate(source, destination, window.Width, window.Height, window.Border);");
            writer.Line("// The widest vectors that the machine has; each call computes some rows, at least so many pixels of each.");
            using (writer.Block("switch (VectorWidth.Bits)"))
            {
                for (int i = 0; i < bodies.Length; i++)
                {
                    writer.Line(i < bodies.Length - 1 ? $"case {Number(Target.All[i].VectorBits)}:" : "default:");
                    writer.Line($"    ImageKernelRunner.Run(source, destination, window, &{bodies[i].Function.Name}, rows: {Number(bodies[i].Rows)}, pixels: {Number(bodies[i].Pixels)});");
                    writer.Line("    break;");
                }
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
