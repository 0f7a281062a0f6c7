using KernelGen.Generator.Tests.Fuzzing;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>A drawn network as C#: some layers as a block, the attributes of a member in any order.</summary>
internal static class NetworkText
{
    /// <summary>The classes, without the namespace around.</summary>
    public static string Write(DrawnNetwork network, Random random)
    {
        DrawnUse? use = network.Use;
        var members = new List<string>();
        for (int place = 0; place < network.Layers.Count; place++)
        {
            if (use is not null && place == use.First)
            {
                int input = InputOf(network, use);
                string repeat = use.Repeat > 1 ? $", Repeat = {use.Repeat}" : "";
                members.Add(Member("U", [$"Use(typeof({network.Name}Block){repeat})", .. input == place - 1 ? Array.Empty<string>() : [$"Input({Named(network, input)})"]], random));
                place = use.Last;
                continue;
            }

            members.Add(Layer(network.Layers[place], place, p => Named(network, p), place - 1, null, random));
        }

        string options = (network.IsNhwc ? ", Layout = Layout.Nhwc" : "") + (network.Trains ? "" : ", Training = false") + (network.IsWhole ? ", Numerics = Numerics.Direct" : "");
        string text = $"[Network({network.Input.Channels}, {network.Input.Height}, {network.Input.Width}{options})]\npublic sealed partial class {network.Name}\n{{\n{string.Concat(members)}}}\n";
        return use is null ? text : text + Block(network, use, random);
    }

    private static string Block(DrawnNetwork network, DrawnUse use, Random random)
    {
        int input = InputOf(network, use);
        IEnumerable<string> members = Enumerable.Range(use.First, use.Length).Select(place => Layer(
            network.Layers[place], place, p => p < use.First ? "Block.Input" : $"nameof({network.Layers[p].Name})",
            place == use.First ? input : place - 1, network.ShapeAt(input).Channels, random));
        return $"[Block]\npublic sealed partial class {network.Name}Block\n{{\n{string.Concat(members)}}}\n";
    }

    private static int InputOf(DrawnNetwork network, DrawnUse use) =>
        network.Layers.Skip(use.First).Take(use.Length).SelectMany(l => l.Reads).First(p => p < use.First);

    private static string Named(DrawnNetwork network, int place) =>
        place < 0 ? "Block.Input" : network.Use is { } use && place >= use.First && place <= use.Last ? "nameof(U)" : $"nameof({network.Layers[place].Name})";

    private static string Layer(DrawnLayer layer, int place, Func<int, string> named, int before, int? blockChannels, Random random)
    {
        var attributes = new List<string>();
        if (layer.IsConcat)
        {
            attributes.Add($"Concat({string.Join(", ", layer.Inputs.Select(named))})");
        }
        else if (layer.Inputs[0] != before || random.Next(5) == 0)
        {
            attributes.Add($"Input({named(layer.Inputs[0])})");
        }

        foreach (DrawnOperation operation in new[] { layer.Operator, layer.Norm, layer.Activation }.OfType<DrawnOperation>())
        {
            attributes.Add(AttributeText.Of(typeof(NetworkAttribute).Assembly.GetType($"KernelGen.{operation.Name}Attribute", throwOnError: true)!, Options(operation, blockChannels, random)));
        }

        if (layer.Join is { } join)
        {
            attributes.Add($"{(join.IsProduct ? "Multiply" : "Add")}({string.Join(", ", join.With.Select(named))})");

            // Without an Input, a join of two and nothing in front joins exactly those.
            if (join.With.Count > 1 && layer is { Operator: null, Norm: null, IsConcat: false } && !attributes.Any(a => a.StartsWith("Input(", StringComparison.Ordinal)))
            {
                attributes.Add($"Input({named(layer.Inputs[0])})");
            }
        }

        return Member(layer.Name, attributes, random);
    }

    /// <summary>The options; the channels that a block keeps may be written as those of its use.</summary>
    private static IReadOnlyList<(string Name, object Value)> Options(DrawnOperation operation, int? blockChannels, Random random) =>
        blockChannels is { } channels && operation.Name == "Conv2d" && random.Next(2) == 0
            ? [.. operation.Options.Select(o => o is ("outChannels", int outputs) && outputs == channels ? (o.Name, new AttributeText.Expression("Block.Channels")) : o)]
            : operation.Options;

    private static string Member(string name, IEnumerable<string> attributes, Random random) =>
        $"    [{string.Join(", ", attributes.OrderBy(_ => random.Next()))}]\n    public partial Layer {name} {{ get; }}\n";
}
