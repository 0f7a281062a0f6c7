using System.Globalization;
using System.Text.RegularExpressions;

namespace KernelGen.Benchmarks.Variants;

/// <summary>What is computed of a network.</summary>
internal enum Pass
{
    /// <summary>The forward pass of one sample.</summary>
    Sample,

    /// <summary>The forward pass of sixteen samples in training.</summary>
    Forward,

    /// <summary>The gradient of the input.</summary>
    Data,

    /// <summary>The gradient of the weights.</summary>
    Weights,
}

/// <summary>What a network does instead of direct sums: without it, a share of the peak above one would be a riddle.</summary>
/// <param name="Name">The algorithms, for example <c>Winograd F(4×4, 3×3)</c>.</param>
/// <param name="OwnShare">Its own multiplications as a part of those of direct sums, in all layers and passes together.</param>
internal sealed partial record FastAlgorithm(string Name, double OwnShare)
{
    private const string TrainingHead = "Training ";

    /// <summary>The algorithms that a network's description names; null where all sums are direct.</summary>
    /// <param name="network">The network.</param>
    /// <param name="passes">What is computed of it.</param>
    public static FastAlgorithm? Of(Network network, params Pass[] passes)
    {
        string[] lines = network.Describe().Split('\n');
        int training = Array.FindIndex(lines, l => l.StartsWith(TrainingHead, StringComparison.Ordinal));
        string[] ofOne = training < 0 ? lines : lines[..training];
        string[] ofTraining = training < 0 ? [] : lines[training..];
        var names = new SortedSet<string>(StringComparer.Ordinal);
        double own = 0;
        foreach (Layer layer in network.Layers)
        {
            foreach (Pass pass in passes)
            {
                // The line of the layer begins with its name.
                string? line = (pass == Pass.Sample ? ofOne : ofTraining).FirstOrDefault(l => l.StartsWith(layer.Name + " ", StringComparison.Ordinal));
                string said = line is null ? "" : pass == Pass.Sample ? line : Columns().Split(line)[(int)pass];
                Match match = Tiles().Match(said);
                own += match.Success ? layer.MultiplyAdds * Share(layer, match, pass == Pass.Weights) : layer.MultiplyAdds;
                if (match.Success)
                {
                    names.Add(match.Value);
                }
            }
        }

        double direct = network.Layers.Sum(l => l.MultiplyAdds) * (double)passes.Length;
        return names.Count == 0 ? null : new($"Winograd {string.Join(", ", names)}", own / direct);
    }

    /// <summary>The multiplications of a layer as a part of those of direct sums: of weights, the tiles are those of the output's gradient.</summary>
    private static double Share(Layer layer, Match match, bool isOfWeights)
    {
        int[] sizes = [.. match.Groups.Cast<Group>().Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))];
        (int down, int across, int rows, int columns) = isOfWeights ? (sizes[2], sizes[3], sizes[0], sizes[1]) : (sizes[0], sizes[1], sizes[2], sizes[3]);
        (int height, int width) = (layer.OutputShape.Height, layer.OutputShape.Width);
        double tiles = Math.Ceiling((double)height / down) * Math.Ceiling((double)width / across);
        return tiles * (down + rows - 1) * (across + columns - 1) / ((double)height * width * rows * columns);
    }

    [GeneratedRegex(@"F\((\d+)×(\d+), (\d+)×(\d+)\)")]
    private static partial Regex Tiles();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Columns();
}
