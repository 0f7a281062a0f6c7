using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using KernelGen.Benchmarks.Machine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Benchmarks.Generator;

/// <summary>What the project of five networks and fifty image kernels costs as a whole: its first run, its messages, its text, its memory, its end, and builds.</summary>
internal static class ProjectCostCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each measurement.", HelpName = "N", DefaultValueFactory = _ => 5 };
        var cold = new Option<bool>("--cold") { Hidden = true };
        var command = new Command("project-cost", "Measures first runs, messages, memory, cancellation and builds of a project of five networks and fifty image kernels.") { rounds, cold };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(cold))
                Console.WriteLine(FirstRun(GeneratorAssembly.Load(null).Single(), GeneratorProject.Compile(GeneratorSources.Project)).ToString(CultureInfo.InvariantCulture));
            else
                Run(GeneratorAssembly.Load(null).Single(), parsed.GetValue(rounds));
        });
        return command;
    }

    private static void Run(GeneratorAssembly generator, int rounds)
    {
        Console.WriteLine(CpuName.Read());
        CSharpCompilation project = GeneratorProject.Compile(GeneratorSources.Project);
        List("first run, cold: processor milliseconds of the process", Repeat(rounds, _ => GeneratorTimeCommand.InNewProcess(["project-cost", "--cold"])));
        _ = Repeat(2 * rounds, _ => FirstRun(generator, project));
        List("first run, warm: processor milliseconds of the process", Repeat(rounds, _ => FirstRun(generator, project)));
        Console.WriteLine(FormattableString.Invariant($"{"characters of the project",-86}{GeneratorProject.Length(generator.Driver().RunGenerators(project)):N0}"));
        List("megabytes held between runs", Repeat(rounds, _ => Held(generator)));
        List("all messages after a keystroke: milliseconds by the wall", Messages(generator, project, rounds));
        List("from cancelling to the end: milliseconds by the wall", Cancel(generator, project, 10 * rounds));
        Build(generator, "build of LeNet-5 with twelve kernels", rounds, GeneratorSources.LeNet5, GeneratorSources.Kernels(12));
        Build(generator, "build of VGG-16, inference", rounds, Network("vgg16-inference"));
        Build(generator, "build of VGG-16, with training", rounds, Network("vgg16"));
    }

    /// <summary>The processor time of all threads, those of the JIT compiler and the garbage collector among them.</summary>
    private static double FirstRun(GeneratorAssembly generator, CSharpCompilation project)
    {
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        generator.Driver().RunGenerators(project.Clone());
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }

    /// <summary>What a driver keeps of a run over a compilation that nobody else keeps, above what the compilation's own files take.</summary>
    private static double Held(GeneratorAssembly generator)
    {
        CSharpCompilation project = GeneratorProject.Compile(GeneratorSources.Project);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        GeneratorDriver driver = generator.Driver().RunGenerators(project.Clone());
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(driver);
        GC.KeepAlive(project);
        return (after - before) / 1e6;
    }

    /// <summary>The compiler's messages, the generator's and all analyzers', as a whole build without the writing of the assembly.</summary>
    private static IReadOnlyList<double> Messages(GeneratorAssembly generator, CSharpCompilation project, int rounds)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = generator.Analyzers();
        GeneratorDriver driver = generator.Driver().RunGenerators(project);
        return [.. Repeat(2 * rounds, round =>
        {
            CSharpCompilation changed = GeneratorProject.Change(
                project, GeneratorSources.UnrelatedFile, GeneratorSources.Unrelated.Replace("42", FormattableString.Invariant($"{round}"), StringComparison.Ordinal));
            long start = Stopwatch.GetTimestamp();
            driver.RunGeneratorsAndUpdateCompilation(changed, out Compilation updated, out _);
            ImmutableArray<Diagnostic> messages = updated.WithAnalyzers(analyzers).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
            double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return messages.FirstOrDefault(m => m.Severity == DiagnosticSeverity.Error) is { } error ? throw new InvalidOperationException(error.ToString()) : time;
        }).Skip(rounds)];
    }

    /// <summary>Times from cancelling first runs, at moments that are spread over the whole of one, until the driver returns.</summary>
    private static IReadOnlyList<double> Cancel(GeneratorAssembly generator, CSharpCompilation project, int moments)
    {
        long start = Stopwatch.GetTimestamp();
        generator.Driver().RunGenerators(project.Clone());
        double whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var dice = new Random(1);
        return Repeat(moments, moment =>
        {
            using var source = new CancellationTokenSource();
            long cancelled = 0;
            double delay = whole * (moment + dice.NextDouble()) / moments;
            var canceller = new Thread(() =>
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(delay));
                cancelled = Stopwatch.GetTimestamp();
                source.Cancel();
            });
            canceller.Start();
            try
            {
                generator.Driver().RunGenerators(project.Clone(), source.Token);
            }
            catch (OperationCanceledException)
            {
                return Stopwatch.GetElapsedTime(cancelled).TotalMilliseconds;
            }
            finally
            {
                canceller.Join();
            }

            return 0; // It had ended before.
        });
    }

    private static string Network(string name) => GeneratorSources.Networks.Single(n => n.Name == name).Source;

    /// <summary>What a build takes, generator and writing of the assembly, above one of the same members as stubs: where the declarations, and where only another file changed.</summary>
    private static void Build(GeneratorAssembly generator, string name, int rounds, params string[] sources)
    {
        CSharpCompilation project = GeneratorProject.Compile([.. sources, GeneratorSources.Unrelated]);
        GeneratorDriver ran = generator.Driver().RunGenerators(project);
        CSharpCompilation stubs = WithoutBodies.Of(project, GeneratorProject.Files(ran).Select(f => f.SyntaxTree));
        List(name + ", more than of stubs: milliseconds by the wall", [.. Repeat(2 * rounds, _ => Emit(project, generator.Driver()) - Emit(stubs, null)).Skip(rounds)]);
        List(name + ", the same where another file changed", [.. Repeat(2 * rounds, _ => Emit(project, ran) - Emit(stubs, null)).Skip(rounds)]);

        double Emit(CSharpCompilation compiled, GeneratorDriver? driver)
        {
            compiled = GeneratorProject.Change(compiled, sources.Length, GeneratorSources.Unrelated);
            long start = Stopwatch.GetTimestamp();
            Compilation updated = compiled;
            driver?.RunGeneratorsAndUpdateCompilation(compiled, out updated, out _);
            return updated.Emit(Stream.Null) is { Success: false } failed
                ? throw new InvalidOperationException($"{name}: {failed.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}")
                : Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static double[] Repeat(int count, Func<int, double> measure) => [.. Enumerable.Range(0, count).Select(measure)];

    private static void List(string what, IReadOnlyList<double> values) => Console.WriteLine(FormattableString.Invariant(
        $"{what,-86}minimum {values.Min():F1}, median {GeneratorTimeCommand.Median(values):F1}, maximum {values.Max():F1}"));
}
