using KernelGen.Tool.Model;
using KernelGen.Tool.Naming;
using KernelGen.Tool.Printing;

namespace KernelGen.Tool.Declaring;

/// <summary>Some layers in a row that read nothing but the layer before them, and of which nothing but the last is read: what a block can be.</summary>
internal sealed class BlockWindow
{
    private const int LargestFactor = 16;

    private BlockWindow(int start, List<Member> members, List<Member> copies, string key)
    {
        Start = start;
        Members = members;
        Copies = copies;
        Key = key;
    }

    /// <summary>The place of its first layer in the network.</summary>
    public int Start { get; }

    /// <summary>The layers themselves.</summary>
    public List<Member> Members { get; }

    /// <summary>Copies of them that know nothing of the network: what they read outside is null.</summary>
    public List<Member> Copies { get; }

    /// <summary>The layers as text, with signs in the place of channels and strides. Windows that could be one block have the same.</summary>
    public string Key { get; }

    /// <summary>Number of the network's layers.</summary>
    public int Length { get; private init; }

    /// <summary>Whether it has branches.</summary>
    public bool HasBranches => Copies.Exists(member => member.Joined.Count > 0 || member.Operator is ConcatOperation);

    /// <summary>Whether it has a depthwise convolution.</summary>
    public bool HasDepthwise => Copies.Exists(RoleNames.IsDepthwise);

    /// <summary>Makes one of the layers of a network from a place on; null where they are none.</summary>
    public static BlockWindow? Of(List<Member> network, int start, int length)
    {
        List<Member> members = network.GetRange(start, length);
        Member? input = start > 0 ? network[start - 1] : null;
        foreach (Member? read in members.SelectMany(member => member.Reads))
        {
            if (read != input && (read is null || !members.Contains(read)))
            {
                return null;
            }
        }

        HashSet<Member?> inside = [.. members.Take(length - 1)];
        bool isClosed = !network.Skip(start + length).Any(member => member.Reads.Any(inside.Contains))
            && members.Take(length - 1).All(member => members.Exists(reader => reader.Reads.Contains(member)))
            && network.Skip(start + length).Any(member => member.Reads.Contains(members[^1]));
        return isClosed ? Make(start, members, Copy(members, input), length) : null;
    }

    /// <summary>The same with what its shortcut does written as a projection; null where it has no such shortcut.</summary>
    public BlockWindow? WithProjection()
    {
        Member first = Copies[0];
        bool isProjection = first is { Operator: ConvOperation { Groups: 1, Bias: null, Remark: null, Window: { KernelH: 1, KernelW: 1, HasPadding: false } } conv, Joined.Count: 0, Activation: null }
            && Copies[^1] is { IsProduct: false } last && last.Joined.Contains(first)
            && (InputChannels != Channels || conv.Window.StrideH != 1) && conv.Window.StrideH == conv.Window.StrideW && conv.OutChannels == Channels;
        return isProjection ? WithFirst(new ProjectionOperation((ConvOperation)first.Operator!), first.Norm, replaces: true) : null;
    }

    /// <summary>The same with a projection that does nothing; null where its shortcut is not the block's input.</summary>
    /// <param name="norm">Whether there would be a batch norm behind the projection.</param>
    public BlockWindow? WithoutProjection(bool norm)
    {
        bool isIdentity = Copies[^1] is { IsProduct: false } last && last.Joined.Contains(null) && InputChannels == Channels && Stride == 1;
        return isIdentity ? WithFirst(new ProjectionOperation(null), norm ? new BatchNormOperation([], [], [], [], 1e-5, "") : null, replaces: false) : null;
    }

    /// <summary>The channels of what it reads.</summary>
    public int InputChannels => Copies.First(member => member.Inputs.Contains(null) || member.Joined.Contains(null)).InputShape.Channels;

    /// <summary>The channels of its output.</summary>
    public int Channels => Members[^1].Shape.Channels;

    /// <summary>The channels of its first layer.</summary>
    public int Hidden => HiddenOf(Members);

    /// <summary>The stride of the layer that has one.</summary>
    public int Stride => StrideOf(Members);

    /// <summary>The channels of the first layer of a use.</summary>
    public static int HiddenOf(List<Member> members) => members.Find(member => member.Operator is ConvOperation or LinearOperation)?.Shape.Channels ?? members[^1].Shape.Channels;

    /// <summary>The stride of a use.</summary>
    public static int StrideOf(List<Member> members) => members
        .Select(member => member.Operator is ProjectionOperation projection ? projection.Conv : member.Operator).OfType<ConvOperation>()
        .SelectMany(conv => new[] { conv.Window.StrideH, conv.Window.StrideW }).FirstOrDefault(stride => stride != 1, 1);

    /// <summary>The ways in which a layer's channels can be written, the best first.</summary>
    public List<string> ChannelTexts(int index)
    {
        int count = Copies[index].Shape.Channels;
        var texts = new List<string>();
        (string Name, int Value)[] words = [("Block.Channels", Channels), ("Block.InputChannels", InputChannels), ("Block.Hidden", Hidden)];
        texts.AddRange(words[..2].Where(word => word.Value == count).Select(word => word.Name));
        foreach ((string name, int value) in words)
        {
            if (name == "Block.Hidden" && value == count)
            {
                texts.Add(name);
            }

            if (count > value && count % value == 0 && count / value <= LargestFactor)
            {
                texts.Add($"{Numbers.Text(count / value)} * {name}");
            }

            if (count < value && value % count == 0 && value / count <= LargestFactor)
            {
                texts.Add($"{name} / {Numbers.Text(value / count)}");
            }
        }

        return [.. texts, Numbers.Text(count)];
    }

    /// <summary>The ways in which a layer's stride can be written.</summary>
    public List<string> StrideTexts(int index, bool isDown)
    {
        WindowSpec? window = Copies[index].Operator switch
        {
            ConvOperation conv => conv.Window,
            ConvTransposeOperation conv => conv.Window,
            MaxPoolOperation pool => pool.Window,
            AvgPoolOperation pool => pool.Window,
            _ => null,
        };
        int stride = window is null ? 1 : isDown ? window.StrideH : window.StrideW;
        return stride == Stride ? [Numbers.Text(stride), "Block.Stride"] : [Numbers.Text(stride)];
    }

    private static BlockWindow Make(int start, List<Member> members, List<Member> copies, int length)
    {
        for (int i = 0; i < copies.Count; i++)
        {
            copies[i].Name = $"M{Numbers.Text(i)}";
        }

        var signs = new CountText((_, _) => "#", (_, _) => "@", (_, _) => "@");
        string key = string.Join("; ", copies.Select((member, i) => string.Join(", ", AttributeText.Of(member, i > 0 ? copies[i - 1] : null, signs))));
        return new BlockWindow(start, members, copies, key) { Length = length };
    }

    private static List<Member> Copy(List<Member> members, Member? input)
    {
        var copies = new Dictionary<Member, Member>();
        Member? outside(Member? read) => read == input || read is null ? null : copies[read];
        foreach (Member member in members)
        {
            var copy = new Member
            {
                Operator = member.Operator, Norm = member.Norm, IsProduct = member.IsProduct, Activation = member.Activation,
                Inputs = [.. member.Inputs.Select(outside)], InputShape = member.InputShape, Shape = member.Shape, Source = member.Source,
            };
            copy.Joined.AddRange(member.Joined.Select(outside));
            copies.Add(member, copy);
        }

        return [.. members.Select(member => copies[member])];
    }

    // With a shortcut as its first layer, which the sum at the end takes.
    private BlockWindow WithFirst(ProjectionOperation projection, BatchNormOperation? norm, bool replaces)
    {
        Member old = Copies[0];
        MapShape input = Copies.First(member => member.Inputs.Contains(null) || member.Joined.Contains(null)).InputShape;
        var shortcut = new Member { Operator = projection, Norm = norm, Inputs = [null], InputShape = input, Shape = Copies[^1].Shape, Source = replaces ? old.Source : "" };
        List<Member> copies = Copy([.. Copies], null);
        List<Member> members = [.. Members];
        Member? replaced = replaces ? copies[0] : null;
        if (replaces)
        {
            copies.RemoveAt(0);
            members.RemoveAt(0);
        }

        List<Member?> joined = copies[^1].Joined;
        joined[joined.IndexOf(replaced)] = shortcut;
        return Make(Start, [shortcut, .. members], [shortcut, .. copies], Length);
    }
}
