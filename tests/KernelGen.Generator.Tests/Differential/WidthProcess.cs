using System.Diagnostics;
using System.Reflection;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using KernelGen.Runtime;
using KernelGen.Tests.Support;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>A process that runs a compiled project on vectors of one width, which is chosen once in a process.</summary>
/// <param name="Words">The width in words.</param>
/// <param name="Variable">What is set in the environment; empty for nothing.</param>
/// <param name="Value">To which value.</param>
internal sealed record WidthProcess(string Words, string Variable, string Value)
{
    /// <summary>What the test assembly is called with to be such a process.</summary>
    public const string Verb = "differential";

    /// <summary>The widest vectors of the machine, 256 and 128 bits, 128 without fused multiply-add, and plain numbers in place of vectors.</summary>
    public static IReadOnlyList<WidthProcess> All { get; } =
    [
        new("the widest vectors", "", ""), new("256 bits", VectorWidth.Variable, "256"), new("128 bits", VectorWidth.Variable, "128"),
        new("without AVX2", "DOTNET_EnableAVX2", "0"), new("without vectors", "DOTNET_EnableHWIntrinsic", "0"),
    ];

    /// <summary>Starts the process and reads what it has computed.</summary>
    /// <param name="assembly">The compiled project.</param>
    public async Task<ResultFile> RunAsync(string assembly)
    {
        string results = Path.Combine(Path.GetDirectoryName(assembly)!, $"{Variable}{Value}.results");
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", typeof(WidthProcess).Assembly.Location, Verb, assembly, results]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (WidthProcess other in All.Where(o => o.Variable.Length > 0))
        {
            start.Environment.Remove(other.Variable);
        }

        if (Variable.Length > 0)
        {
            start.Environment[Variable] = Value;
        }

        // Kernels are compiled at once in any case; the rest runs a few times only.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string last = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        Assert.True(process.ExitCode == 0, $"{Words}: the process ended at {last} with {process.ExitCode}: {await errors}");
        return ResultFile.Read(results);
    }

    /// <summary>What the process does.</summary>
    /// <param name="assembly">The compiled project.</param>
    /// <param name="path">Where the results go.</param>
    public static void Serve(string assembly, string path)
    {
        var results = new ResultFile();
        results.AddWidth(FormattableString.Invariant($"{VectorWidth.Bits} bits, fused: {Fma.IsSupported || AdvSimd.IsSupported}"));
        foreach (Type type in Assembly.LoadFrom(assembly).GetExportedTypes().OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            // The last line says where a process died.
            Console.WriteLine(type.Name);
            Attempt(type.Name, results, () =>
            {
                if (type.IsSubclassOf(typeof(Network)))
                {
                    using var network = (Network)Activator.CreateInstance(type)!;
                    NetworkProbe.Run(network, results);
                }
            });
            foreach (DeclaredKernel kernel in type.IsAbstract && type.IsSealed ? DeclaredKernel.In(type) : [])
            {
                string name = kernel.Name.Split(' ')[0];
                Attempt(name, results, () => kernel.Check(new KernelProbe(name, results)));
            }
        }

        results.Write(path);
    }

    private static void Attempt(string name, ResultFile results, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            results.AddFault(name, e.ToString());
        }
    }
}
