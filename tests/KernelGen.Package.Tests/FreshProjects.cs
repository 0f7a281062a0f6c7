using System.Text.Json;
using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>A fresh project with one reference to the package builds without a warning and runs.</summary>
[Collection(nameof(Workshop))]
public sealed class FreshProjects(Workshop workshop)
{
    private const string Exe = "<OutputType>Exe</OutputType>";
    private const string Expected = "61706 parameters, 10 scores";

    private const string OneKernel = """
        namespace Kernels;

        using KernelGen;

        /// <summary>Kernels of a library.</summary>
        public static partial class Filters
        {
            /// <summary>Left to right edges.</summary>
            [ImageKernel("-1 0 1; -2 0 2; -1 0 1")]
            public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);
        }
        """;

    private const string UseOfOneKernel = """
        using KernelGen;

        short[] edges = new short[100];
        Kernels.Filters.SobelX(new ReadOnlyImageView<byte>([.. Enumerable.Range(0, 100).Select(i => (byte)(i % 10))], 10, 10), new ImageView<short>(edges, 10, 10));
        Console.WriteLine(edges[55]);
        """;

    [Fact]
    public void ReadmeProgram_WithTheDefaultsOfTheSdk()
    {
        string folder = workshop.Write("Defaults", Exe, workshop.Reference, "net10.0", ("Program.cs", ReadmeProgram.Text));
        Run.Dotnet(folder, "build").MustSucceed();
        Assert.Equal(Expected, Run.Dotnet(folder, "run", "--no-build").MustSucceed().Lines[^1]);
    }

    /// <summary>On the runtime of .NET 9 itself, which comes with the program.</summary>
    [Fact]
    public void ReadmeProgram_OnDotNet9()
    {
        string properties = Exe + "<CheckEolTargetFramework>false</CheckEolTargetFramework>";
        string folder = workshop.Write("Nine", properties, workshop.Reference, "net9.0", ("Program.cs", ReadmeProgram.Text + "\npartial class Program { }"));
        Run.Dotnet(folder, "publish", "-r", Workshop.Runtime, "--self-contained", "-o", "out").MustSucceed();
        string program = Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Nine.exe" : "Nine");
        Assert.Equal(Expected, Run.Program(program, folder, []).MustSucceed().Lines[^1]);
    }

    /// <summary>All of the SDK's analyzers, and every warning an error: none may be about the emitted code.</summary>
    [Fact]
    public void EveryAnalyzer_AndWarningsAsErrors()
    {
        const string Strict = """
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisMode>All</AnalysisMode>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <IsAotCompatible>true</IsAotCompatible>
                <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            """;
        const string Network = """

            /// <summary>A network of every kind of layer.</summary>
            [Network(2, 20, 20)]
            public sealed partial class Small
            {
                /// <summary>Convolution.</summary>
                [Conv2d(4, 3, Padding = 1), ReLU] public partial Layer C1 { get; }

                /// <summary>Pooling.</summary>
                [MaxPool2d(2)] public partial Layer P1 { get; }

                /// <summary>Scores.</summary>
                [Linear(10), Softmax] public partial Layer Output { get; }
            }
            """;
        string folder = workshop.Write("Strict", Strict, workshop.Reference, "net10.0", ("Filters.cs", OneKernel + Network));
        Run.Dotnet(folder, "build", "-c", "Release").MustSucceed();
    }

    /// <summary>Whoever only uses a library that uses KernelGen gets its runtime, but neither the generator nor unsafe code.</summary>
    [Fact]
    public void ProgramThatUsesALibraryThatUsesIt_AsAProject()
    {
        workshop.Write("Kernels", "", workshop.Reference, "net10.0", ("Filters.cs", OneKernel));
        string folder = workshop.Write(
            "UsesProject", Exe, "<ProjectReference Include=\"../Kernels/Kernels.csproj\" />", "net10.0", ("Program.cs", UseOfOneKernel));
        AssertRunsWithoutGenerator(folder);
    }

    [Fact]
    public void ProgramThatUsesALibraryThatUsesIt_AsAPackage()
    {
        string library = workshop.Write(
            "PackedKernels", $"<Version>{workshop.Version}</Version>", workshop.Reference, "net10.0", ("Filters.cs", OneKernel));
        Run.Dotnet(library, "pack", "-o", workshop.PathOf("feed")).MustSucceed();
        string folder = workshop.Write(
            "UsesPackage", Exe + $"<RestorePackagesPath>{workshop.PathOf("packages")}</RestorePackagesPath>",
            $"<PackageReference Include=\"PackedKernels\" Version=\"{workshop.Version}\" />", "net10.0", ("Program.cs", UseOfOneKernel));
        AssertRunsWithoutGenerator(folder);
    }

    private static void AssertRunsWithoutGenerator(string folder)
    {
        Run.Dotnet(folder, "build").MustSucceed();
        Assert.Equal("8", Run.Built(folder, "Debug").MustSucceed().Lines[^1]);

        CommandResult asked = Run.Dotnet(
            folder, "msbuild", "-t:ResolveReferences", "-getItem:Analyzer", "-getProperty:AllowUnsafeBlocks").MustSucceed();
        using JsonDocument answer = JsonDocument.Parse(asked.Output);
        Assert.Equal("false", answer.RootElement.GetProperty("Properties").GetProperty("AllowUnsafeBlocks").GetString());
        string?[] analyzers =
            [.. answer.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(a => a.GetProperty("Filename").GetString())];
        Assert.NotEmpty(analyzers);
        Assert.DoesNotContain("KernelGen.Generator", analyzers);
    }
}
