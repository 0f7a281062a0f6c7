using System.Collections.Immutable;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>
/// Reads the arguments of one attribute by name, whether they are positional or named. Where a place is asked for by several names, the
/// first that is written wins, so callers list the more specific option first.
/// </summary>
internal sealed class AttributeReader(AttributeData data)
{
    private readonly ImmutableArray<IParameterSymbol> _parameters = data.AttributeConstructor?.Parameters ?? [];
    private readonly ImmutableArray<KeyValuePair<string, TypedConstant>> _named = data.NamedArguments;

    /// <summary>Whether an argument could not be read: the compiler has reported it already.</summary>
    public bool HasErrors { get; private set; } = data.AttributeConstructor is null;

    /// <summary>The attribute's name as users write it.</summary>
    public string Name
    {
        get
        {
            string name = data.AttributeClass?.Name ?? "";
            return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - 9) : name;
        }
    }

    public int Int(int missing, string name) => Value<int>(name) ?? missing;

    public bool Bool(bool missing, string name) => Value<bool>(name) ?? missing;

    /// <summary>An argument of a primitive type; null where it is not written or not a constant of that type.</summary>
    public T? Value<T>(string name) where T : struct
    {
        if (!TryGet(name, out TypedConstant value))
        {
            return null;
        }

        if (value.Kind == TypedConstantKind.Primitive && value.Value is T result)
        {
            return result;
        }

        HasErrors = true;
        return null;
    }

    /// <summary>A type argument; null where it is not written or not a type that exists.</summary>
    public ITypeSymbol? Type(string name)
    {
        if (TryGet(name, out TypedConstant value) && value is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } && !SignatureRules.HasErrorType(type))
        {
            return type;
        }

        HasErrors = true;
        return null;
    }

    /// <summary>Whether <c>null</c> is written where a type is wanted.</summary>
    public bool IsNull(string name) => TryGet(name, out TypedConstant value) && value is { Kind: TypedConstantKind.Type, IsNull: true };

    public string? Text(string name)
    {
        HasErrors |= IsError(name);
        return TryGet(name, out TypedConstant value) ? value.Value as string : null;
    }

    /// <summary>The texts of an array argument, expanded or not.</summary>
    public IReadOnlyList<string?> Texts(string name)
    {
        if (!TryGet(name, out TypedConstant value))
        {
            return [];
        }

        if (value.Kind != TypedConstantKind.Array || IsError(name))
        {
            HasErrors = true;
            return [];
        }

        return value.IsNull ? [] : [.. value.Values.Select(v => v.Value as string)];
    }

    /// <summary>Whether the argument is written, but is not a constant.</summary>
    public bool IsError(string name) => TryGet(name, out TypedConstant value) && (value.Kind == TypedConstantKind.Error
        || (value.Kind == TypedConstantKind.Array && !value.IsNull && value.Values.Any(v => v.Kind == TypedConstantKind.Error)));

    /// <summary>Leaves what could not be read to the compiler.</summary>
    public void Leave(DiagnosticSink sink, CancellationToken cancellation) => UnreadArguments.Leave(this, data, sink, cancellation);

    /// <summary>How an argument is written; all elements of an expanded array.</summary>
    public IEnumerable<AttributeArgumentSyntax> Arguments(AttributeSyntax syntax, string name)
    {
        if (Find(syntax, name) is not { } first)
        {
            return [];
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> all = syntax.ArgumentList!.Arguments;
        bool isArray = ParameterIndex(name) is >= 0 and int index && data.AttributeConstructor!.Parameters[index].IsParams;
        return isArray ? all.Skip(all.IndexOf(first)).TakeWhile(a => a.NameEquals is null) : [first];
    }

    public bool Has(string name) => TryGet(name, out _);

    /// <summary>
    /// The name of an enum argument's value; null where the number has none. By name, so that the runtime's numbers
    /// and the generator's need not agree.
    /// </summary>
    public string? EnumName(string missing, string name)
    {
        if (!TryGet(name, out TypedConstant value))
        {
            return missing;
        }

        if (value.Kind != TypedConstantKind.Enum)
        {
            HasErrors = true;
            return missing;
        }

        foreach (ISymbol member in value.Type!.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value.Value))
            {
                return field.Name;
            }
        }

        return null;
    }

    /// <summary>The argument as written, as a number or text for a message.</summary>
    public string Written(string name) =>
        TryGet(name, out TypedConstant value) ? FormattableString.Invariant($"{value.Value}") : "";

    /// <summary>The first of the names that the user wrote; the first at all if there is none.</summary>
    public string Chosen(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (TryGet(name, out _))
            {
                return name;
            }
        }

        return names[0];
    }

    /// <summary>Where the first of the named arguments that is present stands; else where the attribute stands.</summary>
    public Location Location(CancellationToken cancellation, params ReadOnlySpan<string> names)
    {
        if (data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return Microsoft.CodeAnalysis.Location.None;
        }

        foreach (string name in names)
        {
            if (Find(syntax, name) is { } argument)
            {
                return argument.GetLocation();
            }
        }

        return syntax.GetLocation();
    }

    /// <summary>Whether the compiler cannot even parse the attribute, so that what it lacks may be on its way.</summary>
    public bool IsHalfTyped(CancellationToken cancellation) =>
        data.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax && SyntaxErrors.Has(syntax);

    /// <summary>Whether an argument has a name that the attribute does not know.</summary>
    public bool HasUnknown(CancellationToken cancellation) =>
        data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Count(a => a.NameEquals is not null) > _named.Length;

    /// <summary>Where one element of an array argument stands, expanded or not.</summary>
    public Location ElementLocation(CancellationToken cancellation, string name, int element)
    {
        if (data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax || Find(syntax, name) is not { } argument)
        {
            return Location(cancellation);
        }

        InitializerExpressionSyntax? array =
            (argument.Expression as ArrayCreationExpressionSyntax)?.Initializer
            ?? (argument.Expression as ImplicitArrayCreationExpressionSyntax)?.Initializer;
        if (array is not null)
        {
            return element < array.Expressions.Count ? array.Expressions[element].GetLocation() : argument.GetLocation();
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList!.Arguments;
        int index = arguments.IndexOf(argument) + element;
        return index < arguments.Count && arguments[index] is { NameEquals: null } ? arguments[index].GetLocation() : argument.GetLocation();
    }

    private AttributeArgumentSyntax? Find(AttributeSyntax syntax, string name)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? default;
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            string? written = (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
            if (written == name)
            {
                return argument;
            }
        }

        int index = ParameterIndex(name);
        return index >= 0 && index < arguments.Count && arguments[index] is { NameEquals: null, NameColon: null } positional
            ? positional
            : null;
    }

    private bool TryGet(string name, out TypedConstant value)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _named)
        {
            if (argument.Key == name)
            {
                value = argument.Value;
                return true;
            }
        }

        int index = ParameterIndex(name);
        bool found = index >= 0 && index < data.ConstructorArguments.Length;
        value = found ? data.ConstructorArguments[index] : default;
        return found;
    }

    private int ParameterIndex(string name)
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
