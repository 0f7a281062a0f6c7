namespace KernelGen.Benchmarks;

/// <summary>The folder of the repository that this program was built in.</summary>
internal static class RepositoryRoot
{
    /// <summary>Looks above the program's own folder.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was moved out of the repository.</exception>
    public static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "KernelGen.sln")))
                return folder;
        }

        throw new DirectoryNotFoundException("KernelGen.sln was not found above the benchmarks.");
    }
}
