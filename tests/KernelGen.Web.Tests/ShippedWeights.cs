namespace KernelGen.Web.Tests;

/// <summary>The trained LeNet-5 in the repository, and where that is.</summary>
internal static class ShippedWeights
{
    public static string Repository { get; } = Find();

    public static byte[] Bytes { get; } = File.ReadAllBytes(Path.Combine(Repository, "src", "KernelGen.Samples", "Data", "lenet5.bin"));

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "KernelGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
