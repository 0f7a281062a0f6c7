using System.Runtime.InteropServices;

namespace KernelGen.Package.Tests.Support;

/// <summary>The compiler's process that all builds of these tests share, and no others.</summary>
internal static class CompilerServer
{
    /// <summary>The name that builds find it by.</summary>
    public static string Name { get; } = $"kernelgen-{Guid.NewGuid():N}";

    /// <summary>Ends it. Otherwise it would end by itself after ten minutes without work.</summary>
    public static void Stop()
    {
        string sdks = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk"));
        foreach (string server in Directory.GetFiles(sdks, "VBCSCompiler.dll", SearchOption.AllDirectories))
            Run.Program("dotnet", sdks, [], server, "-shutdown", $"-pipename:{Name}");
    }
}
