using System.Globalization;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints a program as a method that calls its kernels in turn.</summary>
internal static class ProgramEmitter
{
    public static void Write(CodeWriter writer, string head, IReadOnlyList<Step> steps, KernelSet? kernels)
    {
        using (writer.Block(head))
        {
            Write(writer, steps, kernels);
        }
    }

    private static void Write(CodeWriter writer, IReadOnlyList<Step> steps, KernelSet? kernels)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case KernelStep kernel:
                    writer.Line($"// {kernel.Layer}: {kernel.Reason}");
                    writer.Line($"{kernels!.NameOf(kernel)}({string.Join(", ", kernel.Arguments.Select(Text).Concat(kernel.Sizes.Select(s => Text(s))))});");
                    break;
                case RuntimeStep call:
                    writer.Line($"// {call.Layer}: {call.Reason}");
                    writer.Line($"{call.Method}({string.Join(", ", call.Arguments.Select(Text))});");
                    break;
                case ForParameterGradients part:
                    using (writer.Block("if (gradients != null)"))
                    {
                        Write(writer, part.Steps, kernels);
                    }

                    break;
                default:
                    using (writer.Block("if (!wantInputGradient)"))
                    {
                        writer.Line("return;");
                    }

                    break;
            }
        }
    }

    private static string Text(object? argument) => argument switch
    {
        null => "null",
        Place place when place.Offset == 0 => Name(place.Memory),
        Place place => $"{Name(place.Memory)} + {place.Offset.ToString(CultureInfo.InvariantCulture)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(argument.GetType().Name),
    };

    private static string Name(Memory memory) => memory.ToString().ToLowerInvariant();
}
