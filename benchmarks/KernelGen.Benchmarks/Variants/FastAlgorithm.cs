using System.Globalization;
using System.Text.RegularExpressions;

namespace KernelGen.Benchmarks.Variants;

/// <summary>What a network does instead of direct sums: without it, a share of the peak above one would be a riddle.</summary>
/// <param name="Name">The algorithms, for example <c>Winograd F(4×4, 3×3)</c>.</param>
/// <param name="OwnShare">Its own multiplications as a part of those of direct sums, in all layers together.</param>
internal sealed partial record FastAlgorithm(string Name, double OwnShare)
{
    /// <summary>The algorithms that a network's description names; null where all sums are direct.</summary>
    public static FastAlgorithm? Of(Network network)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        double own = 0;
        foreach (Layer layer in network.Layers)
        {
            // The line of the layer begins with its name.
            string? line = network.Describe().Split('\n').FirstOrDefault(l => l.StartsWith(layer.Name + " ", StringComparison.Ordinal));
            if (line is null || Tiles().Match(line) is not { Success: true } match)
            {
                own += layer.MultiplyAdds;
                continue;
            }

            int[] sizes = [.. match.Groups.Cast<Group>().Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))];
            (int down, int across, int rows, int columns) = (sizes[0], sizes[1], sizes[2], sizes[3]);
            (int height, int width) = (layer.OutputShape.Height, layer.OutputShape.Width);
            double tiles = Math.Ceiling((double)height / down) * Math.Ceiling((double)width / across);
            own += layer.MultiplyAdds * (tiles * (down + rows - 1) * (across + columns - 1) / ((double)height * width * rows * columns));
            names.Add(match.Value);
        }

        return names.Count == 0 ? null : new($"Winograd {string.Join(", ", names)}", own / network.Layers.Sum(l => l.MultiplyAdds));
    }

    [GeneratedRegex(@"F\((\d+)×(\d+), (\d+)×(\d+)\)")]
    private static partial Regex Tiles();
}
