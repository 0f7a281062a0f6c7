using System.CommandLine;
using BenchmarkDotNet.Running;
using KernelGen.Benchmarks.Cases;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Figures;
using KernelGen.Benchmarks.Generator;
using KernelGen.Benchmarks.Machine;
using KernelGen.Benchmarks.Micro;
using KernelGen.Benchmarks.StartUp;

// The verbs below are ours; all other arguments go to BenchmarkDotNet.
if (args.Length > 0 && args[0] is not ("compare" or "list" or "machine" or "first-call" or "start-up" or "first-result" or "generator-time" or "generator-text" or "editor-cost" or "project-cost" or "tables" or "-h" or "--help" or "-?" or "--version"))
{
    BenchmarkSwitcher.FromAssembly(typeof(BenchmarkSettings).Assembly).Run(args, new BenchmarkSettings());
    return 0;
}

var filter = new Option<string?>("--filter") { Description = "Globs over case names, separated by commas; all cases without it.", HelpName = "GLOBS" };
var json = new Option<FileInfo?>("--json") { Description = "Also write the results to this file.", HelpName = "FILE" };
var threads = new Option<int>("--threads") { Description = "Threads of the cases that can use more than one.", HelpName = "N", DefaultValueFactory = _ => 1 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each variant.", HelpName = "N", DefaultValueFactory = _ => new RoundTimer().Rounds };
var save = new Option<bool>("--save") { Description = "Also add the results to the processor's file in benchmarks/results." };
var folder = new Option<DirectoryInfo?>("--results") { Description = "With --save: the folder of the files, where it is another.", HelpName = "FOLDER" };
threads.Validators.Add(result => RequirePositive(result, threads));
rounds.Validators.Add(result => RequirePositive(result, rounds));

var compare = new Command("compare", "Compares the results of all variants, times those that agree in turn, and prints one table.")
{
    filter, json, threads, rounds, save, folder,
};
compare.Validators.Add(result =>
{
    if (result.GetResult(folder) is not null && !result.GetValue(save))
        result.AddError("--results says where --save writes: give both.");
});
compare.SetAction(parsed => new CompareCommand(
    parsed.GetValue(filter),
    parsed.GetValue(json),
    parsed.GetValue(threads),
    new RoundTimer { Rounds = parsed.GetValue(rounds) })
{
    SaveFolder = parsed.GetValue(save) ? parsed.GetValue(folder)?.FullName ?? ResultsFile.DefaultFolder : null,
}.Run(CaseCatalogue.All, Console.Out, Console.Error, MachineProfile.Measure));

var list = new Command("list", "Prints the names of the cases.") { filter };
list.SetAction(parsed =>
{
    var globs = new GlobFilter(parsed.GetValue(filter));
    foreach (Case work in CaseCatalogue.All.Where(c => globs.Matches(c.Name)))
        Console.WriteLine(work.Name);
});

var machine = new Command("machine", "Measures the float peak and the copy bandwidth of one core.");
machine.SetAction(_ =>
{
    MachineProfile profile = MachineProfile.Measure();
    Console.WriteLine(FormattableString.Invariant(
        $"{profile.Cpu}, {profile.VectorBits}-bit vectors, {profile.PeakGflops:F1} GFLOP/s, copy {profile.CopyGigabytesPerSecond:F1} GB/s"));
});

var firstCall = new Command("first-call", "Times LeNet-5's first calls in this process, the JIT included.");
firstCall.SetAction(_ => FirstCall.Print(Console.Out));

var starts = new Option<int>("--rounds") { Description = "Starts of each program.", HelpName = "N", DefaultValueFactory = _ => 15 };
starts.Validators.Add(result => RequirePositive(result, starts));
var startUp = new Command("start-up", "Publishes LeNet-5 in each way, and times from the start of the process to the first result.") { starts };
startUp.SetAction(parsed => StartUpComparison.Run(parsed.GetValue(starts), Console.Out, Console.Error));

var root = new RootCommand("KernelGen's benchmarks. Any other arguments, for example --filter '*', go to BenchmarkDotNet.")
{
    compare, list, machine, firstCall, startUp, FirstResult.Create(), GeneratorTimeCommand.Create(), GeneratorTextCommand.Create(), EditorCostCommand.Create(), ProjectCostCommand.Create(), TablesCommand.Create(),
};
return root.Parse(args).Invoke();

static void RequirePositive(System.CommandLine.Parsing.OptionResult result, Option<int> option)
{
    if (result.GetValueOrDefault<int>() < 1)
        result.AddError($"{option.Name} must be at least 1.");
}
