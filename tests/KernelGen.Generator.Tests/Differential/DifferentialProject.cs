using System.Collections.Immutable;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>A declaration that was drawn: a network, or a class of image kernels.</summary>
/// <param name="Seed">What it was drawn from.</param>
/// <param name="Name">The class.</param>
/// <param name="Text">The source.</param>
/// <param name="Network">The network; null where it is kernels.</param>
internal sealed record DifferentialCase(int Seed, string Name, string Text, DrawnNetwork? Network)
{
    /// <summary>The declaration of a seed.</summary>
    public static DifferentialCase Draw(int seed)
    {
        var random = new Random(unchecked(seed * 7919));
        if (seed % 2 == 0)
        {
            string kernels = FormattableString.Invariant($"F{seed}");
            return new(seed, kernels, KernelDrawing.Draw(kernels, random), null);
        }

        DrawnNetwork network = NetworkDrawing.Draw("", random);
        network = network with { Name = DrawnNumbers.Name(seed, network) };
        return new(seed, network.Name, NetworkText.Write(network, random), network);
    }
}

/// <summary>Many declarations compiled to one assembly, with kernels for every width.</summary>
internal static class DifferentialProject
{
    /// <summary>Compiles what it can.</summary>
    /// <param name="cases">The declarations.</param>
    /// <param name="folder">Where the assembly goes.</param>
    /// <returns>The assembly, and what the generator or the compiler says of declarations, all of which should be valid.</returns>
    public static (string Assembly, IReadOnlyList<(DifferentialCase Case, string Message)> Refused) Compile(IReadOnlyList<DifferentialCase> cases, string folder)
    {
        CSharpCompilation compilation = Harness.Compile([.. cases.Select(c => "using KernelGen;\n" + c.Text)])
            .WithAssemblyName("Drawn").WithOptions(Harness.Library.WithOptimizationLevel(OptimizationLevel.Release).WithOverflowChecks(false));
        GeneratorDriver driver = Harness.Driver(project: Harness.EveryWidth).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        var refused = new List<(DifferentialCase, string)>();
        foreach (Diagnostic diagnostic in reported.Concat(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)))
        {
            string path = diagnostic.Location.GetLineSpan().Path ?? "";
            int at = compilation.SyntaxTrees.Select(t => t.FilePath).ToList().IndexOf(path);

            // A failure of the generator is nowhere, but names the class.
            DifferentialCase about = at >= 0 ? cases[at]
                : cases.FirstOrDefault(c => Path.GetFileName(path).StartsWith(c.Name + ".", StringComparison.Ordinal) || diagnostic.GetMessage().Contains($"'{c.Name}'", StringComparison.Ordinal)) ?? cases[0];
            refused.Add((about, diagnostic.ToString()));
        }

        string assembly = Path.Combine(folder, "Drawn.dll");
        using FileStream file = File.Create(assembly);
        EmitResult emitted = output.Emit(file);
        Require.That(emitted.Success || refused.Count > 0, $"{string.Join("\n", emitted.Diagnostics.Take(5))}");
        return (assembly, refused);
    }
}
