using KernelGen.Tool.Model;

namespace KernelGen.Tool.Commands;

/// <summary>Turns what can be wrong with a file or a model into messages and an exit code.</summary>
internal static class Failure
{
    public const int ExitCode = 1;

    /// <summary>The number of what is wrong with a model, in a build.</summary>
    public const string BuildCode = "KGB006";

    /// <summary>Runs a verb.</summary>
    /// <param name="error">Where complaints go.</param>
    /// <param name="file">The file that it is about.</param>
    /// <param name="action">The verb.</param>
    /// <param name="what">What it does with the file, as a participle.</param>
    /// <param name="forBuild">Whether complaints are errors of a build: a line each, with the file and a number.</param>
    public static int Guard(TextWriter error, string file, Func<int> action, string what = "imported", bool forBuild = false)
    {
        try
        {
            return action();
        }
        catch (ImportException e) when (forBuild)
        {
            foreach (ImportProblem problem in e.Problems)
            {
                error.WriteLine($"{file} : error {BuildCode}: {OneLine(problem.ToString())}");
            }

            return ExitCode;
        }
        catch (Exception e) when (forBuild && e is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            error.WriteLine($"{file} : error {BuildCode}: {OneLine(e.Message)}");
            return ExitCode;
        }
        catch (ImportException e)
        {
            error.WriteLine($"error: {file} cannot be {what}, {(e.Problems.Count == 1 ? "for one reason" : $"for {e.Problems.Count} reasons")}; nothing was written.");
            foreach (ImportProblem problem in e.Problems)
            {
                error.WriteLine($"  {Printable(problem.ToString())}");
            }

            return ExitCode;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            error.WriteLine($"error: {Printable(e.Message)}");
            return ExitCode;
        }
    }

    private static string OneLine(string text) => Printable(text).Replace('\n', ' ');

    // Names of a file must not reach the terminal as commands.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c));
}
