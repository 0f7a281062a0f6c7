using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Tool.Tuning;

using TapUnroll = KernelGen.Compiler.Declarations.TapUnroll;
using VectorAxis = KernelGen.Compiler.Declarations.VectorAxis;

/// <summary>A layer's measured schedule, and what it takes of the time of the model's choice.</summary>
internal sealed record TunedLayerResult(int Place, ScheduleDeclaration Schedule, double Share);

/// <summary>Measures candidate schedules of a network's layers, each against the cost model's choice.</summary>
internal sealed class Tuner(NetworkDeclaration network, InferenceResult shapes, double secondsPerLayer)
{
    // A candidate must win by this much: less is noise.
    private const double Gain = 0.03;

    private const int Rounds = 9;

    private static readonly ScheduleDeclaration[] s_channels =
    [
        Channels(32, 1, 14), Channels(64, 1, 6), Channels(48, 1, 9), Channels(16, 1, 28), Channels(32, 2, 7), Channels(16, 2, 14), Channels(16, 4, 7), Channels(32, 1, 12), Channels(48, 1, 8),
    ];

    private static readonly ScheduleDeclaration[] s_pixels = [Pixels(8, 1, 48), Pixels(6, 1, 64), Pixels(4, 1, 96), Pixels(12, 1, 32), Pixels(8, 3, 16)];

    /// <summary>What was measured, a line for each layer.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>The schedules that win, for layers that are not pinned and that no pool follows; equal layers share what one of them gave.</summary>
    public List<TunedLayerResult> Tune()
    {
        var found = new List<TunedLayerResult>();
        IEnumerable<IGrouping<(string, TensorShape, TensorShape), int>> groups = Enumerable.Range(0, network.Layers.Count).Where(CanBeTuned)
            .GroupBy(i => (TunedSchedules.Words(network.Layers[i]) + network.Layers[i].Operator!.GetHashCode(), shapes.Layers[i].Input, shapes.Layers[i].Output));
        foreach (IGrouping<(string, TensorShape, TensorShape), int> group in groups)
        {
            int first = group.First();
            (ScheduleDeclaration? best, double share) = Best(first);
            string name = $"{network.NameOf(first)}{(group.Count() > 1 ? $" and {Printing.Numbers.Text(group.Count() - 1)} like it" : "")}";
            Say(best is null
                ? $"{name}: the model's choice"
                : FormattableString.Invariant($"{name}: {best.VectorAxis} {best.ChannelTile} {best.RowTile} {best.PixelTile} takes {share:P0} of the time of the model's choice"));
            if (best is not null)
            {
                found.AddRange(group.Select(place => new TunedLayerResult(place, best, share)));
            }
        }

        return found;
    }

    /// <summary>The share of the time that the whole network takes with these schedules.</summary>
    public double Check(IReadOnlyList<TunedLayerResult> results)
    {
        NetworkDeclaration tuned = network with
        {
            Layers = network.Layers.Select((layer, i) => results.FirstOrDefault(r => r.Place == i) is { } result ? layer with { Schedule = result.Schedule } : layer).ToEquatableArray(),
        };
        TunedNetwork[] both = TunedNetwork.Compile([network, tuned]);
        double[] seconds = Times(both, 4 * secondsPerLayer);
        foreach (TunedNetwork one in both)
        {
            one.Dispose();
        }

        return seconds[1] / seconds[0];
    }

    private static ScheduleDeclaration Channels(int channels, int rows, int pixels) => new(VectorAxis.Channels, channels, rows, pixels, TapUnroll.Auto);

    private static ScheduleDeclaration Pixels(int channels, int rows, int pixels) => new(VectorAxis.Pixels, channels, rows, pixels, TapUnroll.Auto);

    // Pools are taken in by the convolution before them, unless it is pinned.
    private bool CanBeTuned(int place)
    {
        LayerDeclaration layer = network.Layers[place];
        LayerDeclaration[] readers = [.. network.Layers.Where((_, i) => network.Layers[i].InputsAt(i).Contains(place))];
        return layer.Operator?.Loops is { HasPixels: true } && layer.Schedule is null && layer.InputsAt(place).Count() == 1
            && !readers.Any(reader => reader.Operator is MaxPool2dDeclaration or AvgPool2dDeclaration);
    }

    private (ScheduleDeclaration? Best, double Share) Best(int place)
    {
        LayerShape shape = shapes.Layers[place];
        LayerDeclaration layer = network.Layers[place] with { Inputs = default, Norm = null, Join = null, Mask = null };
        ScheduleDeclaration[] candidates = [.. s_channels.Where(c => c.ChannelTile <= Math.Max(16, shape.Output.Channels) && c.PixelTile <= shape.Output.Width), .. s_pixels.Where(p => p.PixelTile <= Math.Max(16, shape.Output.Width))];
        NetworkDeclaration alone = network with
        {
            Channels = shape.Input.Channels, Height = shape.Input.Height, Width = shape.Input.Width, Layout = OutsideLayout.Nchw, Layers = new[] { layer }.ToEquatableArray(),
        };
        TunedNetwork[] variants = TunedNetwork.Compile(
            [alone, .. candidates.Select(candidate => alone with { Layers = new[] { layer with { Schedule = candidate } }.ToEquatableArray() })]);
        double[] seconds = Times(variants, secondsPerLayer);
        foreach (TunedNetwork variant in variants)
        {
            variant.Dispose();
        }

        int best = Enumerable.Range(1, candidates.Length).DefaultIfEmpty(0).MinBy(i => seconds[i]);
        double share = seconds[best] / seconds[0];
        return best > 0 && share < 1 - Gain ? (candidates[best - 1], share) : (null, 1);
    }

    // Nothing is timed whose result was not compared. In turns, so that what else the machine does meets all alike; of each the median.
    private static double[] Times(TunedNetwork[] variants, double budget)
    {
        foreach (TunedNetwork variant in variants.Skip(1))
        {
            variant.ThrowIfOtherOutputs(variants[0]);
        }

        double[] once = [.. variants.Select(variant => Math.Min(variant.Seconds(), variant.Seconds()))];
        int[] counts = [.. once.Select(seconds => Math.Clamp((int)(budget / variants.Length / Rounds / seconds), 1, 100_000))];
        var times = variants.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < variants.Length; i++)
            {
                times[i].Add(variants[i].Seconds(counts[i]));
            }
        }

        return [.. times.Select(list => list.Order().ElementAt(list.Count / 2))];
    }
}
