using System.Runtime.InteropServices;

namespace KernelGen.Package.Tests.Support;

/// <summary>What a test needs from the machine besides the .NET SDK.</summary>
public enum Tools
{
    /// <summary>A C compiler that links for this machine, as NativeAOT wants it.</summary>
    NativeLinker,

    /// <summary>A linker and libraries for 64-bit ARM, and an emulator for it.</summary>
    Arm64,
}

/// <summary>A test that is skipped, with the reason, where the tools that it needs are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Tools tools) => Skip = Missing(tools);

    private static string? Missing(Tools tools)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
            return "Runs on Linux on x64 only.";
        string[] missing = tools == Tools.NativeLinker
            ? OnPath("clang") || OnPath("gcc") ? [] : ["clang"]
            : [.. ForArm64().Where(t => !t.Found).Select(t => t.Package)];
        return missing is [] ? null : $"Not installed: apt-get install {string.Join(' ', missing)}";
    }

    private static IEnumerable<(string Package, bool Found)> ForArm64() =>
    [
        ("clang", OnPath("clang")),
        ("lld", OnPath("ld.lld")),
        ("llvm", OnPath("llvm-objcopy")),
        ("libc6-dev-arm64-cross", File.Exists(Path.Combine(Workshop.Arm64Root, "lib", "libc.so.6"))),
        ("gcc-aarch64-linux-gnu", Directory.Exists("/usr/lib/gcc-cross/aarch64-linux-gnu")),
        ("qemu-user", OnPath("qemu-aarch64")),
    ];

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program)));
}
