namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>A training program in the pieces between its barriers.</summary>
internal static class TrainingSegments
{
    /// <summary>The steps before the first barrier, those before the second, and so on: there is one segment more than barriers.</summary>
    public static IReadOnlyList<IReadOnlyList<Step>> Of(IEnumerable<Step> steps)
    {
        var segments = new List<List<Step>> { new() };
        bool hasStopped = false;
        foreach (Step step in steps)
        {
            if (step is BatchBarrier)
            {
                // What stops within a segment also stops those behind it.
                segments.Add(hasStopped ? [new StopWithoutInputGradient()] : []);
                continue;
            }

            hasStopped |= step is StopWithoutInputGradient;
            segments[segments.Count - 1].Add(step);
        }

        return segments;
    }

    /// <summary>The stretches of the gradients that the steps of a segment write, in order, those that touch as one.</summary>
    public static IReadOnlyList<(int Start, int Length)> GradientsOf(IReadOnlyList<Step> segment, Graph.ParameterMap parameters)
    {
        int[] written =
        [
            .. segment.OfType<ForParameterGradients>().SelectMany(Lifetimes.PlacesOf).Where(p => p.Memory == Memory.Gradients).Select(p => p.Offset),
        ];
        var stretches = new List<(int Start, int Length)>();
        foreach (Graph.Parameter parameter in parameters.OfLayers.SelectMany(l => l).Where(p => written.Contains(p.Offset)).OrderBy(p => p.Offset))
        {
            int length = Graph.Round.Up(parameter.Length, Graph.ParameterMap.Alignment);
            if (stretches.Count > 0 && stretches[stretches.Count - 1] is var (start, before) && start + before == parameter.Offset)
            {
                stretches[stretches.Count - 1] = (start, before + length);
            }
            else
            {
                stretches.Add((parameter.Offset, length));
            }
        }

        return stretches;
    }
}
