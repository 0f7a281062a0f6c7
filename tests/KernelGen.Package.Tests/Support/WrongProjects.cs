namespace KernelGen.Package.Tests.Support;

/// <summary>Projects with a kernel that are set up wrongly or only just right, built all at once when the first is asked for.</summary>
public sealed class WrongProjects(Workshop workshop)
{
    private const string Kernel = """
        using KernelGen;

        public static partial class Filters
        {
            [ImageKernel("-1 0 1; -2 0 2; -1 0 1")]
            public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);
        }
        """;

    private readonly List<string> _names = [];
    private IReadOnlyDictionary<string, CommandResult>? _results;
    private IReadOnlyDictionary<string, (CommandResult X64, CommandResult Arm64)>? _sets;

    private static readonly string[] s_frameworks = ["net8.0", "net6.0", "netstandard2.0", "net48"];
    private static readonly string[] s_old = ["12", "12.0", "9.0", "7.3", "ISO-2"];
    private static readonly string[] s_new = ["13", "latest", "preview"];
    private static readonly string[] s_widths = ["512;1024", "wide", "512128"];
    private static readonly string[] s_withoutAvx2 = ["", "base", "x86-64-v2", "sse4.2,popcnt", "avx", "-avx2"];
    private static readonly string[] s_withAvx2 = ["x86-64-v3", "X86-64-V3", "x86-64-v4", "native", "avx2,fma", "lzcnt,avx2", "skylake-avx512"];

    /// <summary>Target frameworks before the oldest that is supported.</summary>
    public static TheoryData<string> OldFrameworks => [.. s_frameworks];

    /// <summary>Languages before the oldest that is supported.</summary>
    public static TheoryData<string> OldLanguages => [.. s_old];

    /// <summary>Languages that are supported.</summary>
    public static TheoryData<string> NewLanguages => [.. s_new];

    /// <summary>Widths that there are not.</summary>
    public static TheoryData<string> UnknownWidths => [.. s_widths];

    /// <summary>Instruction sets as NativeAOT takes them that have no AVX2.</summary>
    public static TheoryData<string> SetsWithoutAvx2 => [.. s_withoutAvx2];

    /// <summary>Instruction sets as NativeAOT takes them that have AVX2.</summary>
    public static TheoryData<string> SetsWithAvx2 => [.. s_withAvx2];

    internal CommandResult OfFramework(string framework) => Result(Name("Old", framework));

    internal CommandResult OfLanguage(string version) => Result(Name("Language", version));

    internal CommandResult OfWidths(string widths) => Result(Name("Widths", widths));

    internal CommandResult Safe => Result("Safe");

    internal CommandResult RuntimeOnly => Result("RuntimeOnly");

    internal CommandResult OldCompiler => Result("Compiler");

    /// <summary>The check of the instruction set alone, without the native compiler, for both kinds of processors.</summary>
    internal (CommandResult X64, CommandResult Arm64) OfInstructionSet(string set)
    {
        if (_sets is null)
        {
            string folder = workshop.Write("Sets", "<OutputType>Exe</OutputType><PublishAot>true</PublishAot>", workshop.Reference, "net10.0");
            Run.Dotnet(folder, "restore", "-r", "linux-x64").MustSucceed();
            string[] sets = [.. s_withoutAvx2, .. s_withAvx2];
            IReadOnlyList<CommandResult> runs = ProjectBatch.Run(workshop, "Sets", "KernelGenCheckInstructionSet",
            [
                .. sets.SelectMany(s => new[] { "linux-x64", "linux-arm64" }.Select(runtime => new[] { ("RuntimeIdentifier", runtime), ("IlcInstructionSet", s) })),
            ]);
            _sets = sets.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => (runs[2 * p.i], runs[(2 * p.i) + 1]));
        }

        return _sets[set];
    }

    private static string Name(string prefix, string value) => prefix + new string([.. value.Where(char.IsAsciiLetterOrDigit)]);

    private CommandResult Result(string name)
    {
        if (_results is null)
        {
            WriteAll();
            _results = ProjectBatch.Build(workshop, _names);
        }

        return _results[name];
    }

    private void WriteAll()
    {
        foreach (string framework in s_frameworks)
            Write(Name("Old", framework), "<LangVersion>latest</LangVersion>", framework);
        foreach (string version in s_old.Concat(s_new))
            Write(Name("Language", version), $"<LangVersion>{version}</LangVersion>");
        foreach (string widths in s_widths)
            Write(Name("Widths", widths), $"<KernelGenWidths>{widths}</KernelGenWidths>");
        Write("Safe", "<AllowUnsafeBlocks>false</AllowUnsafeBlocks>");

        workshop.Write(
            "RuntimeOnly", "<AllowUnsafeBlocks>false</AllowUnsafeBlocks><KernelGenCheckProject>false</KernelGenCheckProject>", workshop.Reference, "net10.0",
            ("Data.cs", "public static class Data { public static int Rank(KernelGen.Data.IdxFile f) => f.Dimensions.Length; }"));

        // The compiler that runs the tests is new enough, so the package's own targets are asked for a newer one.
        string folder = workshop.Write("Compiler", "<AllowUnsafeBlocks>true</AllowUnsafeBlocks><KernelGenReferenced>true</KernelGenReferenced>", "", "net10.0");
        string targets = File.ReadAllText(Path.Combine(Repository.Root, "src", "KernelGen", "build", "KernelGen.targets"));
        Assert.Contains("'17.14.0'", targets, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), targets.Replace("'17.14.0'", "'999.0.0'", StringComparison.Ordinal));
        _names.AddRange(["RuntimeOnly", "Compiler"]);
    }

    private void Write(string name, string properties, string framework = "net10.0")
    {
        string project = Path.Combine(workshop.Write(name, "", workshop.Reference, framework, ("Filters.cs", Kernel)), name + ".csproj");

        // Without the features of newer C# that the SDK's defaults would bring in.
        File.WriteAllText(project, File.ReadAllText(project)
            .Replace("<ImplicitUsings>enable</ImplicitUsings>", "", StringComparison.Ordinal)
            .Replace("<Nullable>enable</Nullable>", properties, StringComparison.Ordinal));
        _names.Add(name);
    }
}
