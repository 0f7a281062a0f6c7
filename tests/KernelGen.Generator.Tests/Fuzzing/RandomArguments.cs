using System.Globalization;
using System.Reflection;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>Attributes of the runtime with arguments drawn at random: every constructor and option that there is, found by reflection.</summary>
internal sealed class RandomArguments(Dice dice)
{
    private static readonly Type[] s_attributes = [.. typeof(NetworkAttribute).Assembly.GetExportedTypes()
        .Where(t => t.IsSubclassOf(typeof(Attribute)) && t.Namespace == "KernelGen").OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static readonly Type[] s_ofProperties = [.. s_attributes.Where(t => t.GetCustomAttribute<AttributeUsageAttribute>()?.ValidOn.HasFlag(AttributeTargets.Property) == true)];

    /// <summary>The names that strings and types may refer to.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The constants of the class, by which numbers may be written.</summary>
    public const string Constants =
        " const int Two = 2; const string Row = \"1 2 1\"; const double Half = 0.5; const bool Yes = true; const global::KernelGen.BorderMode Edge = global::KernelGen.BorderMode.Replicate; ";

    /// <summary>Any attribute of a layer.</summary>
    public string OfLayer() => Attribute(dice.Of(s_ofProperties));

    /// <summary>Any attribute at all, wherever it belongs.</summary>
    public string Any() => Attribute(dice.Of(s_attributes));

    /// <summary>An attribute with arguments of the right types, most of them.</summary>
    public string Attribute(Type attribute)
    {
        ConstructorInfo constructor = dice.Of(attribute.GetConstructors());
        List<string> arguments = [.. constructor.GetParameters().SelectMany(Positional)];
        PropertyInfo[] options = [.. attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.CanWrite)];
        for (int i = dice.Below(4); i > 0 && options.Length > 0; i--)
        {
            PropertyInfo option = dice.Of(options);
            arguments.Add($"{option.Name} = {Value(option.PropertyType)}");
        }

        if (dice.Odd(30) && arguments.Count > 0)
        {
            arguments.RemoveAt(dice.Below(arguments.Count));
        }

        if (dice.Odd(40))
        {
            arguments.Add(dice.Of("Missing = 3", "3", "\"x\"", "Stride = \"2\"", "wrong: 1", "", "default", "new[] { 1 }"));
        }

        string name = attribute.Name[..^"Attribute".Length];
        name = dice.Below(12) switch { 0 => "global::KernelGen." + name, 1 => attribute.Name, 2 => "KernelGen." + name, _ => name };
        return arguments.Count == 0 && dice.OneIn(2) ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private IEnumerable<string> Positional(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(string[]))
        {
            return Enumerable.Range(0, dice.Below(4)).Select(_ => Value(typeof(string)));
        }

        return parameter.HasDefaultValue && dice.OneIn(2) ? [] : [(dice.Odd(12) ? parameter.Name + ": " : "") + Value(parameter.ParameterType)];
    }

    private string Value(Type type) => dice.Odd(60) ? Wrong()
        : type == typeof(int) ? Whole()
        : type == typeof(double) ? Number()
        : type == typeof(bool) ? dice.Of("true", "false", "Yes", "!Yes", "1 < 2")
        : type == typeof(string) ? Text()
        : type == typeof(Type) ? $"typeof({(Names.Count > 0 && !dice.Odd(6) ? dice.Of(Names) : dice.Of("int", "string", "Missing", "System.Collections.Generic.List<>", "int[]", "void"))})"
        : type.IsEnum ? Choice(type)
        : Wrong();

    private string Wrong() => dice.Of("null", "default", "\"x\"", "3", "3.5", "Missing", "Missing.Value", "new object()", "x => x", "[1, 2]", "typeof(int)", "'a'", "-", "(", "$\"{1}\"", "2u", "5L", "1e999", "unchecked((int)0xFFFFFFFF)");

    private string Whole() => dice.Below(16) switch
    {
        < 9 => dice.Between(1, 5).ToString(CultureInfo.InvariantCulture),
        9 => dice.Between(-2, 40).ToString(CultureInfo.InvariantCulture),
        10 => dice.Of("Two", "Two * 2", "1 + Two", "sizeof(int)", "'a' - 95", "(int)2.9", "0x3", "0b11", "1_0", "1 << 1", "Two > 1 ? 2 : 3", "(byte)3", "default(int)", "nameof(Two).Length"),
        11 => dice.Of("int.MaxValue", "int.MinValue", "2147483647", "-2147483648", "65536", "1000000", "0", "-1"),
        12 => dice.Of("Block.Channels", "Block.Hidden", "Block.Stride", "Block.InputChannels", "Block.Channels * 2", "Block.Channels / 8", "4 * Block.Channels"),
        _ => dice.Between(1, 3).ToString(CultureInfo.InvariantCulture),
    };

    private string Number() => dice.Below(6) switch
    {
        0 => dice.Of("Half", "double.NaN", "double.PositiveInfinity", "double.Epsilon", "double.MaxValue", "-0.0", "1e-300", "1/3", "1.0/3", "float.MaxValue", "3m", "2f", "0", "System.Math.PI"),
        1 => dice.Between(-300, 300).ToString(CultureInfo.InvariantCulture),
        _ => (dice.Between(-20, 80) / 8.0).ToString(CultureInfo.InvariantCulture),
    };

    private string Text() => Names.Count > 0 && !dice.Odd(8)
        ? dice.Below(4) switch { 0 => $"\"{dice.Of(Names)}\"", 1 => $"nameof({dice.Of(Names)}) + \"\"", _ => $"nameof({dice.Of(Names)})" }
        : dice.Of("\"\"", "null", "\"Missing\"", "Block.Input", "Row", "\"1 2 1\"", "nameof(Missing)", "\"\\u0000\"", "$\"{Row}\"", "\"\"\"1 2; 3 4\"\"\"", "@\"1\"", "nameof(Two)", "nameof(System.Collections.Generic.List<int>)", "Row + Row", "\" \"");

    private string Choice(Type type) => dice.Below(14) switch
    {
        0 => $"({type.Name})99",
        1 => $"({type.Name})(-1)",
        2 => "default",
        3 => "0",
        4 => $"{type.Name}.Missing",
        5 => type == typeof(BorderMode) ? "Edge" : $"global::KernelGen.{type.Name}.{dice.Of(Enum.GetNames(type))}",
        6 => $"{type.Name}.",
        _ => $"{type.Name}.{dice.Of(Enum.GetNames(type))}",
    };
}
