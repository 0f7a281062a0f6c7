namespace KernelGen.Package.Tests.Support;

/// <summary>Where the sources are, which the tests pack.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "KernelGen.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("KernelGen.sln was not found above the tests.");
    }
}
