using System.CommandLine;
using System.Diagnostics;
using KernelGen.Benchmarks.Cases;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Peers;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.StartUp;

/// <summary>
/// The verb <c>first-result</c>: what passes from weights in memory to a whole network's first output, all that the just-in-time compiler does included.
/// Only the first use in a process measures that, so a run is one network.
/// </summary>
internal static class FirstResult
{
    public static Command Create()
    {
        var name = new Argument<string>("network") { Description = string.Join(", ", WholeNetworkCases.Networks.Keys) };
        var threads = new Option<int>("--threads") { Description = "Threads of each.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "first-result", "Times a network from weights in memory to its first output, and ONNX Runtime from a model in memory (with -p:Peers=true).") { name, threads };
        command.SetAction(parsed =>
        {
            if (WholeNetworkCases.Networks.TryGetValue(parsed.GetValue(name)!, out WholeNetworkVariants? network))
                return Run(network, parsed.GetValue(threads), Console.Out);
            Console.Error.WriteLine($"There is no network '{parsed.GetValue(name)}'; there are {string.Join(", ", WholeNetworkCases.Networks.Keys)}.");
            return 2;
        });
        return command;
    }

    private static int Run(WholeNetworkVariants network, int threads, TextWriter output)
    {
        using var peers = new PeerSet(output.WriteLine);
        var context = new CaseContext(threads, peers);
        IReadOnlyDictionary<string, float[]>? reference = null;
        foreach (IVariant variant in network.First(context))
        {
            using (variant)
            {
                long start = Stopwatch.GetTimestamp();
                variant.Prepare();
                IReadOnlyDictionary<string, float[]>? result = variant.Output();
                double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (OutputCheck.Difference(reference ??= result, result, new Tolerance(0, 1e-4)) is { } problem)
                {
                    output.WriteLine($"{variant.Name}: {problem}");
                    return 1;
                }

                output.WriteLine(FormattableString.Invariant($"{variant.Name,-12} {milliseconds,8:F1} ms to the first output"));
            }
        }

        return 0;
    }
}
