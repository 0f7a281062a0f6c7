using System.Collections.Immutable;
using System.Globalization;
using KernelGen.Compiler.Problems;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Corrections as the properties of a diagnostic, which is how an analyzer hands them to a code fix: <c>0</c> is the title of the first,
/// <c>0@</c> its attribute, and <c>0:Padding</c> the value of an argument: an expression behind <c>=</c>, the characters of a text behind a quote,
/// nothing where the argument goes.
/// </summary>
internal static class CorrectionProperties
{
    /// <summary>The most that an editor lists.</summary>
    private const int Most = 6;

    public static ImmutableDictionary<string, string?> Of(IEnumerable<Correction> corrections)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        int count = 0;
        foreach (Correction correction in corrections.Take(Most))
        {
            string number = count++.ToString(CultureInfo.InvariantCulture);
            properties.Add(number, correction.Title);
            if (correction.Attribute is not null)
            {
                properties.Add(number + "@", correction.Attribute);
            }

            foreach (CorrectedArgument argument in correction.Arguments)
            {
                properties.Add($"{number}:{argument.Option}", (argument.IsText ? "\"" : "=") + argument.Value);
            }
        }

        return properties.ToImmutable();
    }

    /// <summary>All of them in one order.</summary>
    public static IEnumerable<string> Values(ImmutableDictionary<string, string?> properties) =>
        properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}{p.Value}");
}
