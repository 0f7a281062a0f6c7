using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>What is in the packages: no file too few, none too many, and no path of the machine that made them.</summary>
[Collection(nameof(Workshop))]
public sealed class PackageContent(Workshop workshop)
{
    [Fact]
    public void Files()
    {
        using ZipArchive package = Open("KernelGen", "nupkg");
        string[] files = [.. package.Entries.Select(e => e.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/KernelGen.CodeFixes.dll",
                "analyzers/dotnet/cs/KernelGen.Generator.dll",
                "build/net9.0/KernelGen.props",
                "build/net9.0/KernelGen.targets",
                "buildTransitive/net9.0/KernelGen.targets",
                "icon.png",
                "lib/net10.0/KernelGen.dll",
                "lib/net10.0/KernelGen.xml",
                "lib/net9.0/KernelGen.dll",
                "lib/net9.0/KernelGen.xml",
                "tools/Google.Protobuf.dll",
                "tools/KernelGen.Tool.dll",
                "tools/KernelGen.Tool.runtimeconfig.json",
                "tools/KernelGen.dll",
                "tools/Spectre.Console.Ansi.dll",
                "tools/Spectre.Console.dll",
                "tools/System.CommandLine.dll",
            ],
            files);
    }

    [Theory]
    [InlineData("KernelGen")]
    [InlineData("KernelGen.Templates")]
    public void Metadata(string id)
    {
        using ZipArchive package = Open(id, "nupkg");
        XElement metadata = XDocument.Load(package.GetEntry(id + ".nuspec")!.Open()).Root!.Elements().First();
        XNamespace space = metadata.Name.Namespace;
        foreach (string element in (string[])["id", "version", "authors", "description", "releaseNotes", "copyright", "tags", "title"])
            Assert.False(string.IsNullOrWhiteSpace(metadata.Element(space + element)?.Value), $"{element} is empty");
        Assert.Equal("MIT", metadata.Element(space + "license")?.Value);
        Assert.NotNull(package.GetEntry(metadata.Element(space + "readme")!.Value));
        Assert.NotNull(package.GetEntry(metadata.Element(space + "icon")!.Value));
        Assert.Empty(metadata.Descendants(space + "dependency"));
    }

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public void SymbolsNameNoPathOfThisMachine(string framework)
    {
        using ZipArchive package = Open("KernelGen", "snupkg");
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(
            Buffered(package.GetEntry($"lib/{framework}/KernelGen.pdb")!));
        MetadataReader symbols = provider.GetMetadataReader();
        string[] documents = [.. symbols.Documents.Select(d => symbols.GetString(symbols.GetDocument(d).Name))];
        Assert.NotEmpty(documents);
        Assert.All(documents, d => Assert.StartsWith("/_/", d, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lib/net9.0/KernelGen.dll")]
    [InlineData("lib/net10.0/KernelGen.dll")]
    [InlineData("analyzers/dotnet/cs/KernelGen.CodeFixes.dll")]
    [InlineData("analyzers/dotnet/cs/KernelGen.Generator.dll")]
    public void AssembliesAreReproducible_AndNameNoPathOfThisMachine(string file)
    {
        using ZipArchive package = Open("KernelGen", "nupkg");
        using var assembly = new PEReader(Buffered(package.GetEntry(file)!));
        DebugDirectoryEntry[] entries = [.. assembly.ReadDebugDirectory()];
        Assert.Contains(entries, e => e.Type == DebugDirectoryEntryType.Reproducible);
        DebugDirectoryEntry symbols = entries.Single(e => e.Type == DebugDirectoryEntryType.CodeView);
        Assert.StartsWith("/_/", assembly.ReadCodeViewDebugDirectoryData(symbols).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPublicTypeIsDocumented()
    {
        using ZipArchive package = Open("KernelGen", "nupkg");
        XDocument documentation = XDocument.Load(package.GetEntry("lib/net10.0/KernelGen.xml")!.Open());
        HashSet<string> documented = [.. documentation.Descendants("member").Select(m => m.Attribute("name")!.Value)];
        using var assembly = new PEReader(Buffered(package.GetEntry("lib/net10.0/KernelGen.dll")!));
        MetadataReader metadata = assembly.GetMetadataReader();
        string[] types =
        [
            .. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(t => (t.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public)
                .Select(t => $"T:{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}"),
        ];
        Assert.NotEmpty(types);
        Assert.Empty(types.Except(documented));
    }

    private ZipArchive Open(string id, string extension) =>
        ZipFile.OpenRead(Path.Combine(workshop.Feed, $"{id}.{workshop.Version}.{extension}"));

    private static MemoryStream Buffered(ZipArchiveEntry entry)
    {
        var buffer = new MemoryStream();
        using (Stream stream = entry.Open())
            stream.CopyTo(buffer);
        buffer.Position = 0;
        return buffer;
    }

    private static bool IsContent(string file) =>
        !file.StartsWith("_rels/", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal)
        && !file.EndsWith(".nuspec", StringComparison.Ordinal) && file != "[Content_Types].xml";
}
