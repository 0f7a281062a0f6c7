using System.Globalization;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints a program as a method that calls its kernels in turn.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="methods">The methods that the kernels became; null for a program without kernels.</param>
/// <param name="names">The names of places in memory.</param>
/// <param name="stops">The number of the stop behind each step that has one, by its place; see <see cref="LayerValues"/>.</param>
/// <param name="isAlone">Whether the caller does all of what threads could share.</param>
/// <param name="marks">Takes the places and layers, instead of which the text has marks; null where they are printed.</param>
internal sealed class ProgramEmitter(
    CodeWriter writer, FunctionFamilies? methods, IReadOnlyList<PlaceNames> names, IReadOnlyDictionary<int, int>? stops = null, bool isAlone = false,
    PlaceMarks? marks = null)
{
    /// <summary>One method, for several threads or for one.</summary>
    public void Write(string head, IReadOnlyList<Step> steps, bool byTeam)
    {
        if (byTeam)
        {
            WriteForTeam(head, steps);
        }
        else
        {
            Write(head, steps);
        }
    }

    public void Write(string head, IReadOnlyList<Step> steps)
    {
        using (writer.Block(head))
        {
            Write(steps);
        }
    }

    /// <summary>A method for each segment, or for several that differ in places alone, and one that calls the segment of a number.</summary>
    /// <param name="byTeam">Whether threads may share a segment.</param>
    /// <param name="entry">The last one.</param>
    /// <param name="segment">The parameters of each segment.</param>
    /// <param name="segments">The steps of each.</param>
    public void WriteSegments(KernelEntry entry, KernelEntry segment, IReadOnlyList<IReadOnlyList<Step>> segments, bool byTeam)
    {
        var families = new SegmentFamilies(entry.Name, [.. segments.Select(s => MarkedText(s, byTeam))]);
        using (writer.Block(entry.Head))
        {
            using (writer.Block("switch (segment)"))
            {
                for (int i = 0; i < segments.Count; i++)
                {
                    (string method, IEnumerable<string> places) = families.CallOf(i);
                    writer.Line($"{(i < segments.Count - 1 ? $"case {Text(i)}" : "default")}:");
                    writer.Line($"    {method}({string.Join(", ", places.Prepend(segment.Arguments))});");
                    writer.Line("    break;");
                }
            }
        }

        families.Write(writer, segment);
    }

    private (string Body, PlaceMarks Marks) MarkedText(IReadOnlyList<Step> steps, bool byTeam)
    {
        var body = new CodeWriter(CodeWriter.Tab);
        var places = new PlaceMarks();
        var emitter = new ProgramEmitter(body, methods, names, marks: places);
        using (body.Indent(2))
        {
            if (byTeam)
            {
                emitter.WriteForTeam(steps, methods!.BarriersOf(steps));
            }
            else
            {
                emitter.Write(steps);
            }
        }

        return (body.ToString(), places);
    }

    /// <summary>
    /// The same where several threads run the method side by side: each its part of what is shared out, the first one all else, and all of them
    /// wait where a step needs what others have done.
    /// </summary>
    public void WriteForTeam(string head, IReadOnlyList<Step> steps)
    {
        using (writer.Block(head))
        {
            WriteForTeam(steps, methods!.BarriersOf(steps));
        }
    }

    private void WriteForTeam(IReadOnlyList<Step> steps, TeamBarriers barriers)
    {
        for (int i = 0; i < steps.Count;)
        {
            if (barriers.IsBefore(i))
            {
                writer.Line("worker.Wait();");
            }

            if (i > 0)
            {
                writer.Line();
            }

            bool isForAll = IsForAll(steps[i]);
            Step[] together = [steps[i], .. steps.Skip(i + 1).TakeWhile((s, n) => !isForAll && !IsForAll(s) && !barriers.IsBefore(i + 1 + n))];
            if (steps[i] is ForParameterGradients part && isForAll)
            {
                using (writer.Block("if (gradients != null)"))
                {
                    WriteForTeam(part.Steps, barriers.Inside(i));
                }
            }
            else if (isForAll)
            {
                Write(together, i);
            }
            else
            {
                using (writer.Block("if (worker.IsFirst)"))
                {
                    Write(together, i);
                }
            }

            i += together.Length;
        }
    }

    /// <summary>Whether every thread comes to a step.</summary>
    private bool IsForAll(Step step) => step is StopWithoutInputGradient || methods!.IsShared(step);

    /// <param name="steps">Some of the program's steps.</param>
    /// <param name="first">The place of the first of them in the program.</param>
    private void Write(IReadOnlyList<Step> steps, int first = 0)
    {
        WriteStop(first == 0 ? -1 : int.MinValue);
        for (int i = 0; i < steps.Count; i++)
        {
            Step step = steps[i];
            if (i > 0 && step.LayerName != steps[i - 1].LayerName)
            {
                writer.Line();
            }

            switch (step)
            {
                case KernelStep kernel:
                    Explain(kernel.Layer, kernel.Reason);
                    (string method, IEnumerable<string> numbers) = methods!.CallOf(kernel);
                    IEnumerable<string> sizes = kernel.Sizes.Select(s => Text(s)).Concat(methods.WorkerArguments(kernel, isAlone));
                    writer.Line($"{NetworkEmitter.TypeParameter}.{method}({string.Join(", ", kernel.Arguments.Select(Text).Concat(sizes).Concat(numbers))});");
                    break;
                case RuntimeStep call:
                    Explain(call.Layer, call.Reason);
                    writer.Line($"{call.Method}({string.Join(", ", call.Arguments.Select(Text))});");
                    break;
                case ForParameterGradients part:
                    using (writer.Block("if (gradients != null)"))
                    {
                        Write(part.Steps);
                    }

                    break;
                default:
                    using (writer.Block("if (!wantInputGradient)"))
                    {
                        writer.Line("return;");
                    }

                    break;
            }

            WriteStop(first + i);
        }
    }

    private void Explain(string layer, string reason) => writer.Line($"// {marks?.MarkLayer(layer) ?? layer}: {reason}");

    /// <summary>Nobody stops threads that share a sample, so none is left waiting.</summary>
    private void WriteStop(int step)
    {
        if (stops?.TryGetValue(step, out int number) == true)
        {
            writer.Line($"if (worker.EndsAt({Text(number)})) return;");
        }
    }

    private string Text(object? argument) => argument switch
    {
        null => "null",
        Place place when names.Select(n => n.Text(place)).FirstOrDefault(t => t is not null) is { } named => $"{Name(place.Memory)} + {marks?.MarkPlace(named) ?? named}",
        Place place when place.Offset == 0 => Name(place.Memory),
        Place place => $"{Name(place.Memory)} + {place.Offset.ToString(CultureInfo.InvariantCulture)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(argument.GetType().Name),
    };

    private static string Name(Memory memory) => memory.ToString().ToLowerInvariant();
}
