using System.Text.RegularExpressions;

namespace KernelGen.Package.Tests.Support;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed partial record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>All lines that are not empty.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The codes of all warnings, each once.</summary>
    public string[] Warnings => Codes("warning");

    /// <summary>The codes of all errors, each once.</summary>
    public string[] Errors => Codes("error");

    /// <summary>Fails the test unless the command ended well and warned of exactly the given codes.</summary>
    public CommandResult MustSucceed(params string[] warnings)
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        Assert.True(warnings.Order().SequenceEqual(Warnings.Order()), $"{Command} warned of [{string.Join(' ', Warnings)}]:\n{Output}");
        return this;
    }

    /// <summary>Fails the test unless the command failed with this one error, said once, and no warning.</summary>
    public CommandResult MustFailWith(string code)
    {
        Assert.True(ExitCode != 0, $"{Command} did not fail:\n{Output}");
        Assert.True(Errors is [{ } only] && only == code, $"{Command} failed with [{string.Join(' ', Errors)}]:\n{Output}");
        Assert.True(Warnings.Length == 0, $"{Command} also warned:\n{Output}");
        return this;
    }

    private string[] Codes(string kind) =>
        [.. Message().Matches(Output).Where(m => m.Groups["kind"].Value == kind).Select(m => m.Groups["code"].Value).Distinct()];

    // "file(1,2): error KG0001: text"; linkers and other tools print "ld.lld : error : text", without a code.
    [GeneratedRegex(@"\s?: (?<kind>warning|error) (?<code>\w*)\s?:")]
    private static partial Regex Message();
}
