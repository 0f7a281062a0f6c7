using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Layouts;

/// <summary>
/// Gives each node the way that it runs, and so each tensor its layout. That all ways and all changes of layout together cost least is a shortest
/// path: a stage of it is the layouts of all tensors that a later node reads, of which there are few, since few are alive at once.
/// </summary>
/// <param name="ways">The ways of a node, the preferred first: of paths that cost the same, the first is taken.</param>
/// <param name="change">What it costs to bring a tensor from one layout to another, which is not the same; null where nothing can.</param>
internal sealed class LayoutAssigner(Func<Node, IReadOnlyList<LayoutWay>> ways, Func<Tensor, LayoutKind, LayoutKind, double?> change)
{
    /// <param name="input">The sample.</param>
    /// <param name="given">Its layout.</param>
    /// <param name="nodes">The nodes, each behind those that it reads from.</param>
    /// <param name="outputs">What the caller gets, each with its layout; null where all are alike to the caller.</param>
    /// <exception cref="InvalidOperationException">No ways fit together.</exception>
    public IReadOnlyDictionary<Node, LayoutWay> Assign(Tensor input, LayoutKind given, IReadOnlyList<Node> nodes, IReadOnlyList<KeyValuePair<Tensor, LayoutKind?>> outputs)
    {
        Dictionary<Tensor, LayoutKind?> wanted = outputs.ToDictionary(o => o.Key, o => o.Value);
        var paths = new List<Path> { new([new(input, given)], 0, null, default) };
        for (int i = 0; i < nodes.Count; i++)
        {
            Node node = nodes[i];
            var alive = new HashSet<Tensor>(nodes.Skip(i + 1).SelectMany(n => n.Inputs).Concat(wanted.Keys));
            IReadOnlyList<LayoutWay> all = ways(node);
            var next = new List<Path>();
            foreach (Path path in paths)
            {
                foreach (LayoutWay way in all)
                {
                    if (path.Bring(node, way, change) is { } cycles)
                    {
                        Keep(next, path.Then(node, way, cycles, alive));
                    }
                }
            }

            paths = next;
        }

        Path? best = null;
        foreach (Path path in paths)
        {
            double? last = 0;
            foreach (KeyValuePair<Tensor, LayoutKind?> output in outputs)
            {
                last += output.Value is { } kind ? Change(output.Key, path.Of(output.Key), kind) : 0;
            }

            if (path.Cycles + last is { } cycles && (best is null || cycles < best.Cycles))
            {
                best = path with { Cycles = cycles };
            }
        }

        return best?.Ways(nodes) ?? throw new InvalidOperationException("No layouts of the nodes fit together.");
    }

    private double? Change(Tensor tensor, LayoutKind from, LayoutKind to) => from == to ? 0 : change(tensor, from, to);

    /// <summary>Of paths to the same layouts only the shortest can go on.</summary>
    private static void Keep(List<Path> paths, Path path)
    {
        int same = paths.FindIndex(p => p.Alive.SequenceEqual(path.Alive));
        if (same < 0)
        {
            paths.Add(path);
        }
        else if (path.Cycles < paths[same].Cycles)
        {
            paths[same] = path;
        }
    }

    /// <summary>A path up to some node.</summary>
    /// <param name="Alive">The tensors that are still to be read, in the order in which they were made.</param>
    /// <param name="Cycles">Its length.</param>
    /// <param name="Before">The path up to the node before.</param>
    /// <param name="Way">The way of the last node.</param>
    private sealed record Path(IReadOnlyList<KeyValuePair<Tensor, LayoutKind>> Alive, double Cycles, Path? Before, LayoutWay Way)
    {
        public LayoutKind Of(Tensor tensor) => Alive.First(t => t.Key == tensor).Value;

        /// <summary>What a node costs behind this path; null where its inputs cannot be brought into the layout that it takes.</summary>
        public double? Bring(Node node, LayoutWay way, Func<Tensor, LayoutKind, LayoutKind, double?> change)
        {
            double? cycles = way.Cycles;
            foreach (Tensor input in node.Inputs)
            {
                LayoutKind kind = Of(input);
                cycles += kind == way.Takes ? 0 : change(input, kind, way.Takes);
            }

            return cycles;
        }

        public Path Then(Node node, LayoutWay way, double cycles, HashSet<Tensor> alive) => new(
            [.. Alive.Where(t => alive.Contains(t.Key)), .. alive.Contains(node.Output) ? [new KeyValuePair<Tensor, LayoutKind>(node.Output, way.Gives)] : Array.Empty<KeyValuePair<Tensor, LayoutKind>>()],
            Cycles + cycles, this, way);

        public IReadOnlyDictionary<Node, LayoutWay> Ways(IReadOnlyList<Node> nodes)
        {
            var ways = new Dictionary<Node, LayoutWay>();
            Path? path = this;
            for (int i = nodes.Count - 1; i >= 0; i--, path = path!.Before)
            {
                ways.Add(nodes[i], path!.Way);
            }

            return ways;
        }
    }
}
