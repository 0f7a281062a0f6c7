using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KernelGen.Docs.Tests;

/// <summary>Writes docs/attributes.md from the XML documentation and the attributes themselves.</summary>
internal static partial class AttributeReference
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(NetworkAttribute).Assembly.Location, ".xml")).Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public static string Write()
    {
        Type[] types = typeof(NetworkAttribute).Assembly.GetExportedTypes();
        Type[] attributes = [.. types.Where(type => type.Namespace == "KernelGen" && type.IsSubclassOf(typeof(Attribute)) && Members.ContainsKey("T:" + type.FullName)).OrderBy(type => type.Name, StringComparer.Ordinal)];
        var used = attributes.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType).Where(type => type.IsEnum).Distinct()
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        var text = new StringBuilder(
            """
            # Attributes

            Every attribute with its options, from the XML documentation of the runtime. Do not edit this page: set
            `KERNELGEN_UPDATE=1` and run `dotnet test -c Release tests/KernelGen.Docs.Tests --filter AttributeReference`.


            """);
        foreach (Type type in attributes) Attribute(text, type);
        foreach (Type type in used) Enumeration(text, type);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Attribute(StringBuilder text, Type type)
    {
        string name = type.Name[..^"Attribute".Length];
        XElement member = Members["T:" + type.FullName];
        text.Append(CultureInfo.InvariantCulture, $"## {name}\n\n{Wrap(Prose(member.Element("summary")))}\n\n");
        if (member.Element("remarks") is { } remarks) text.Append(CultureInfo.InvariantCulture, $"{Wrap(Prose(remarks))}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Goes on: {type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn.ToString().ToLowerInvariant()}.\n\n");
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        foreach (ConstructorInfo each in type.GetConstructors())
        {
            ParameterInfo[] parameters = each.GetParameters();
            text.Append(CultureInfo.InvariantCulture, $"`[{name}{(parameters.Length == 0 ? "" : $"({string.Join(", ", parameters.Select(p => $"{TypeName(p.ParameterType)} {p.Name}"))})")}]`\n\n");
            foreach (ParameterInfo parameter in parameters)
            {
                XElement? about = member.Elements("param").Concat(
                    Members.Where(m => m.Key.StartsWith($"M:{type.FullName}.#ctor", StringComparison.Ordinal)).SelectMany(m => m.Value.Elements("param")))
                    .FirstOrDefault(p => p.Attribute("name")!.Value == parameter.Name);
                text.Append(CultureInfo.InvariantCulture, $"{Wrap($"- `{parameter.Name}`: {Prose(about)}", "  ")}\n");
            }

            if (parameters.Length > 0) text.Append('\n');
        }

        PropertyInfo[] options = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.SetMethod is not null)];
        if (options.Length == 0) return;
        object instance = constructor.Invoke([.. constructor.GetParameters().Select(Example)]);
        text.Append("| option | type | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (PropertyInfo option in options)
        {
            string meaning = Prose(Members.GetValueOrDefault($"P:{type.FullName}.{option.Name}")?.Element("summary"));
            Match said = SaidDefault().Match(meaning);
            string value = said.Success ? said.Groups[1].Value
                : SaidWithMore().Match(meaning) is { Success: true } more ? more.Groups[1].Value
                : $"`{Value(option.GetValue(instance))}`";
            text.Append(CultureInfo.InvariantCulture, $"| `{option.Name}` | {TypeName(option.PropertyType)} | {Cell(value)} | {Cell(SaidDefault().Replace(meaning, "").Trim())} |\n");
        }

        text.Append('\n');
    }

    private static void Enumeration(StringBuilder text, Type type)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {type.Name}\n\n{Wrap(Prose(Members["T:" + type.FullName].Element("summary")))}\n\n| value | meaning |\n| --- | --- |\n");
        foreach (string name in Enum.GetNames(type))
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Cell(Prose(Members.GetValueOrDefault($"F:{type.FullName}.{name}")?.Element("summary")))} |\n");
        text.Append('\n');
    }

    private static object? Example(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => "1",
        var type when type == typeof(Type) => typeof(object),
        var type when type.IsEnum => Enum.GetValues(type).GetValue(0),
        var type when type.IsArray => Array.CreateInstance(type.GetElementType()!, 0),
        var type => Convert.ChangeType(1, type, CultureInfo.InvariantCulture),
    };

    private static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(int) => "int",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(double) => "double",
        _ when type == typeof(float) => "float",
        _ when type == typeof(string) => "string",
        _ when type.IsArray => TypeName(type.GetElementType()!) + "[]",
        _ when type.IsEnum => $"[{type.Name}](#{type.Name.ToLowerInvariant()})",
        _ => type.Name,
    };

    private static string Prose(XElement? element)
    {
        if (element is null) return "";
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value.Replace("<", "&lt;", StringComparison.Ordinal),
                XElement { Name.LocalName: "see" or "seealso" } see => See(see),
                XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "paramref" or "typeparamref" } reference => $"`{reference.Attribute("name")!.Value}`",
                XElement inner => " " + Prose(inner),
                _ => "",
            });
        }

        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    private static string See(XElement see)
    {
        if (see.Attribute("cref") is not { } reference) return see.Value.Length > 0 ? see.Value : $"`{see.Attribute("langword")?.Value}`";
        string name = reference.Value.Split('(')[0];
        string last = name[(name.LastIndexOf('.') + 1)..];
        if (see.Value.Length > 0) return see.Value;
        return $"`{(last.EndsWith("Attribute", StringComparison.Ordinal) && name.StartsWith("T:", StringComparison.Ordinal) ? last[..^9] : last)}`";
    }

    private static string Wrap(string text, string indent = "")
    {
        var lines = new StringBuilder();
        int column = 0;
        foreach (string word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > 112)
            {
                lines.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                lines.Append(' ');
                column++;
            }

            lines.Append(word);
            column += word.Length;
        }

        return lines.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    // A default with a remark behind it stays where it is.
    [GeneratedRegex(@"Default: ([^,;]+?)\.(?=\s|$)")]
    private static partial Regex SaidDefault();

    [GeneratedRegex("Default: ([^,;.]+)[,;]")]
    private static partial Regex SaidWithMore();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
