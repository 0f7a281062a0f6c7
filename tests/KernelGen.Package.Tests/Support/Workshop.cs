using System.Globalization;
using System.Runtime.InteropServices;

namespace KernelGen.Package.Tests.Support;

/// <summary>
/// A folder outside the repository with the packages in it and fresh projects beside them. Packed once for all tests, with every
/// intermediate file in the folder too, so that nothing of the repository's own builds is touched or used.
/// </summary>
public sealed class Workshop : IDisposable
{
    /// <summary>Where Debian's cross libraries are.</summary>
    public const string Arm64Root = "/usr/aarch64-linux-gnu";

    /// <summary>The library that holds the networks and kernels of the width probe; most programs here only reference it.</summary>
    public const string ProbeLibrary = "Probe";

    private readonly Dictionary<string, string[]> _outputs = [];

    public Workshop()
    {
        Root = Directory.CreateTempSubdirectory("kernelgen-").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Root, "feed")).FullName;

        // A version that nobody has: restored packages go where all go, and one of this name must not be there yet.
        Version = string.Create(CultureInfo.InvariantCulture, $"0.0.1-test{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        Pack("KernelGen");
        Pack("KernelGen.Templates");
        string config = File.ReadAllText(Path.Combine(Repository.Root, "nuget.config"));
        File.WriteAllText(
            Path.Combine(Root, "nuget.config"),
            config.Replace("</packageSources>", $"  <add key=\"feed\" value=\"{Feed}\" />\n  </packageSources>", StringComparison.Ordinal));
        WriteProbe();
    }

    /// <summary>The folder of it all.</summary>
    public string Root { get; }

    /// <summary>The folder with the packages.</summary>
    public string Feed { get; }

    /// <summary>The version of the packages.</summary>
    public string Version { get; }

    /// <summary>This machine's runtime identifier, for example linux-x64.</summary>
    public static string Runtime => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The reference to the package, for a project file.</summary>
    public string Reference => $"<PackageReference Include=\"KernelGen\" Version=\"{Version}\" />";

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a project and its sources.</summary>
    /// <param name="name">Folder and name.</param>
    /// <param name="properties">Lines for its first property group, besides those that <c>dotnet new</c> writes.</param>
    /// <param name="items">Lines for its item group.</param>
    /// <param name="framework">The target framework.</param>
    /// <param name="sources">Names and texts of its sources.</param>
    public string Write(string name, string properties, string items, string framework, params IEnumerable<(string Name, string Text)> sources)
    {
        string folder = Directory.CreateDirectory(PathOf(name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
        foreach ((string source, string text) in sources)
            File.WriteAllText(Path.Combine(folder, source), text);
        return folder;
    }

    /// <summary>Writes a program that runs the probe, which is in a library of its own.</summary>
    public string WriteProbeProgram(string name, string properties) => Write(
        name, "<OutputType>Exe</OutputType>" + properties, $"<ProjectReference Include=\"../{ProbeLibrary}/{ProbeLibrary}.csproj\" />", "net10.0",
        ("Program.cs", "KernelGen.WidthProbe.Probe.Run(Console.Out);"));

    /// <summary>What the probe prints with JIT compilation and the given variables, first the width: the values that all others must equal.</summary>
    internal string[] ProbeOutput(params (string Name, string Value)[] variables)
    {
        string key = string.Join(' ', variables);
        if (!_outputs.TryGetValue(key, out string[]? lines))
        {
            if (_outputs.Count == 0)
                Run.Dotnet(WriteProbeProgram("Plain", ""), "build", "-c", "Release").MustSucceed();
            lines = Run.Program("dotnet", Root, variables, PathOf("Plain", "bin", "Release", "net10.0", "Plain.dll")).MustSucceed().Lines;
            _outputs[key] = lines;
        }

        return lines;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CompilerServer.Stop();
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } path
            ? path
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string folder in (string[])[Path.Combine(packages, "kernelgen", Version), Root])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private void Pack(string project) =>
        Run.Dotnet(
            Repository.Root, "pack", Path.Combine("src", project), "-c", "Release", "-o", Feed, "--artifacts-path", PathOf("artifacts"),
            $"-p:Version={Version}").MustSucceed();

    private void WriteProbe()
    {
        string sources = Path.Combine(Repository.Root, "tests", "KernelGen.WidthProbe");
        Write(
            ProbeLibrary, "<IsAotCompatible>true</IsAotCompatible><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Reference, "net10.0",
            Directory.GetFiles(sources, "*.cs").Where(f => Path.GetFileName(f) != "Program.cs").Select(f => (Path.GetFileName(f), File.ReadAllText(f))));
    }
}

/// <summary>All tests share one workshop, and run one after another: builds already use every core.</summary>
[CollectionDefinition(nameof(Workshop))]
public sealed class WorkshopTests : ICollectionFixture<Workshop>;
