using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>The text of networks and blocks: layers with options that fit drawn by the operations' references, or with any arguments at all.</summary>
internal sealed class RandomNetworkText(Dice dice)
{
    private static readonly Type[] s_drawn = [.. typeof(NetworkAttribute).Assembly.GetExportedTypes()
        .Where(t => t.IsSubclassOf(typeof(Attribute)) && OperationReference.Find(t.Name) is not null).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private readonly RandomArguments _arguments = new(dice);

    /// <summary>A class marked as a network, maybe with a block before it.</summary>
    /// <param name="head">The class without its members, as in <c>partial class N</c>.</param>
    public string Network(string head)
    {
        string block = dice.Odd(5) ? Block() : "";
        bool isSane = !dice.Odd(3);
        (int channels, int height, int width) = (dice.Between(1, 3), dice.Between(3, 9), dice.Between(3, 10));
        string options = dice.Below(6) switch { 0 => ", Training = false", 1 => ", Layout = Layout.Nhwc", 2 => ", Numerics = Numerics.Direct", _ => "" };
        string attribute = isSane ? $"Network({channels}, {height}, {width}{options})" : _arguments.Attribute(dice.Odd(30) ? typeof(BlockAttribute) : typeof(NetworkAttribute));
        string second = dice.Odd(40) ? dice.Of("[Block] ", "[System.Serializable] ", "[Network(1, 2, 3)] ", "[System.Obsolete] ") : "";
        return $"{block}[{attribute}] {second}{head} {{ {RandomArguments.Constants}{Layers(isSane, channels)}{(dice.Odd(5) ? RandomMembers.Any(dice) : "")} }} ";
    }

    private string Block()
    {
        string name = RandomNames.Any(dice, 8);
        string text = $"[Block] {dice.Of("partial", "public partial", "sealed partial", "abstract partial", "")} {dice.Of("class", "class", "class", "struct", "record")} {name} {{ {Layers(!dice.Odd(3), 2)} }} ";
        _arguments.Names.Clear();
        _arguments.Names.Add(name);
        return text;
    }

    private string Layers(bool isSane, int channels) =>
        string.Concat(Enumerable.Range(0, dice.Between(dice.Odd(12) ? 0 : 1, 3)).Select(_ => Layer(isSane && !dice.Odd(8), channels)));

    private string Layer(bool isSane, int channels)
    {
        string name = RandomNames.Any(dice, 8);
        string attributes = isSane ? Drawn(dice.Of(s_drawn), channels) : _arguments.OfLayer();
        if (dice.OneIn(3))
        {
            attributes += ", " + (isSane ? Drawn(dice.Of(s_drawn.Where(t => OperationReference.Find(t.Name)!.IsActivation).ToArray()), channels) : _arguments.OfLayer());
        }

        if (dice.Odd(10))
        {
            attributes += dice.Of(", BatchNorm2d", ", Dropout(0.5)", ", System.Obsolete", ", Schedule(ChannelTile = 2)", ", " + _arguments.Any());
        }

        string property = dice.Odd(10)
            ? dice.Of("partial Layer {0} { get; }", "public partial Layer? {0} { get; }", "public partial Layer {0} { get; set; }", "public partial Layer {0} { get; init; }", "public partial int {0} { get; }",
                "public static partial Layer {0} { get; }", "public Layer {0} { get; }", "public partial Layer {0};", "public partial Layer {0}", "public partial Missing {0} { get; }", "public partial ref Layer {0} { get; }",
                "public partial Layer this[int i] { get; }", "public Layer {0} = null!;", "public partial Layer {0}();", "public virtual partial Layer {0} { get; }", "public required partial Layer {0} { get; set; }",
                "protected internal partial KernelGen.Layer {0} { get; }", "public partial Layer {0} => null!;", "public partial Layer {0} { get; } = null!;", "public override partial Layer {0} { get; }", "public partial Layer {0} { get; private set; }",
                "public new partial Layer {0} { get; }", "public unsafe partial Layer {0} { readonly get; }", "public partial Layer I.{0} { get; }", "public partial Layer {0} { [System.Obsolete] get; }", "private protected partial Layer {0} { get => field; }")
                .Replace("{0}", name, StringComparison.Ordinal)
            : $"public partial Layer {name} {{ get; }}";
        _arguments.Names.Add(name);
        return $"[{attributes}] {property} ";
    }

    /// <summary>An attribute with options that its reference drew.</summary>
    private string Drawn(Type attribute, int channels) => AttributeText.Of(attribute, OperationReference.Find(attribute.Name)!.Draw(dice.Random, channels));
}
