namespace KernelGen.Samples.Commands;

/// <summary>Turns what can go wrong outside the program into one line and an exit code.</summary>
internal static class Failure
{
    public const int ExitCode = 1;

    /// <summary>What a shell reports for a program that ended by Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a verb; files that are missing, unreadable or damaged, and training that diverged, become a message.</summary>
    public static int Guard(TextWriter error, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (NotFiniteNumberException)
        {
            error.WriteLine("error: the training diverged, its loss is no longer a number; try a smaller --rate.");
            return ExitCode;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: {e.Message}");
            return ExitCode;
        }
    }
}
