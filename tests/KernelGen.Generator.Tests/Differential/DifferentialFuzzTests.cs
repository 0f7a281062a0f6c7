using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Generator.Tests.Fuzzing;
using KernelGen.Generator.Tests.Programs;
using KernelGen.Tests.Support;
using Xunit.Abstractions;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>
/// Random valid networks and image kernels through everything: the generator, the C# compiler, and a process for each width of vectors, against plain
/// loops in double precision and exact sums. All widths with fused multiply-add give the same bits, and so do those without.
/// </summary>
/// <remarks>KERNELGEN_FUZZ says how many; every failure prints its seed, and KERNELGEN_TEST_SEED starts from another.</remarks>
public sealed class DifferentialFuzzTests(ITestOutputHelper output)
{
    private const int CasesPerProject = 30, MostFaults = 20;

    [Fact]
    public async Task EveryWidthComputesWhatIsDeclared()
    {
        int first = RandomProgramTests.FirstSeed, count = FuzzCount.Of(CasesPerProject);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"KERNELGEN_TEST_SEED={first}, {count} declarations"));
        var faults = new List<string>();
        for (int done = 0; done < count && faults.Count < MostFaults; done += CasesPerProject)
        {
            DifferentialCase[] cases = [.. Enumerable.Range(first + done, Math.Min(CasesPerProject, count - done)).Select(DifferentialCase.Draw)];
            // One fault of a declaration is enough to read.
            foreach ((DifferentialCase about, string fault) in (await Check(cases)).DistinctBy(f => f.Case))
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"KERNELGEN_TEST_SEED={about.Seed} KERNELGEN_FUZZ=1: {fault}\n{about.Text}");
                output.WriteLine(text);
                faults.Add(text);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<IReadOnlyList<(DifferentialCase Case, string Fault)>> Check(DifferentialCase[] cases)
    {
        string folder = Directory.CreateTempSubdirectory("kernelgen-differential-").FullName;
        try
        {
            (string assembly, IReadOnlyList<(DifferentialCase Case, string Message)> refused) = DifferentialProject.Compile(cases, folder);
            if (refused.Count > 0)
            {
                // The others are compiled again without them.
                DifferentialCase[] sound = [.. cases.Except(refused.Select(r => r.Case))];
                return [.. refused, .. sound.Length > 0 && sound.Length < cases.Length ? await Check(sound) : []];
            }

            // Two at a time: most of it is just-in-time compilation, on a thread of its own.
            var results = new List<(WidthProcess Process, ResultFile Results)>();
            foreach (WidthProcess[] pair in WidthProcess.All.Chunk(2))
            {
                results.AddRange((await Task.WhenAll(pair.Select(p => p.RunAsync(assembly)))).Select((r, i) => (pair[i], r)));
            }

            return Compare(cases, assembly, results);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(DifferentialCase Case, string Fault)> Compare(DifferentialCase[] cases, string assembly, List<(WidthProcess Process, ResultFile Results)> results)
    {
        Dictionary<string, DifferentialCase> byName = cases.ToDictionary(c => c.Name);
        var faults = new List<(DifferentialCase, string)>();
        foreach ((WidthProcess process, ResultFile found) in results)
        {
            faults.AddRange(found.Faults.Select(f => (Of(f.Declaration), $"{process.Words} ({found.Width}): {f.Declaration}: {f.Text}")));
        }

        var context = new AssemblyLoadContext("drawn", isCollectible: true);
        using var file = new MemoryStream(File.ReadAllBytes(assembly));
        Assembly loaded = context.LoadFromStream(file);
        foreach (IGrouping<bool, (WidthProcess Process, ResultFile Results)> group in results.GroupBy(r => r.Results.Width.EndsWith("True", StringComparison.Ordinal)))
        {
            (WidthProcess process, ResultFile found) = group.First();
            foreach (DifferentialCase drawn in cases)
            {
                if (!faults.Any(f => f.Item1 == drawn) && Wrong(drawn, loaded, found) is { } wrong)
                {
                    faults.Add((drawn, $"{process.Words} ({found.Width}): {wrong}"));
                }
            }

            foreach ((WidthProcess other, ResultFile others) in group.Skip(1))
            {
                faults.AddRange(found.Keys.Where(k => k.Declaration.Length > 0 && !(others.Find(k.Declaration, k.What) is { } bytes && bytes.AsSpan().SequenceEqual(found.Find(k.Declaration, k.What))))
                    .DistinctBy(k => k.Declaration).Where(k => !faults.Any(f => f.Item1 == Of(k.Declaration)))
                    .Select(k => (Of(k.Declaration), $"{other.Words} ({others.Width}) and {process.Words} ({found.Width}) give other bits: {k.Declaration}, {k.What}")).ToArray());
            }
        }

        context.Unload();
        return faults;

        DifferentialCase Of(string declaration) => byName[declaration.Split('.')[0]];
    }

    private static string? Wrong(DifferentialCase drawn, Assembly assembly, ResultFile results)
    {
        try
        {
            if (drawn.Network is { } network)
            {
                return NetworkComparison.Check(network, results);
            }

            foreach (DeclaredKernel kernel in DeclaredKernel.In(assembly.GetType(drawn.Name, throwOnError: true)!))
            {
                kernel.Check(new KernelComparison(kernel.Name.Split(' ')[0], results));
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }
}
