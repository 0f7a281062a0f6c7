using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>Projects as users could have them, of the file beside this one: what is generated survives whatever they are called and however they are built.</summary>
public sealed class HostileProjects
{
    private static readonly IReadOnlyDictionary<string, string> s_projects = File
        .ReadAllText(Path.Combine(Repository.Root, "tests", "KernelGen.Generator.Tests", "UserCode", "HostileProjects.txt"))
        .Split("\n## ").Skip(1).ToDictionary(p => p[..p.IndexOf('\n')], p => p[(p.IndexOf('\n') + 1)..]);

    public static TheoryData<string> Names => [.. s_projects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad26_WhatIsGeneratedSurvives(string name)
    {
        CSharpCompilation compilation = Compile(name);
        if (name.Contains("has a friend"))
        {
            // A library whose internals are seen here has the same declarations.
            HarnessResult friend = Harness.Run(compilation.WithAssemblyName("Friend"));
            compilation = compilation.AddReferences(friend.Output.ToMetadataReference());
        }

        // Where the project has names of vectors, kernels of all of them must survive.
        HarnessResult result = Harness.Run(compilation, s_projects[name].Contains("Vector512") ? Harness.EveryWidth : Harness.Narrow);
        string says = name.Contains("says ") ? name[(name.IndexOf("says ", StringComparison.Ordinal) + 5)..] : "";
        Assert.Equal(
            string.Join(" ", says.Split(' ').Order(StringComparer.Ordinal)),
            string.Join(" ", result.Messages.Concat(result.Compiler).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Order(StringComparer.Ordinal)));
        Assert.Empty(result.Compiler.Where(d => d.Severity > DiagnosticSeverity.Hidden && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true));
        if (says.Length == 0)
        {
            Assert.NotEmpty(result.Files);
            Assert.DoesNotContain(result.Files.Values, f => f.Contains("NotSupportedException"));
            using var file = new MemoryStream();
            Assert.True(result.Output.Emit(file).Success);
            file.Position = 0;
            Run(new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(file));
        }
    }

    /// <summary>Each network gives an output, and one of a single linear layer gives that of plain loops.</summary>
    private static void Run(Assembly assembly)
    {
        foreach (Type type in assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Network))))
        {
            using var network = (Network)Activator.CreateInstance(type)!;
            network.Initialize(3);
            var random = new Random(5);
            float[] input = [.. Enumerable.Range(0, network.InputShape.Length).Select(_ => random.NextSingle() - 0.5f)];
            var output = new float[network.OutputShape.Length];
            network.Forward(input, output);
            Assert.All(output, v => Assert.True(float.IsFinite(v)));
            if (network.Layers.Count != 1 || network.Parameters.Count != 2 || network.Parameters[0].Values.Length != input.Length * output.Length)
            {
                continue;
            }

            for (int o = 0; o < output.Length; o++)
            {
                double sum = network.Parameters[1].Values[o];
                for (int i = 0; i < input.Length; i++)
                {
                    sum += (double)network.Parameters[0].Values[(o * input.Length) + i] * input[i];
                }

                Assert.Equal(sum, output[o], 1e-5);
            }
        }
    }

    /// <summary>In a project with every analyzer of the SDK as an error, which is also where XML documentation is asked for.</summary>
    [Fact]
    public void Bad26_EveryAnalyzerOfTheSdkIsContent()
    {
        string sdk = Directory.GetDirectories(Path.GetFullPath(Path.Combine(
            System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk")), "10.*").Order().Last();
        string analyzers = Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        IReadOnlyList<string> lines = CommandLine.Build(
            [
                "-doc:out.xml", "-warnaserror", "-checked",
                $"-analyzer:{Path.Combine(analyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll")}", $"-analyzer:{Path.Combine(analyzers, "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll")}",
                $"-analyzerconfig:{Path.Combine(analyzers, "build", "config", "analysislevel_10_all_warnaserror.globalconfig")}",
            ],
            ("a.cs",
                """
                using KernelGen;
                [assembly: System.CLSCompliant(false)]
                [assembly: System.Runtime.InteropServices.ComVisible(false)]
                [assembly: System.Reflection.AssemblyVersion("1.0")]
                namespace App;
                /// <summary>A network.</summary>
                [Network(2, 6, 6)] public sealed partial class Digits
                {
                    /// <summary>A convolution.</summary>
                    [Conv2d(2, 3), GELU] public partial Layer Convolution { get; }
                    /// <summary>A pool.</summary>
                    [AvgPool2d(2)] public partial Layer Pool { get; }
                    /// <summary>The output.</summary>
                    [Linear(2), LogSoftmax] public partial Layer Output { get; }
                }
                /// <summary>Two convolutions and what they read.</summary>
                [Block] public sealed partial class Residual
                {
                    /// <summary>A convolution.</summary>
                    [Conv2d(Block.Channels, 3, Padding = 1), BatchNorm2d, ReLU] public partial Layer First { get; }
                    /// <summary>The sum.</summary>
                    [Conv2d(Block.Channels, 3, Padding = 1), BatchNorm2d, Add(Block.Input), ReLU] public partial Layer Second { get; }
                }
                /// <summary>A network with branches, norms and two outputs.</summary>
                [Network(3, 12, 12, Layout = Layout.Nhwc)] public sealed partial class Branches
                {
                    /// <summary>A stencil.</summary>
                    [Stencil(Column = "1 2 1", Row = "1 2 1", Divisor = 16)] public partial Layer Smooth { get; }
                    /// <summary>A convolution.</summary>
                    [Conv2d(16, 3, Stride = 2, Auto = Auto.Same, PaddingMode = PaddingMode.Reflect), LeakyReLU] public partial Layer Start { get; }
                    /// <summary>Blocks.</summary>
                    [Use(typeof(Residual), Repeat = 2)] public partial Layer Middle { get; }
                    /// <summary>Another way.</summary>
                    [MaxPool2d(3, Stride = 1, Padding = 1), Input(nameof(Start))] public partial Layer Other { get; }
                    /// <summary>Both.</summary>
                    [Concat(nameof(Middle), nameof(Other))] public partial Layer Both { get; }
                    /// <summary>One output.</summary>
                    [Upsample(2), Dropout(0.5)] public partial Layer Map { get; }
                    /// <summary>The other output.</summary>
                    [Linear(4), Softmax, Input(nameof(Both))] public partial Layer Kinds { get; }
                }
                /// <summary>Filters.</summary>
                public static partial class Filters
                {
                    /// <summary>Floats on all threads.</summary>
                    /// <param name="source">The source.</param>
                    /// <param name="destination">The destination.</param>
                    [ImageKernel(Column = "1 1 1 1 1", Row = "1 1 1 1 1", Divisor = 25, Parallel = true, Border = BorderMode.Wrap)]
                    public static partial void Box(ReadOnlyImageView<float> source, ImageView<float> destination);
                    /// <summary>Colours.</summary>
                    /// <param name="source">The source.</param>
                    /// <param name="destination">The destination.</param>
                    [ImageKernel("0.123456789 1; 1 0.5", Channels = 4, ChannelMode = ChannelMode.KeepAlpha)]
                    public static partial void Colours(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                    /// <summary>A blur.</summary>
                    /// <param name="source">The source.</param>
                    /// <param name="destination">The destination.</param>
                    [ImageKernel("1 2 1", Divisor = 4)] public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                    /// <summary>A pipeline.</summary>
                    /// <param name="source">The source.</param>
                    /// <param name="destination">The destination.</param>
                    [ImagePipeline("Blur", "Clamp(1, 9)")] public static partial void Pipe(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                }
                """));
        Assert.Empty(lines);
    }

    private static CSharpCompilation Compile(string name)
    {
        var language = new CSharpParseOptions(name.Contains("C# preview") ? LanguageVersion.Preview : LanguageVersion.CSharp13, DocumentationMode.Diagnose);
        language = name.Contains("DEBUG is defined") ? language.WithPreprocessorSymbols("DEBUG") : language;
        string text = s_projects[name];
        text = name.Contains("lone carriage returns") ? text.Replace('\n', '\r') : name.Contains("carriage returns") ? text.Replace("\n", "\r\n") : text;
        text = (name.Contains("byte order mark") ? "\uFEFF" : "") + text;
        CSharpCompilationOptions options = Harness.Library
            .WithNullableContextOptions(name.Contains("nullable is off") ? NullableContextOptions.Disable : NullableContextOptions.Enable)
            .WithGeneralDiagnosticOption(name.Contains("warnings are errors") ? ReportDiagnostic.Error : ReportDiagnostic.Default)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["CS1591"] = ReportDiagnostic.Suppress });
        IEnumerable<SyntaxTree> files = text.Split("////\n").Select((file, i) =>
            CSharpSyntaxTree.ParseText(SourceText.From(file, Encoding.UTF8), language, $"Source{i}.cs"));
        return Harness.Compile(language).WithOptions(options).AddSyntaxTrees(files);
    }
}
