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
    /// <summary>
    /// Paths that go on from a stage. That is all of them while seven tensors of two layouts are alive; where there are more, as in a dense block whose
    /// layers all read all before, those that promise most go on, and the path is no longer sure to be the shortest of all.
    /// </summary>
    public const int MostPaths = 128;

    private static readonly LayoutKind[] s_kinds = [LayoutKind.Pixels, LayoutKind.Channels, LayoutKind.Samples];

    /// <param name="input">The sample.</param>
    /// <param name="given">Its layout.</param>
    /// <param name="nodes">The nodes, each behind those that it reads from.</param>
    /// <param name="outputs">What the caller gets, each with its layout; null where all are alike to the caller.</param>
    /// <exception cref="InvalidOperationException">No ways fit together.</exception>
    public IReadOnlyDictionary<Node, LayoutWay> Assign(Tensor input, LayoutKind given, IReadOnlyList<Node> nodes, IReadOnlyList<KeyValuePair<Tensor, LayoutKind?>> outputs)
    {
        // An output is brought to the caller's layout where it is made, so it need not be remembered.
        Dictionary<Tensor, LayoutKind?> wanted = outputs.ToDictionary(o => o.Key, o => o.Value);
        ILookup<Tensor, int> readers = nodes.SelectMany((n, i) => n.Inputs.Select(t => (Tensor: t, Reader: i))).ToLookup(r => r.Tensor, r => r.Reader);
        IReadOnlyList<LayoutWay>[] waysOf = [.. nodes.Select(ways)];
        IReadOnlyList<Path> paths = [new([new(input, given)], 0, null, default)];
        for (int i = 0; i < nodes.Count; i++)
        {
            Interruption.Check();
            Node node = nodes[i];
            bool IsAlive(Tensor tensor) => readers[tensor].Any(reader => reader > i);
            var next = new Dictionary<string, Path>();
            var order = new List<string>();
            foreach (Path path in paths)
            {
                foreach (LayoutWay way in waysOf[i])
                {
                    if (path.Bring(node, way, Change) + ToCaller(node.Output, way.Gives) is { } cycles)
                    {
                        Keep(path.Then(node, way, cycles, IsAlive));
                    }
                }
            }

            paths = Shortest([.. order.Select(key => next[key])], AtLeast);

            // What is still to be paid for a path's tensors, however the rest of it goes.
            double AtLeast(Path path) => path.Alive.Sum(t => readers[t.Key].Where(reader => reader > i).Sum(reader =>
                waysOf[reader].Select(way => Change(t.Key, t.Value, way.Takes) ?? double.PositiveInfinity).DefaultIfEmpty(double.PositiveInfinity).Min()));

            // Of paths to the same layouts only the shortest can go on.
            void Keep(Path path)
            {
                if (!next.TryGetValue(path.Key, out Path? same))
                {
                    order.Add(path.Key);
                }

                if (same is null || path.Cycles < same.Cycles)
                {
                    next[path.Key] = path;
                }
            }
        }

        // A caller may ask for the sample itself.
        Path? best = ToCaller(input, given) is null ? null : paths.OrderBy(p => p.Cycles).FirstOrDefault();
        return best?.Ways(nodes) ?? throw new InvalidOperationException("No layouts of the nodes fit together.");

        double? ToCaller(Tensor tensor, LayoutKind kind) => wanted.TryGetValue(tensor, out LayoutKind? asked) && asked is { } layout ? Change(tensor, kind, layout) : 0;
    }

    /// <summary>
    /// The paths that promise to be the shortest, in their order; and that whose tensors can be changed to the most layouts, since none of the others may
    /// go on to the end.
    /// </summary>
    private IReadOnlyList<Path> Shortest(IReadOnlyList<Path> paths, Func<Path, double> atLeast)
    {
        if (paths.Count <= MostPaths)
        {
            return paths;
        }

        Path free = paths.OrderByDescending(p => p.Alive.Sum(t => s_kinds.Count(kind => Change(t.Key, t.Value, kind) is not null))).ThenBy(p => p.Cycles).First();
        var kept = new HashSet<Path>(paths.OrderBy(p => p.Cycles + atLeast(p)).Take(MostPaths - 1)) { free };
        return [.. paths.Where(kept.Contains)];
    }

    private double? Change(Tensor tensor, LayoutKind from, LayoutKind to) => from == to ? 0 : change(tensor, from, to);

    /// <summary>A path up to some node.</summary>
    /// <param name="alive">The tensors that are still to be read, in the order in which they were made.</param>
    /// <param name="cycles">Its length.</param>
    /// <param name="before">The path up to the node before.</param>
    /// <param name="way">The way of the last node.</param>
    private sealed class Path(IReadOnlyList<KeyValuePair<Tensor, LayoutKind>> alive, double cycles, Path? before, LayoutWay way)
    {
        public IReadOnlyList<KeyValuePair<Tensor, LayoutKind>> Alive => alive;

        public double Cycles => cycles;

        private Path? Before => before;

        private LayoutWay Last => way;

        /// <summary>The layouts alone: of paths up to the same node, the tensors are the same.</summary>
        public string Key { get; } = string.Concat(alive.Select(t => (char)('0' + (int)t.Value)));

        public LayoutKind Of(Tensor tensor) => alive.First(t => t.Key == tensor).Value;

        /// <summary>What a node costs behind this path; null where its inputs cannot be brought into the layout that it takes.</summary>
        public double? Bring(Node node, LayoutWay way, Func<Tensor, LayoutKind, LayoutKind, double?> change)
        {
            double? cycles = way.Cycles;
            foreach (Tensor input in node.Inputs)
            {
                cycles += change(input, Of(input), way.Takes);
            }

            return cycles;
        }

        public Path Then(Node node, LayoutWay next, double more, Func<Tensor, bool> isAlive) => new(
            [.. alive.Where(t => isAlive(t.Key)), .. isAlive(node.Output) ? [new KeyValuePair<Tensor, LayoutKind>(node.Output, next.Gives)] : Array.Empty<KeyValuePair<Tensor, LayoutKind>>()],
            cycles + more, this, next);

        public IReadOnlyDictionary<Node, LayoutWay> Ways(IReadOnlyList<Node> nodes)
        {
            var ways = new Dictionary<Node, LayoutWay>();
            Path? path = this;
            for (int i = nodes.Count - 1; i >= 0; i--)
            {
                ways.Add(nodes[i], path!.Last);
                path = path.Before;
            }

            return ways;
        }
    }
}
