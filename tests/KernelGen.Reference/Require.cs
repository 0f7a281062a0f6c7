using System.Globalization;
using System.Runtime.CompilerServices;

namespace KernelGen;

/// <summary>
/// What must hold, with a message that is put together only where it does not: loops over millions of numbers ask, and printing a kernel for
/// each of them takes longer than running it.
/// </summary>
public static class Require
{
    /// <summary>Ends the test with the message where the condition does not hold.</summary>
    /// <exception cref="RequirementException">It does not hold.</exception>
    public static void That(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ref RequirementText message)
    {
        if (!condition)
        {
            throw new RequirementException(message.Text());
        }
    }
}

/// <summary>An interpolated text whose parts are computed only for a condition that does not hold.</summary>
[InterpolatedStringHandler]
public ref struct RequirementText
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Made by the compiler for a text behind a condition.</summary>
    public RequirementText(int literalLength, int formattedCount, bool condition, out bool isWanted)
    {
        isWanted = !condition;
        _text = isWanted ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Adds text as it is.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value, string? format = null) => _text.AppendFormatted(value, format);

    /// <summary>Adds characters.</summary>
    public void AppendFormatted(ReadOnlySpan<char> value) => _text.AppendFormatted(value);

    /// <summary>The whole text; once only.</summary>
    public string Text() => _text.ToStringAndClear();
}

/// <summary>Something did not hold that must.</summary>
public sealed class RequirementException(string message) : Exception(message);
