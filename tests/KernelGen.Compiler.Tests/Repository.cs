namespace KernelGen.Compiler.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    private static readonly string s_root = Find();

    /// <summary>The full path of a file or folder.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([s_root, .. parts]);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "KernelGen.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("KernelGen.sln was not found above the tests.");
    }
}
