using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime, called in this process through its C API.</summary>
internal sealed unsafe class OnnxRuntimePeer : IPeer
{
    /// <summary>Names the library's file; without it the usual places are tried.</summary>
    public const string Variable = "KERNELGEN_ONNXRUNTIME";

    private OrtApi? _api;

    public string Name => "onnxruntime";

    public string InstallHint =>
        $"build with -p:Peers=true, which fetches it, install it with 'npm install --global --ignore-scripts onnxruntime-node', or set {Variable} to the path of libonnxruntime.so";

    /// <summary>The function table; <see cref="Start"/> has loaded it.</summary>
    public OrtApi Api => _api!;

    /// <summary>The environment that all sessions share.</summary>
    public nint Environment { get; private set; }

    public string? Start()
    {
        foreach (string path in Candidates())
        {
            // With the assembly, the folders of its packages are searched too.
            if (!NativeLibrary.TryLoad(path, typeof(OnnxRuntimePeer).Assembly, null, out nint library))
                continue;
            _api = OrtApi.Load(library);
            if (_api is null)
                continue;
            fixed (byte* name = "kernelgen\0"u8)
                Environment = _api.CreateEnv(name);
            return null;
        }

        return "libonnxruntime was not found";
    }

    public void Dispose()
    {
        if (Environment != 0)
            _api!.ReleaseEnv(Environment);
        Environment = 0;
    }

    private static IEnumerable<string> Candidates()
    {
        if (System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
            return [chosen];
        string file = OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime*.dylib" : "libonnxruntime.so*";
        return NodeModules()
            .Select(modules => Path.Combine(modules, "onnxruntime-node", "bin"))
            .Where(Directory.Exists)
            .SelectMany(bin => Directory.EnumerateFiles(bin, file, SearchOption.AllDirectories))
            .Where(path => path.Contains($"{Path.DirectorySeparatorChar}{Architecture()}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append("onnxruntime");
    }

    // npm's global folders, then a node_modules here or above.
    private static IEnumerable<string> NodeModules()
    {
        string[] prefixes = ["/usr", "/usr/local", "/opt/homebrew"];
        foreach (string prefix in prefixes)
            yield return Path.Combine(prefix, "lib", "node_modules");
        if (OperatingSystem.IsWindows())
            yield return Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData), "npm", "node_modules");
        for (DirectoryInfo? folder = new(System.Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "node_modules");
    }

    private static string Architecture() => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
}
