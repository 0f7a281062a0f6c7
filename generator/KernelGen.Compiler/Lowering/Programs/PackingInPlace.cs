using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Whether packed weights can take the place of the parameters that they are made of, so that both never are in memory: the parameters begin some
/// floats behind the packed weights, and each step writes only over what was read before.
/// </summary>
internal static class PackingInPlace
{
    /// <summary>How many floats the parameters must begin behind the packed weights; null where they cannot share memory.</summary>
    /// <param name="packing">The steps that pack.</param>
    /// <param name="parameters">Where the parameters are.</param>
    public static int? Shift(IReadOnlyList<Step> packing, ParameterMap parameters)
    {
        long shift = 0;
        var all = parameters.OfLayers.SelectMany(l => l).ToDictionary(p => p.Offset, p => p.Length);
        var written = new List<(long Start, long End)>();
        foreach (RuntimeStep step in packing.OfType<RuntimeStep>())
        {
            Place[] places = [.. step.Arguments.OfType<Place>()];
            Place target = places[places.Length - 1];
            bool fromTheFront = step.RuntimeMethod()?.WritesFromTheFront(step.Arguments) == true;
            foreach (Place source in places.Take(places.Length - 1))
            {
                // Weights that were turned first are among the packed ones already.
                if (source.Memory != Memory.Parameters || !all.TryGetValue(source.Offset, out int length))
                {
                    return null;
                }

                // What was written before ends in front of it; what this step writes begins there, or ends there.
                shift = written.Select(w => w.End - source.Offset).Append(fromTheFront ? target.Offset - source.Offset : target.Storage.End - source.Offset).Append(shift).Max();
            }

            written.Add((target.Offset, target.Storage.End));
        }

        return checked((int)Round.Up(checked((int)shift), ParameterMap.Alignment));
    }
}
