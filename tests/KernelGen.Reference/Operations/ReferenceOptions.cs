using System.Reflection;

namespace KernelGen.Reference;

/// <summary>
/// The options of a layer's operation by name, whatever they come from, with the rule that the more specific one wins; written apart
/// from the generator's parser, so that the two check each other.
/// </summary>
public sealed class ReferenceOptions
{
    private readonly Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The arguments of an attribute.</summary>
    public static ReferenceOptions Of(CustomAttributeData attribute)
    {
        var options = new ReferenceOptions();
        foreach ((ParameterInfo parameter, CustomAttributeTypedArgument argument) in attribute.Constructor.GetParameters().Zip(attribute.ConstructorArguments))
            options.values[parameter.Name!] = Value(argument);
        foreach (CustomAttributeNamedArgument named in attribute.NamedArguments)
            options.values[named.MemberName] = Value(named.TypedValue);
        return options;
    }

    /// <summary>The properties of a declaration's record; <c>PaddingTop</c> is the property <c>Top</c> of its padding.</summary>
    public static ReferenceOptions Of(object declaration)
    {
        var options = new ReferenceOptions();
        foreach (PropertyInfo property in declaration.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            object? value = property.GetValue(declaration);
            options.values[property.Name] = value;
            if (value is null or string or IConvertible)
                continue;

            foreach (PropertyInfo part in value.GetType().GetProperties().Where(p => p.PropertyType == typeof(int) && p.GetIndexParameters().Length == 0))
                options.values[property.Name + part.Name] = part.GetValue(value);
        }

        return options;
    }

    /// <summary>Options by name.</summary>
    public static ReferenceOptions Of(params ReadOnlySpan<(string Name, object Value)> written)
    {
        var options = new ReferenceOptions();
        foreach ((string name, object value) in written)
            options.values[name] = value;
        return options;
    }

    /// <summary>Whether an option is there.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The first of the options that is there.</summary>
    public int Int(int otherwise, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (values.TryGetValue(name, out object? value))
                return (int)value!;
        }

        return otherwise;
    }

    /// <summary>A number.</summary>
    public double Number(string name, double otherwise) => values.TryGetValue(name, out object? value) ? Convert.ToDouble(value) : otherwise;

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool otherwise) => values.TryGetValue(name, out object? value) ? (bool)value! : otherwise;

    /// <summary>A text, or the name of an enumeration's value.</summary>
    public string Text(string name, string otherwise) => values.TryGetValue(name, out object? value) ? value!.ToString()! : otherwise;

    private static object? Value(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum ? Enum.ToObject(argument.ArgumentType, argument.Value!) : argument.Value;
}
