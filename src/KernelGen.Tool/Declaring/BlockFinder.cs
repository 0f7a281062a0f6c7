namespace KernelGen.Tool.Declaring;

/// <summary>Finds sequences of layers that repeat, and makes blocks of them.</summary>
internal static class BlockFinder
{
    private const int LongestBlock = 16;
    private const int MostUnits = 8;
    private const int MostMembers = 2000;

    // A layer that is read from as far away as this does not tie what is between to a block.
    private const int FarAway = 20;

    /// <summary>Puts the layers into items: each by itself, or in uses of blocks.</summary>
    public static (List<DeclarationItem> Items, List<BlockTemplate> Blocks) Find(List<Member> members)
    {
        var blocks = new List<BlockTemplate>();
        var uses = new Dictionary<int, (BlockWindow Window, BlockTemplate Block)>();
        if (members.Count <= MostMembers)
        {
            List<BlockWindow> windows = Windows(members);
            var taken = new HashSet<int>();
            while (Best(windows.Where(window => !Enumerable.Range(window.Start, window.Length).Any(taken.Contains))) is { } group)
            {
                BlockTemplate block = Template(group);
                blocks.Add(block);
                foreach (BlockWindow window in group)
                {
                    uses.Add(window.Start, (window, block));
                    taken.UnionWith(Enumerable.Range(window.Start, window.Length));
                }
            }
        }

        List<DeclarationItem> items = Items(members, uses);

        // In the order of their first use.
        return (items, [.. items.Select(item => item.Block).OfType<BlockTemplate>().Distinct()]);
    }

    // Windows of whole units: a unit ends where nothing but its last layer is read from behind.
    private static List<BlockWindow> Windows(List<Member> members)
    {
        var places = members.Select((member, i) => (member, i)).ToDictionary(pair => pair.member, pair => pair.i);
        int[] reach = new int[members.Count];
        HashSet<Member?> read = [.. members.SelectMany(member => member.Reads)];
        for (int i = 0; i < members.Count; i++)
        {
            // Nor does an output, wherever it reads from.
            if (!read.Contains(members[i]))
            {
                continue;
            }

            foreach (Member? source in members[i].Reads)
            {
                int from = source is null ? -1 : places[source];
                for (int between = Math.Max(0, from + 1); between < i && i - from <= FarAway; between++)
                {
                    reach[between] = 1;
                }
            }
        }

        // reach[i] is 1 where a read passes over the end of layer i.
        int[] ends = [.. Enumerable.Range(0, members.Count).Where(i => reach[i] == 0)];
        var windows = new List<BlockWindow>();
        for (int first = 0; first < ends.Length; first++)
        {
            int start = first == 0 ? 0 : ends[first - 1] + 1;
            for (int last = first; last < Math.Min(ends.Length, first + MostUnits); last++)
            {
                int length = ends[last] - start + 1;
                if (length is >= 2 and <= LongestBlock && BlockWindow.Of(members, start, length) is { } window && (window.HasBranches || window.HasDepthwise))
                {
                    windows.Add(window);
                }
            }
        }

        return Projected(windows);
    }

    // Where some shortcuts project and others do not, all are written as projections.
    private static List<BlockWindow> Projected(List<BlockWindow> windows)
    {
        BlockWindow[] projections = [.. windows.Select(window => window.WithProjection()).OfType<BlockWindow>()];
        HashSet<string> keys = [.. projections.Select(window => window.Key)];
        BlockWindow[] identities =
        [
            .. windows.SelectMany(window => new[] { window.WithoutProjection(norm: true), window.WithoutProjection(norm: false) }).OfType<BlockWindow>().Where(window => keys.Contains(window.Key)),
        ];
        HashSet<string> both = [.. identities.Select(window => window.Key)];
        BlockWindow[] used = [.. projections.Where(window => both.Contains(window.Key)), .. identities];
        HashSet<(int, int)> covered = [.. used.Select(window => (window.Start, window.Length))];
        return [.. windows.Where(window => !covered.Contains((window.Start, window.Length))), .. used];
    }

    // The windows that save the most lines as uses of one block; null where none does.
    private static List<BlockWindow>? Best(IEnumerable<BlockWindow> windows)
    {
        List<BlockWindow>? best = null;
        foreach (IGrouping<string, BlockWindow> alike in windows.GroupBy(window => window.Key))
        {
            var group = new List<BlockWindow>();
            int end = -1;
            foreach (BlockWindow window in alike.OrderBy(window => window.Start))
            {
                if (window.Start > end && (group.Count == 0 || Counts([.. group, window]) is not null))
                {
                    group.Add(window);
                    end = window.Start + window.Length - 1;
                }
            }

            // Layers in a row are a block where it is a habit; branches are one from the second time on.
            int least = group[0].HasBranches ? 2 : 3;
            if (group.Count >= least && (best is null || Saved(group) > Saved(best)))
            {
                best = group;
            }
        }

        return best;
    }

    private static int Saved(List<BlockWindow> group) => (group.Count - 1) * group[0].Length;

    // How the counts of all of them can be written; null where there is no one way.
    private static (List<string> Channels, List<string> Down, List<string> Right)? Counts(List<BlockWindow> group)
    {
        int length = group[0].Copies.Count;
        string? Common(Func<BlockWindow, List<string>> texts) => group.Skip(1)
            .Aggregate(texts(group[0]).AsEnumerable(), (common, window) => common.Where(texts(window).Contains).ToList()).FirstOrDefault();
        List<string?> channels = [.. Enumerable.Range(0, length).Select(i => Common(window => window.ChannelTexts(i)))];
        List<string?> down = [.. Enumerable.Range(0, length).Select(i => Common(window => window.StrideTexts(i, isDown: true)))];
        List<string?> right = [.. Enumerable.Range(0, length).Select(i => Common(window => window.StrideTexts(i, isDown: false)))];
        return channels.Concat(down).Concat(right).Contains(null) ? null : ([.. channels.OfType<string>()], [.. down.OfType<string>()], [.. right.OfType<string>()]);
    }

    private static BlockTemplate Template(List<BlockWindow> group)
    {
        (List<string> channels, List<string> down, List<string> right) = Counts(group)!.Value;
        return new BlockTemplate { Members = group[0].Copies, Channels = channels, StridesDown = down, StridesRight = right };
    }

    private static List<DeclarationItem> Items(List<Member> members, Dictionary<int, (BlockWindow Window, BlockTemplate Block)> uses)
    {
        var items = new List<DeclarationItem>();
        int repeatable = -1;
        for (int i = 0; i < members.Count;)
        {
            if (!uses.TryGetValue(i, out (BlockWindow Window, BlockTemplate Block) use))
            {
                items.Add(new DeclarationItem { Members = [[members[i++]]] });
                continue;
            }

            // Repetitions have the same counts and no stride, and nothing but the next reads them.
            List<Member> layers = use.Window.Members;
            DeclarationItem? before = i == repeatable ? items[^1] : null;
            bool repeats = before is not null && before.Block == use.Block && before.Last.Shape.Channels == layers[^1].Shape.Channels
                && (!use.Block.Says("Block.Hidden") || BlockWindow.HiddenOf(before.Members[0]) == BlockWindow.HiddenOf(layers))
                && (!use.Block.Says("Block.Stride") || BlockWindow.StrideOf(layers) == 1)
                && !members.Skip(i + use.Window.Length).Any(member => member.Reads.Contains(before.Last));
            if (repeats)
            {
                before!.Members.Add(layers);
            }
            else
            {
                items.Add(new DeclarationItem { Members = [layers], Block = use.Block });
            }

            i += use.Window.Length;
            repeatable = i;
        }

        return items;
    }
}
