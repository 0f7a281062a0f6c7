namespace KernelGen.Benchmarks.Peers;

/// <summary>Why a native library does not load, in one line.</summary>
internal static class LoadFault
{
    /// <summary>Of all that was tried, what says most: a version that the system lacks, then a file that is not there.</summary>
    public static string Of(Exception exception)
    {
        string[] lines = [.. exception.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        string said = lines.FirstOrDefault(line => line.Contains("version `", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.Contains("cannot open shared object file", StringComparison.Ordinal) && !line.Contains(AppContext.BaseDirectory, StringComparison.Ordinal))
            ?? lines[0];
        return said.Split(" (required by")[0];
    }
}
