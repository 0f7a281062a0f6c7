using System.Globalization;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>
/// Schedules that were measured on a machine: a file with a line for each layer, <c>Network; Layer; what it computes; input; output; axis channels rows
/// pixels unroll</c>. They take the place of the cost model's choice where a line describes the layer as it is now, and of nothing else.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Lines">Its lines that are not empty and no comments.</param>
internal sealed record TunedSchedules(string Path, EquatableArray<TunedLine> Lines)
{
    /// <summary>How such a file's name ends.</summary>
    public const string Extension = ".kernelgen-schedule";

    private const int MostLines = 100_000;

    /// <summary>Reads a file; a line that is none of a schedule says so.</summary>
    public static TunedSchedules Parse(string path, string text)
    {
        string[] lines = text.Split('\n');
        return new TunedSchedules(path, lines.Take(MostLines).Select((line, i) => (Text: line.Trim(), Number: i))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#').Select(line => TunedLine.Parse(line.Text, line.Number)).ToEquatableArray());
    }

    /// <summary>The line for a layer.</summary>
    public static string Write(NetworkDeclaration network, InferenceResult shapes, int place, ScheduleDeclaration schedule) => string.Join(
        "; ",
        network.Type.Name, network.NameOf(place), Words(network.Layers[place]), shapes.Layers[place].Input.ToString(), shapes.Layers[place].Output.ToString(),
        FormattableString.Invariant($"{schedule.VectorAxis} {schedule.ChannelTile} {schedule.RowTile} {schedule.PixelTile} {schedule.TapUnroll}"));

    /// <summary>The network with the schedules that fit it; what the user pins stays.</summary>
    public NetworkDeclaration Apply(NetworkDeclaration network)
    {
        TunedLine[] own = [.. Lines.Where(line => line.Problem.Length == 0 && line.Network == network.Type.Name)];
        if (own.Length == 0)
        {
            return network;
        }

        InferenceResult shapes = ShapeInference.Infer(network);
        return network with
        {
            Layers = network.Layers.Select((layer, i) => layer.Schedule is null && own.FirstOrDefault(line => line.Fits(network, shapes, i)) is { } line
                ? layer with { Schedule = line.Schedule }
                : layer).ToEquatableArray(),
        };
    }

    /// <summary>What is wrong with the lines: where none of the networks has the layer as it is described.</summary>
    public IEnumerable<(int Line, string Problem)> Problems(IReadOnlyList<NetworkDeclaration> networks)
    {
        foreach (TunedLine line in Lines)
        {
            NetworkDeclaration[] named = [.. networks.Where(network => network.Type.Name == line.Network)];
            string problem = line.Problem.Length > 0 ? line.Problem
                : named.Length == 0 ? $"there is no network '{line.Network}'"
                : named.Any(network => ShapeInference.Infer(network) is var shapes && Enumerable.Range(0, network.Layers.Count).Any(i => line.Fits(network, shapes, i))) ? ""
                : $"'{line.Network}' has no layer '{line.Layer}' that is {line.Words} of {line.Input} to {line.Output}: measure it again";
            if (problem.Length > 0)
            {
                yield return (line.Number, problem);
            }
        }
    }

    /// <summary>What a layer computes, as a line has it.</summary>
    internal static string Words(LayerDeclaration layer) => (layer.Operator?.Words ?? "").Replace(';', ',');
}

/// <summary>One line of a file of measured schedules.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Network">The network's class.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Words">What it computes.</param>
/// <param name="Input">The shape of its input.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Schedule">The schedule; null where there is a problem.</param>
/// <param name="Problem">What is wrong with the line by itself; empty where nothing is.</param>
internal sealed record TunedLine(int Number, string Network, string Layer, string Words, string Input, string Output, ScheduleDeclaration? Schedule, string Problem)
{
    /// <summary>Reads a line.</summary>
    public static TunedLine Parse(string text, int number)
    {
        string[] parts = [.. text.Split(';').Select(part => part.Trim())];
        TunedLine Refused(string problem) => new(number, "", "", "", "", "", null, problem);
        if (parts.Length != 6)
        {
            return Refused($"it has {parts.Length} parts, and a schedule has six: network, layer, operation, input, output, tile");
        }

        string[] tile = parts[5].Split(' ');
        int[] sizes = [.. tile.Skip(1).Take(3).Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1)];
        if (tile.Length != 5 || !Enum.TryParse(tile[0], out VectorAxis axis) || !Enum.IsDefined(typeof(VectorAxis), axis)
            || !Enum.TryParse(tile[4], out TapUnroll unroll) || !Enum.IsDefined(typeof(TapUnroll), unroll) || sizes.Any(size => size is < 0 or > ScheduleDeclaration.MostValues))
        {
            return Refused($"'{parts[5]}' is not a tile such as 'Channels 32 1 14 Auto'");
        }

        // Taps are written out as the compiler chooses; other numbers of them are for whoever pins by hand.
        long values = (long)Math.Max(1, sizes[0]) * Math.Max(1, sizes[1]) * Math.Max(1, sizes[2]);
        if (values > ScheduleDeclaration.MostValues || unroll is TapUnroll.All or TapUnroll.Columns)
        {
            return Refused($"the tile '{parts[5]}' is larger than a method can hold");
        }

        return new TunedLine(number, parts[0], parts[1], parts[2], parts[3], parts[4], new ScheduleDeclaration(axis, sizes[0], sizes[1], sizes[2], unroll), "");
    }

    /// <summary>Whether it describes a layer as it is.</summary>
    public bool Fits(NetworkDeclaration network, InferenceResult shapes, int place) =>
        network.NameOf(place) == Layer && network.Layers[place].Operator?.Loops is { } loops && (loops.HasPixels || Schedule!.VectorAxis != VectorAxis.Pixels)
        && TunedSchedules.Words(network.Layers[place]) == Words
        && shapes.Layers[place].Input.ToString() == Input && shapes.Layers[place].Output.ToString() == Output;
}
