using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Machine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Benchmarks.Generator;

/// <summary>Times the generator over whole networks, cold in a process of its own and warm, and counts what it writes.</summary>
internal static class GeneratorTimeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var old = new Option<string?>("--old") { Description = "Another build of KernelGen.Generator.dll, timed in turn.", HelpName = "DLL" };
        var networks = new Option<string?>("--filter") { Description = "Globs over the declarations' names, separated by commas.", HelpName = "GLOBS" };
        var rounds = new Option<int>("--rounds") { Description = "Warm rounds of each.", HelpName = "N", DefaultValueFactory = _ => 15 };
        var starts = new Option<int>("--starts") { Description = "Cold processes of each.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var cold = new Option<bool>("--cold") { Hidden = true };
        var command = new Command("generator-time", "Times the generator over whole networks, cold and warm, and counts the characters it writes.") { old, networks, rounds, starts, cold };
        command.SetAction(parsed => Run(
            parsed.GetValue(old), new GlobFilter(parsed.GetValue(networks)), parsed.GetValue(rounds), parsed.GetValue(starts), parsed.GetValue(cold)));
        return command;
    }

    private static void Run(string? old, GlobFilter filter, int rounds, int starts, bool isCold)
    {
        (string Name, string Source)[] all = [.. GeneratorSources.Networks.Where(n => filter.Matches(n.Name))];
        if (isCold)
        {
            Console.WriteLine(Time(GeneratorAssembly.Load("cold", old ?? GeneratorAssembly.Own), GeneratorProject.Compile(all.Single().Source)).Wall.ToString(CultureInfo.InvariantCulture));
            return;
        }

        Console.WriteLine(CpuName.Read());
        Console.WriteLine("Milliseconds: warm minimum and median by the wall, median of the thread's processor time; cold in new processes, minimum and median.");
        Console.WriteLine($"{"",-20}{"generator",-10}{"characters",11}{"warm min",10}{"median",8}{"thread",8}{"cold min",10}{"median",8}{"MB",6}");
        IReadOnlyList<GeneratorAssembly> generators = GeneratorAssembly.Load(old);
        foreach ((string name, string source) in all)
        {
            CSharpCompilation project = GeneratorProject.Compile(source);
            GeneratorAssembly[] able = [.. generators.Where(g => Manages(g, project, name))];
            Measured[] results = [.. able.Select(_ => new Measured())];
            for (int start = 0; start < starts; start++)
            {
                for (int g = 0; g < able.Length; g++)
                    results[g].Cold.Add(Cold(able[g], name));
            }

            for (int round = -5; round < rounds; round++)
            {
                for (int g = 0; g < able.Length; g++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    (double wall, double thread) = Time(able[g], project);
                    if (round >= 0)
                    {
                        results[g].Warm.Add(wall);
                        results[g].Thread.Add(thread);
                        results[g].Megabytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
                    }
                }
            }

            for (int g = 0; g < able.Length; g++)
            {
                Measured m = results[g];
                int length = GeneratorProject.Length(able[g].Driver().RunGenerators(project));
                Console.WriteLine(FormattableString.Invariant(
                    $"{name,-20}{able[g].Name,-10}{length,11:N0}{m.Warm.Min(),10:F1}{Median(m.Warm),8:F1}{Median(m.Thread),8:F1}{m.Cold.DefaultIfEmpty().Min(),10:F0}{Median(m.Cold),8:F0}{m.Megabytes,6:F0}"));
            }
        }
    }

    /// <summary>An older generator may not know the declaration.</summary>
    private static bool Manages(GeneratorAssembly generator, CSharpCompilation project, string name)
    {
        try
        {
            if (GeneratorProject.Length(generator.Driver().RunGenerators(project)) > 10_000)
                return true;
        }
        catch (InvalidOperationException)
        {
        }

        Console.WriteLine($"{name,-20}{generator.Name,-10} does not compile it");
        return false;
    }

    private static (double Wall, double Thread) Time(GeneratorAssembly generator, CSharpCompilation project)
    {
        // Another compilation that says the same, so that no symbol is there already.
        project = project.Clone();
        GeneratorDriver driver = generator.Driver();
        double thread = ThreadTime.Milliseconds;
        long start = Stopwatch.GetTimestamp();
        driver.RunGenerators(project);
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (wall, ThreadTime.Milliseconds - thread);
    }

    private static double Cold(GeneratorAssembly generator, string name) =>
        InNewProcess(["generator-time", "--cold", "--filter", name, "--old", generator.File]);

    /// <summary>The number that a verb of this program prints in a process of its own.</summary>
    internal static double InNewProcess(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(GeneratorTimeCommand).Assembly.Location);

        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    internal static double Median(IReadOnlyCollection<double> values) => values.Count == 0 ? 0 : values.Order().ElementAt(values.Count / 2);

    private sealed class Measured
    {
        public List<double> Warm { get; } = [];

        public List<double> Thread { get; } = [];

        public List<double> Cold { get; } = [];

        public double Megabytes { get; set; }
    }
}
