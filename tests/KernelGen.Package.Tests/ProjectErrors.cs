using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>A project that cannot work gets one error that says what to change, not dozens about the emitted code.</summary>
[Collection(nameof(Workshop))]
public sealed class ProjectErrors(Workshop workshop)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net6.0")]
    [InlineData("netstandard2.0")]
    [InlineData("net48")]
    public void TargetFrameworkTooOld(string framework)
    {
        CommandResult result = Build("Old" + framework.Replace(".", "", StringComparison.Ordinal), "<LangVersion>latest</LangVersion>", framework);
        result.MustFailWith("NU1202");
        Assert.Contains("net9.0", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("12.0")]
    [InlineData("9.0")]
    [InlineData("7.3")]
    [InlineData("ISO-2")]
    public void LanguageTooOld(string version)
    {
        CommandResult result = Build("Language" + version.Replace(".", "", StringComparison.Ordinal), $"<LangVersion>{version}</LangVersion>");
        result.MustFailWith("KGB002");
        Assert.Contains("<LangVersion>13</LangVersion>", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13")]
    [InlineData("latest")]
    [InlineData("preview")]
    public void LanguageNewEnough(string version) => Build("New" + version, $"<LangVersion>{version}</LangVersion>").MustSucceed();

    [Theory]
    [InlineData("512;1024")]
    [InlineData("wide")]
    [InlineData("512128")]
    public void WidthUnknown(string widths)
    {
        CommandResult result = Build("Widths" + widths.Replace(";", "", StringComparison.Ordinal), $"<KernelGenWidths>{widths}</KernelGenWidths>");
        result.MustFailWith("KGB005");
        Assert.Contains("<KernelGenWidths>512;256;128</KernelGenWidths>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsafeCodeNotAllowed()
    {
        CommandResult result = Build("Safe", "<AllowUnsafeBlocks>false</AllowUnsafeBlocks>");
        result.MustFailWith("KGB003");
        Assert.Contains("<AllowUnsafeBlocks>true</AllowUnsafeBlocks>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsafeCodeNotAllowed_WhereNothingIsDeclared()
    {
        const string Properties = "<AllowUnsafeBlocks>false</AllowUnsafeBlocks><KernelGenCheckProject>false</KernelGenCheckProject>";
        string folder = workshop.Write(
            "RuntimeOnly", Properties, workshop.Reference, "net10.0", ("Data.cs", "public static class Data { public static int Rank(KernelGen.Data.IdxFile f) => f.Dimensions.Length; }"));
        Run.Dotnet(folder, "build").MustSucceed();
    }

    /// <summary>The compiler that runs the tests is new enough, so the package's own targets are asked for a newer one.</summary>
    [Fact]
    public void CompilerTooOld()
    {
        string folder = workshop.Write("Compiler", "<AllowUnsafeBlocks>true</AllowUnsafeBlocks><KernelGenReferenced>true</KernelGenReferenced>", "", "net10.0");
        string targets = File.ReadAllText(Path.Combine(Repository.Root, "src", "KernelGen", "build", "KernelGen.targets"));
        Assert.Contains("'17.14.0'", targets, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), targets.Replace("'17.14.0'", "'999.0.0'", StringComparison.Ordinal));
        Run.Dotnet(folder, "build").MustFailWith("KGB001");
    }

    /// <summary>Which instruction sets have AVX2: the target alone, without the native compiler.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("base", false)]
    [InlineData("x86-64-v2", false)]
    [InlineData("sse4.2,popcnt", false)]
    [InlineData("avx", false)]
    [InlineData("-avx2", false)]
    [InlineData("x86-64-v3", true)]
    [InlineData("X86-64-V3", true)]
    [InlineData("x86-64-v4", true)]
    [InlineData("native", true)]
    [InlineData("avx2,fma", true)]
    [InlineData("lzcnt,avx2", true)]
    [InlineData("skylake-avx512", true)]
    public void InstructionSet(string set, bool enough)
    {
        string folder = workshop.Write("Sets", "<OutputType>Exe</OutputType><PublishAot>true</PublishAot>", workshop.Reference, "net10.0");
        if (!File.Exists(Path.Combine(folder, "obj", "project.assets.json")))
            Run.Dotnet(folder, "restore", "-r", "linux-x64").MustSucceed();
        Check("linux-x64").MustSucceed(enough ? [] : ["KGB004"]);
        Check("linux-arm64").MustSucceed();

        CommandResult Check(string runtime) => Run.Dotnet(
            folder, "msbuild", "-t:KernelGenCheckInstructionSet", $"-p:RuntimeIdentifier={runtime}", $"-p:IlcInstructionSet={set.Replace(",", "%2C", StringComparison.Ordinal)}");
    }

    private CommandResult Build(string name, string properties, string framework = "net10.0")
    {
        const string Kernel = """
            using KernelGen;

            public static partial class Filters
            {
                [ImageKernel("-1 0 1; -2 0 2; -1 0 1")]
                public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);
            }
            """;
        string folder = workshop.Write(name, "", workshop.Reference, framework, ("Filters.cs", Kernel));
        string project = Path.Combine(folder, name + ".csproj");

        // Without the features of newer C# that the SDK's defaults would bring in.
        File.WriteAllText(project, File.ReadAllText(project)
            .Replace("<ImplicitUsings>enable</ImplicitUsings>", "", StringComparison.Ordinal)
            .Replace("<Nullable>enable</Nullable>", properties, StringComparison.Ordinal));
        return Run.Dotnet(folder, "build");
    }
}
