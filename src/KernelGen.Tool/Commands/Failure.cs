using KernelGen.Tool.Model;

namespace KernelGen.Tool.Commands;

/// <summary>Turns what can be wrong with a file or a model into messages and an exit code.</summary>
internal static class Failure
{
    public const int ExitCode = 1;

    /// <summary>Runs a verb.</summary>
    /// <param name="error">Where complaints go.</param>
    /// <param name="file">The file that it is about.</param>
    /// <param name="action">The verb.</param>
    /// <param name="what">What it does with the file, as a participle.</param>
    public static int Guard(TextWriter error, string file, Func<int> action, string what = "imported")
    {
        try
        {
            return action();
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

    // Names of a file must not reach the terminal as commands.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c));
}
