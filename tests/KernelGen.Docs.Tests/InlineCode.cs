using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Docs.Tests;

/// <summary>Attributes and options in the text of a page, outside its blocks: they must be those that the runtime has.</summary>
internal static partial class InlineCode
{
    private static readonly Type[] Exported = typeof(NetworkAttribute).Assembly.GetExportedTypes();

    private static readonly Dictionary<string, Type> Attributes = Exported.Where(type => type.Namespace == "KernelGen" && type.IsSubclassOf(typeof(Attribute)))
        .ToDictionary(type => type.Name[..^"Attribute".Length], StringComparer.Ordinal);

    // Attributes of others that pages name.
    private static readonly HashSet<string> Foreign = ["GeneratedCode", "ExcludeFromCodeCoverage", "SuppressMessage", "JSExport"];

    /// <summary>The pieces of inline code of a page, each on one line.</summary>
    public static IEnumerable<string> Of(string markdown) =>
        Span().Matches(Fence().Replace(markdown, "")).Select(match => Blanks().Replace(match.Groups[1].Value, " "));

    /// <summary>What is wrong with a piece of inline code, or null; also null for what is neither an attribute nor an option.</summary>
    public static string? Fault(string code)
    {
        if (Options().IsMatch(code)) return Arguments($"X({code})").Select(argument => OptionFault(argument, null)).FirstOrDefault(fault => fault is not null);
        if (code.Length > 2 && code[0] == '[' && char.IsAsciiLetterUpper(code[1]) && code[^1] == ']') return Parse(code[1..^1]).Select(AttributeFault).FirstOrDefault(fault => fault is not null);
        return Call().Match(code) is { Success: true } call && Attributes.ContainsKey(call.Groups[1].Value) ? Parse(code).Select(AttributeFault).First() : null;
    }

    /// <summary>What is wrong with an option that a table lists for an attribute, or null.</summary>
    public static string? ListedFault(string attribute, string option) =>
        Attributes[attribute] is var type && (Settable(type, option) is not null || Attributes.ContainsKey(option) || type.GetConstructors().Any(c => c.GetParameters().Any(p => p.Name == option)))
            ? null
            : $"{attribute} has no option '{option}'";

    /// <summary>Whether there is an attribute of this name.</summary>
    public static bool IsAttribute(string name) => Attributes.ContainsKey(name);

    private static IEnumerable<AttributeArgumentSyntax> Arguments(string attribute) => Parse(attribute).Single().ArgumentList!.Arguments;

    private static AttributeSyntax[] Parse(string attributes) =>
        [.. SyntaxFactory.ParseCompilationUnit($"[{attributes}] class C;").DescendantNodes().OfType<AttributeSyntax>()];

    private static string? AttributeFault(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        if (Foreign.Contains(name)) return null;
        if (!Attributes.TryGetValue(name, out Type? type)) return $"there is no attribute '{name}'";
        AttributeArgumentSyntax[] arguments = [.. attribute.ArgumentList?.Arguments ?? []];
        AttributeArgumentSyntax[] positional = [.. arguments.Where(argument => argument.NameEquals is null)];

        // A name alone stands for any attribute of that kind.
        bool fits = arguments.Length == 0 || type.GetConstructors().Select(c => c.GetParameters()).Any(parameters =>
            positional.Length >= parameters.Count(p => !p.IsOptional && !p.IsDefined(typeof(ParamArrayAttribute)))
            && (positional.Length <= parameters.Length || parameters.Any(p => p.IsDefined(typeof(ParamArrayAttribute))))
            && positional.Zip(parameters).All(p => p.First.Expression is not IdentifierNameSyntax word || word.ToString() == p.Second.Name));
        return fits
            ? arguments.Where(argument => argument.NameEquals is not null).Select(argument => OptionFault(argument, type)).FirstOrDefault(fault => fault is not null)
            : $"{name} is not made of ({string.Join(", ", positional.Select(argument => argument.ToString()))})";
    }

    private static string? OptionFault(AttributeArgumentSyntax argument, Type? type)
    {
        string name = argument.NameEquals!.Name.ToString();
        PropertyInfo[] options =
        [
            .. (type is not null ? [type] : Attributes.Values.Append(typeof(TrainingOptions)).Append(typeof(Sgd)))
                .Select(owner => Settable(owner, name)).OfType<PropertyInfo>(),
        ];
        if (options.Length == 0) return $"{type?.Name ?? "no attribute"} has the option '{name}'".Replace("Attribute has the", " has no", StringComparison.Ordinal);
        return options.Any(option => Fits(option.PropertyType, argument.Expression)) ? null : $"'{argument.Expression}' is not a {options[0].PropertyType.Name} for '{name}'";
    }

    private static PropertyInfo? Settable(Type owner, string name) => owner.GetProperty(name) is { SetMethod: not null } property ? property : null;

    private static bool Fits(Type type, ExpressionSyntax value) => value switch
    {
        PrefixUnaryExpressionSyntax { Operand: var operand } => Fits(type, operand),
        LiteralExpressionSyntax literal when type == typeof(int) => literal.Token.Value is int,
        LiteralExpressionSyntax literal when type == typeof(double) || type == typeof(float) => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        LiteralExpressionSyntax literal when type == typeof(bool) => literal.Token.Value is bool,
        LiteralExpressionSyntax literal => type == typeof(string) && literal.Token.Value is string,
        MemberAccessExpressionSyntax member when type.IsEnum => member.Expression.ToString() == type.Name && Enum.IsDefined(type, member.Name.ToString()),
        _ => false,
    };

    [GeneratedRegex(@"(?ms)^\s*```.*?^\s*```\s*$")]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"^[A-Z]\w* = ")]
    private static partial Regex Options();

    [GeneratedRegex(@"^([A-Z]\w*)\(.*\)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
