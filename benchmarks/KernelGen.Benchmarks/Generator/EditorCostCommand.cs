using System.CommandLine;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Machine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Benchmarks.Generator;

/// <summary>What an edit costs in a project of five networks and fifty image kernels, in processor time of the thread that runs the generator.</summary>
internal static class EditorCostCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var old = new Option<string?>("--old") { Description = "Another build of KernelGen.Generator.dll, timed in turn.", HelpName = "DLL" };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each edit.", HelpName = "N", DefaultValueFactory = _ => 15 };
        var filter = new Option<string?>("--filter") { Description = "Globs over the edits' names, separated by commas.", HelpName = "GLOBS" };
        var command = new Command("editor-cost", "Times what keystrokes cost in a project of five networks and fifty image kernels.") { old, filter, rounds };
        command.SetAction(parsed => Run(GeneratorAssembly.Load(parsed.GetValue(old)), new GlobFilter(parsed.GetValue(filter)), parsed.GetValue(rounds)));
        return command;
    }

    private static void Run(IReadOnlyList<GeneratorAssembly> generators, GlobFilter filter, int rounds)
    {
        (string Name, int File, Func<string, int, string> Edit)[] edits =
        [
            ("unrelated file", GeneratorSources.UnrelatedFile, (s, n) => s.Replace("42", FormattableString.Invariant($"{n}"), StringComparison.Ordinal)),
            ("a number of LeNet-5", 0, (s, n) => s.Replace("Linear(84)", FormattableString.Invariant($"Linear({84 - (n % 40)})"), StringComparison.Ordinal)),
            ("a number of VggLike", 1, (s, n) => s.Replace("Linear(512)", FormattableString.Invariant($"Linear({512 - (n % 40)})"), StringComparison.Ordinal)),
            ("a kernel of LeNet-5", 0, (s, n) => s.Replace("Conv2d(6, 5)", FormattableString.Invariant($"Conv2d({6 + (n % 20)}, 5)"), StringComparison.Ordinal)),
            ("one of fifty kernels", GeneratorSources.KernelsFile, (s, n) => s.Replace("Divisor = 3)", FormattableString.Invariant($"Divisor = {100 + n})"), StringComparison.Ordinal)),
            ("a tap of 5x5, one of fifty", GeneratorSources.KernelsFile, (s, n) => s.Replace("1 4 5 4 1", FormattableString.Invariant($"1 4 {60 + n} 4 1"), StringComparison.Ordinal)),
        ];
        CSharpCompilation project = GeneratorProject.Compile(GeneratorSources.Project);
        (string Name, GeneratorDriver Driver)[] drivers =
        [
            .. generators.Select(g => (g.Name, g.Driver().RunGenerators(project))),
            ("nothing", GeneratorAssembly.Driver(new AskingGenerator()).RunGenerators(project)),
        ];
        Console.WriteLine(CpuName.Read());
        foreach ((string name, GeneratorDriver driver) in drivers)
            Console.WriteLine(FormattableString.Invariant($"{name}: {GeneratorProject.Length(driver):N0} characters in {GeneratorProject.Files(driver).Count} files"));

        Console.WriteLine("Milliseconds of the thread, minimum and median; nothing: a generator that asks for the same attributes.");
        // The first edit stands for all: until the JIT compiler has compiled what they share a second time, none is warm.
        WarmUp(project, drivers, edits[0].File, edits[0].Edit);
        foreach ((string name, int file, Func<string, int, string> edit) in edits.Where(e => filter.Matches(e.Name)))
        {
            List<double>[] times = [.. drivers.Select(_ => new List<double>())];
            for (int round = -40; round < rounds; round++)
            {
                CSharpCompilation changed = GeneratorProject.Change(project, file, edit(GeneratorSources.Project[file], round + 40));
                for (int d = 0; d < drivers.Length; d++)
                {
                    // A copy, so that nobody finds symbols that another has bound.
                    CSharpCompilation copy = changed.Clone();
                    double start = ThreadTime.Milliseconds;
                    drivers[d].Driver.RunGenerators(copy);
                    if (round >= 0)
                        times[d].Add(ThreadTime.Milliseconds - start);
                }
            }

            Console.WriteLine($"{name,-28}" + string.Concat(drivers.Select((d, i) =>
                FormattableString.Invariant($"{d.Name,10} {times[i].Min(),6:F1} {GeneratorTimeCommand.Median(times[i]),6:F1}"))));
        }
    }

    private static void WarmUp(CSharpCompilation project, (string Name, GeneratorDriver Driver)[] drivers, int file, Func<string, int, string> edit)
    {
        for (int round = 0; round < 400; round++)
        {
            CSharpCompilation changed = GeneratorProject.Change(project, file, edit(GeneratorSources.Project[file], round));
            foreach ((_, GeneratorDriver driver) in drivers)
                driver.RunGenerators(changed.Clone());
        }

        Thread.Sleep(500);
    }

    /// <summary>Asks Roslyn for what the generator asks for, and makes nothing of it.</summary>
    private sealed class AskingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            IEnumerable<Type> attributes = typeof(Network).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)) && t.Namespace == "KernelGen");
            foreach (Type attribute in attributes)
            {
                IncrementalValuesProvider<string> found = context.SyntaxProvider.ForAttributeWithMetadataName(
                    attribute.FullName!, static (_, _) => true, static (c, _) => c.TargetSymbol.Name);
                context.RegisterSourceOutput(found, static (_, _) => { });
            }
        }
    }
}
