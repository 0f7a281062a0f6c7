using System.CommandLine;

namespace KernelGen.Samples.Commands;

/// <summary>Ranges of option values.</summary>
internal static class OptionChecks
{
    /// <summary>Refuses values for which <paramref name="allowed"/> is false, and texts that are no value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="allowed">Whether a value is in range.</param>
    /// <param name="wanted">What is in range, for the message: "a whole number from 1 to 9".</param>
    public static void Check<T>(this Option<T> option, Func<T, bool> allowed, string wanted) where T : ISpanParsable<T>
    {
        option.CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (T.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out T? value) && allowed(value)) return value;
            result.AddError($"{option.Name} must be {wanted}, not '{text}'.");
            return default!;
        };
    }
}
