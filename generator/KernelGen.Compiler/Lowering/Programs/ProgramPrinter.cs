using System.Globalization;
using System.Text;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>A program as text, a step a line: for which layer, what runs, and where its operands are.</summary>
/// <param name="nameOf">The name of the kernel that runs a step.</param>
internal sealed class ProgramPrinter(Func<KernelStep, string> nameOf)
{
    private readonly StringBuilder _text = new();

    /// <summary>Prints steps by the forms of their kernels, for no target.</summary>
    public static string Print(IEnumerable<Step> steps) => Print(steps, step => step.Form.GetType().Name);

    /// <summary>Prints steps.</summary>
    /// <param name="steps">The program.</param>
    /// <param name="nameOf">The name of the kernel that runs a step.</param>
    public static string Print(IEnumerable<Step> steps, Func<KernelStep, string> nameOf)
    {
        var printer = new ProgramPrinter(nameOf);
        printer.Append(steps, "  ");
        return printer._text.ToString();
    }

    private void Append(IEnumerable<Step> steps, string indent)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case KernelStep kernel:
                    Line(indent, $"{kernel.Layer}: {nameOf(kernel)}({Text([.. kernel.Arguments, .. kernel.Sizes.Cast<object?>()])})");
                    break;
                case RuntimeStep call:
                    Line(indent, $"{call.Layer}: {call.Method}({Text(call.Arguments)})");
                    break;
                case ForParameterGradients part:
                    Line(indent, "for parameter gradients");
                    Append(part.Steps, indent + "  ");
                    Line(indent, "end");
                    break;
                case StopWithoutInputGradient:
                    Line(indent, "stop without input gradient");
                    break;
                default:
                    throw new InvalidOperationException(step.GetType().Name);
            }
        }
    }

    private void Line(string indent, string text) => _text.Append(indent).Append(text).Append('\n');

    private static string Text(IReadOnlyList<object?> arguments) => string.Join(", ", arguments.Select(argument => argument switch
    {
        null => "none",
        Place place => $"{place.Memory.ToString().ToLowerInvariant()}[{place.Offset.ToString(CultureInfo.InvariantCulture)}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(argument.GetType().Name),
    }));
}
