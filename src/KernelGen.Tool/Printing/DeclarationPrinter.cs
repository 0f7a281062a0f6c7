using System.Text;
using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Printing;

/// <summary>Writes a declaration as a C# file that a person could have written.</summary>
internal static class DeclarationPrinter
{
    private const int MaxColumn = 150;

    /// <summary>The file's text, with lines that end in a line feed.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="nameSpace">The namespace; null for none.</param>
    /// <param name="source">The model's file, for the comment at the top.</param>
    /// <param name="weightsFile">The file of weights that the class loads by itself; null where it does not.</param>
    public static string Print(Declaration declaration, string? nameSpace, string source, string? weightsFile = null)
    {
        var text = new StringBuilder();
        text.Append("using KernelGen;\n\n");
        if (nameSpace is not null)
        {
            text.Append($"namespace {nameSpace};\n\n");
        }

        Summary(text, declaration, source, weightsFile ?? declaration.Name + ".safetensors");
        string layout = declaration.IsNhwc ? ", Layout = Layout.Nhwc" : "";
        text.Append($"[Network({Numbers.Text(declaration.Input.Channels)}, {Numbers.Text(declaration.Input.Height)}, {Numbers.Text(declaration.Input.Width)}{layout})]\n");
        text.Append($"public sealed partial class {declaration.Name}\n{{\n");
        Lines(text, Items(declaration));
        if (weightsFile is not null)
        {
            Factory(text, declaration.Name, weightsFile);
        }

        text.Append("}\n");
        foreach (BlockTemplate block in declaration.Blocks)
        {
            text.Append($"\n[Block]\npublic sealed partial class {block.Name}\n{{\n");
            Lines(text, Block(block));
            text.Append("}\n");
        }

        return text.ToString();
    }

    private static void Summary(StringBuilder text, Declaration declaration, string source, string weightsFile)
    {
        var lines = new List<string> { $"{declaration.Name}, imported from {Xml(source)}; its weights are in {Xml(weightsFile)}." };
        foreach (DeclaredOutput output in declaration.Outputs)
        {
            string order = output.IsReordered ? declaration.IsNhwc
                ? ", here in the order row, column, channel (the model has channel, row, column)"
                : ", here in the order channel, row, column (the model has row, column, channel)" : "";
            string dims = string.Join(" × ", output.Dims.Select(Numbers.Text));
            if (declaration.Outputs.Count > 1 || order.Length > 0)
            {
                lines.Add(output.Part is { } part
                    ? $"{output.Item.Name} is part {Numbers.Text(part + 1)} of the model's {Xml(output.ModelName)}, {dims} of {string.Join(" × ", output.Whole.Select(Numbers.Text))}{order}."
                    : $"{output.Item.Name} is the model's {Xml(output.ModelName)}, {dims}{order}.");
            }
        }

        if (lines is [{ } only])
        {
            text.Append($"/// <summary>{only}</summary>\n");
            return;
        }

        text.Append("/// <summary>\n");
        foreach (string line in lines)
        {
            text.Append($"/// {line}\n");
        }

        text.Append("/// </summary>\n");
    }

    private static void Factory(StringBuilder text, string name, string weightsFile)
    {
        string literal = string.Concat(weightsFile.Select(c => c is '"' or '\\' ? $"\\{c}" : c.ToString()));
        text.Append($$"""

                /// <summary>Makes a network with the weights of the model, which are in a file beside the program.</summary>
                /// <exception cref="System.IO.IOException">The file is not there, or cannot be read.</exception>
                public static {{name}} FromModel()
                {
                    var network = new {{name}}();
                    network.Load(System.IO.Path.Combine(System.AppContext.BaseDirectory, "{{literal}}"));
                    return network;
                }

            """.ReplaceLineEndings("\n"));
    }

    // A name of a file or tensor must not end a comment or the line.
    private static string Xml(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? " " : c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u0085' ? "?" : c.ToString() }));

    private static IEnumerable<(string Attributes, string Property, string Comment)> Items(Declaration declaration)
    {
        Member? before = null;
        foreach (DeclarationItem item in declaration.Items)
        {
            string attributes = item.Block is { } block
                ? Use(item, block)
                : string.Join(", ", AttributeText.Of(item.Last, before, CountText.Plain));
            yield return (attributes, $"public partial Layer {item.Name} {{ get; }}", Comment(item.Last));
            before = item.Last;
        }
    }

    private static string Comment(Member member) => member.Operator?.Remark is { } remark ? $"{member.Shape}: {remark}" : member.Shape.ToString();

    private static string Use(DeclarationItem item, BlockTemplate block)
    {
        List<Member> first = item.Members[0];
        var options = new List<string> { $"typeof({block.Name})" };
        if (block.Says("Block.Channels"))
        {
            options.Add($"Channels = {Numbers.Text(first[^1].Shape.Channels)}");
        }

        if (block.Says("Block.Hidden"))
        {
            options.Add($"Hidden = {Numbers.Text(BlockWindow.HiddenOf(first))}");
        }

        if (block.Says("Block.Stride") && BlockWindow.StrideOf(first) is not 1 and int stride)
        {
            options.Add($"Stride = {Numbers.Text(stride)}");
        }

        if (item.Members.Count > 1)
        {
            options.Add($"Repeat = {Numbers.Text(item.Members.Count)}");
        }

        return $"Use({string.Join(", ", options)})";
    }

    private static IEnumerable<(string Attributes, string Property, string Comment)> Block(BlockTemplate block)
    {
        Member? before = null;
        var places = block.Members.Select((member, i) => (member, i)).ToDictionary(pair => pair.member, pair => pair.i);
        var counts = new CountText(
            (member, _) => block.Channels[places[member]], (member, _) => block.StridesDown[places[member]], (member, _) => block.StridesRight[places[member]]);
        foreach (Member member in block.Members)
        {
            yield return (string.Join(", ", AttributeText.Of(member, before, counts)), $"public partial Layer {member.Name} {{ get; }}", "");
            before = member;
        }
    }

    // Attributes in one column and properties in the next where that fits; comments with shapes behind them.
    private static void Lines(StringBuilder text, IEnumerable<(string Attributes, string Property, string Comment)> items)
    {
        (string Attributes, string Property, string Comment)[] lines = [.. items];
        int property = lines.Max(line => line.Property.Length);
        int room = MaxColumn - 7 - property - lines.Max(line => line.Comment.Length) - 4;
        int width = lines.Where(line => line.Attributes.Length <= room).Select(line => line.Attributes.Length).DefaultIfEmpty(0).Max();
        bool first = true;
        foreach ((string attributes, string name, string comment) in lines)
        {
            string behind = comment.Length > 0 ? $"{name.PadRight(property)} // {comment}" : name;
            if (attributes.Length <= width)
            {
                text.Append($"    {$"[{attributes}]".PadRight(width + 2)} {behind}\n");
            }
            else
            {
                text.Append(first ? "" : "\n").Append($"    [{attributes}]\n    {behind}\n");
            }

            first = false;
        }
    }
}
