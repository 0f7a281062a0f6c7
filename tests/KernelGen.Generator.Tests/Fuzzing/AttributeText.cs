using System.Globalization;
using System.Reflection;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>An attribute with options by name, as users write it: what no constructor takes is written as a property.</summary>
internal static class AttributeText
{
    /// <summary>A value that is written as it is.</summary>
    public sealed record Expression(string Text);

    /// <summary>The attribute with its arguments, without brackets.</summary>
    public static string Of(Type attribute, IReadOnlyList<(string Name, object Value)> written)
    {
        var options = written.ToDictionary(o => o.Name, o => o.Value, StringComparer.OrdinalIgnoreCase);
        ConstructorInfo constructor = attribute.GetConstructors().Where(c => c.GetParameters().All(p => p.HasDefaultValue || options.ContainsKey(p.Name!)))
            .OrderByDescending(c => c.GetParameters().Length).First();
        var arguments = new List<string>();
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            if (options.Remove(parameter.Name!, out object? value))
            {
                arguments.Add($"{parameter.Name}: {Write(value, parameter.ParameterType)}");
            }
        }

        arguments.AddRange(options.Select(o => attribute.GetProperty(o.Key) is { CanWrite: true } property ? $"{property.Name} = {Write(o.Value, property.PropertyType)}" : null).OfType<string>());
        return $"{attribute.Name[..^"Attribute".Length]}({string.Join(", ", arguments)})";
    }

    private static string Write(object value, Type type) => value is Expression expression ? expression.Text
        : type.IsEnum ? $"{type.Name}.{value}"
        : value is string text ? $"\"{text}\""
        : value is bool flag ? (flag ? "true" : "false")
        : ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
}
