using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;
using KernelGen.Tool.Printing;

namespace KernelGen.Tool.Naming;

/// <summary>Gives every property its name: the model's where it has good ones, else one for what the layer does.</summary>
internal static class ItemNames
{
    /// <summary>Names everything.</summary>
    public static void Give(Declaration declaration)
    {
        NameBlocks(declaration);
        DeclarationItem[] layers = [.. declaration.Items];
        string[] wanted = Wanted([.. layers.Select(item => item.Members[0])], layers);
        if (declaration.Outputs is [{ } only])
        {
            wanted[Array.IndexOf(layers, only.Item)] = "Output";
        }
        else
        {
            foreach (DeclaredOutput output in declaration.Outputs)
            {
                string name = Identifiers.Pascal(output.ModelName.Split(':')[0].Split('/')[^1]);
                string part = output.Part is { } place ? Numbers.Text(place + 1) : "";
                wanted[Array.IndexOf(layers, output.Item)] = name.Length is > 0 and <= 40 ? name + part : "Output1";
            }
        }

        var taken = new HashSet<string>(declaration.Blocks.Select(block => block.Name), StringComparer.Ordinal);
        HashSet<int> outputs = [.. declaration.Outputs.Select(output => Array.IndexOf(layers, output.Item))];

        // The outputs first, so that they keep theirs.
        foreach (int i in outputs.Order().Concat(Enumerable.Range(0, layers.Length).Where(i => !outputs.Contains(i))))
        {
            layers[i].Name = Identifiers.Unique(wanted[i], taken, declaration.Name);

            // What reads a block's last layer reads the property.
            layers[i].Last.Name = layers[i].Name;
        }
    }

    private static void NameBlocks(Declaration declaration)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (BlockTemplate block in declaration.Blocks)
        {
            block.Name = Identifiers.Unique(BlockNames.Of(block), taken, declaration.Name);
            string[] wanted = Wanted([.. block.Members.Select(member => new List<Member> { member })], null);
            var inside = new HashSet<string>(StringComparer.Ordinal);
            for (int i = 0; i < wanted.Length; i++)
            {
                block.Members[i].Name = Identifiers.Unique(wanted[i], inside, block.Name);
            }
        }
    }

    // For each item the name that it should have; roles of which there are several are numbered from 1.
    private static string[] Wanted(List<Member>[] members, DeclarationItem[]? items)
    {
        Member[] first = [.. members.Select(list => list[0])];
        string[] names = new string[members.Length];
        bool[] isRole = new bool[members.Length], isNumbered = new bool[members.Length];
        for (int i = 0; i < members.Length; i++)
        {
            bool isBlock = items?[i].Block is not null;
            string path = isBlock ? BlockPath(items![i]) : PathName(first[i], isInBlock: items is null);
            if (path.Length > 0)
            {
                names[i] = path;
                continue;
            }

            isRole[i] = true;
            (names[i], isNumbered[i]) = isBlock ? ("Stage", true) : RoleNames.Of(first, i);
        }

        string[] roles = [.. names];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            bool isOneOfSeveral = isRole[i] && (isNumbered[i] || roles.Where((role, j) => isRole[j] && role == roles[i]).Count() > 1);
            if (isOneOfSeveral)
            {
                counts[roles[i]] = counts.GetValueOrDefault(roles[i]) + 1;
                names[i] += Numbers.Text(counts[roles[i]]);
            }
        }

        return names;
    }

    private static string PathName(Member member, bool isInBlock)
    {
        if (member.Operator is null or ConcatOperation or FlattenOperation or ProjectionOperation or ConvOperation { Remark: not null })
        {
            return "";
        }

        // A number at the end is a place in a list, which says less than what the layer does.
        string[] path = SourcePath.Of(member);
        if (path.Length == 0 || path[^1].All(char.IsAsciiDigit))
        {
            return "";
        }

        if (isInBlock && path.Length > 1)
        {
            // The last part of the path that is a word, with the numbers behind it.
            int word = Array.FindLastIndex(path, part => part.Length > 0 && char.IsAsciiLetter(part[0]));
            path = word >= 0 ? path[word..] : path;
        }

        string name = Identifiers.Pascal(string.Join('_', path));
        return name.Length <= 40 ? name : "";
    }

    // What the paths of all of a block's layers begin with.
    private static string BlockPath(DeclarationItem item)
    {
        string[]? common = null;
        foreach (string[] path in item.Members.SelectMany(list => list).Where(member => member.Operator is { HasWeights: true }).Select(SourcePath.Of))
        {
            if (path.Length == 0)
            {
                return "";
            }

            common = common is null ? path[..^1] : [.. common.Zip(path).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        string name = common is null || common.All(part => part.All(char.IsAsciiDigit)) ? "" : Identifiers.Pascal(string.Join('_', common));
        return name.Length <= 40 ? name : "";
    }
}
