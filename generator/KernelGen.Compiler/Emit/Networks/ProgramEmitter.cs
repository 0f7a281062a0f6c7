using System.Globalization;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints a program as a method that calls its kernels in turn.</summary>
internal sealed class ProgramEmitter(CodeWriter writer, KernelSet? kernels, IReadOnlyList<PlaceNames> names)
{
    public void Write(string head, IReadOnlyList<Step> steps)
    {
        using (writer.Block(head))
        {
            Write(steps);
        }
    }

    /// <summary>A method for each segment, and one that calls the segment of a number.</summary>
    /// <param name="entry">The last one.</param>
    /// <param name="segment">The parameters of each segment.</param>
    /// <param name="segments">The steps of each.</param>
    public void WriteSegments(KernelEntry entry, KernelEntry segment, IReadOnlyList<IReadOnlyList<Step>> segments)
    {
        using (writer.Block(entry.Head))
        {
            using (writer.Block("switch (segment)"))
            {
                for (int i = 0; i < segments.Count; i++)
                {
                    writer.Line($"{(i < segments.Count - 1 ? $"case {Text(i)}" : "default")}:");
                    writer.Line($"    {entry.Name}{Text(i)}({segment.Arguments});");
                    writer.Line("    break;");
                }
            }
        }

        for (int i = 0; i < segments.Count; i++)
        {
            writer.Line();
            Write((segment with { Name = entry.Name + Text(i) }).Head, segments[i]);
        }
    }

    /// <summary>
    /// The same where several threads run the method side by side: each its part of what is shared out, the first one all else, and all of them
    /// wait where a step needs what others have done.
    /// </summary>
    public void WriteForTeam(string head, IReadOnlyList<Step> steps)
    {
        using (writer.Block(head))
        {
            var barriers = TeamBarriers.Of(steps, kernels!);
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

                bool isShared = kernels!.IsShared(steps[i]);
                Step[] together = [steps[i], .. steps.Skip(i + 1).TakeWhile((s, n) => !isShared && !kernels.IsShared(s) && !barriers.IsBefore(i + 1 + n))];
                if (isShared)
                {
                    Write(together);
                }
                else
                {
                    using (writer.Block("if (worker.IsFirst)"))
                    {
                        Write(together);
                    }
                }

                i += together.Length;
            }
        }
    }

    private void Write(IReadOnlyList<Step> steps)
    {
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
                    writer.Line($"// {kernel.Layer}: {kernel.Reason}");
                    writer.Line($"{kernels!.NameOf(kernel)}({string.Join(", ", kernel.Arguments.Select(Text).Concat(kernel.Sizes.Select(s => Text(s))).Concat(kernels.IsShared(kernel) ? ["worker.Part", "worker.Parts"] : []))});");
                    break;
                case RuntimeStep call:
                    writer.Line($"// {call.Layer}: {call.Reason}");
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
        }
    }

    private string Text(object? argument) => argument switch
    {
        null => "null",
        Place place when names.Select(n => n.Text(place)).FirstOrDefault(t => t is not null) is { } named => named,
        Place place when place.Offset == 0 => Name(place.Memory),
        Place place => $"{Name(place.Memory)} + {place.Offset.ToString(CultureInfo.InvariantCulture)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(argument.GetType().Name),
    };

    private static string Name(Memory memory) => memory.ToString().ToLowerInvariant();
}
