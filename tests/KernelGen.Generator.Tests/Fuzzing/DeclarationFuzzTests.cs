using System.Globalization;
using KernelGen.Generator.Tests.Programs;
using Xunit.Abstractions;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>
/// Random declarations, from valid ones to half-typed nonsense: no exception of the generator or an analyzer, no message from the compiler about
/// generated code, nothing withheld without an error, and a second run finds everything cached.
/// </summary>
/// <remarks>KERNELGEN_FUZZ says how many; every failure prints its seed, and KERNELGEN_TEST_SEED starts from another.</remarks>
public sealed class DeclarationFuzzTests(ITestOutputHelper output)
{
    private const int DeclarationsPerProject = 100;
    private const int MostFaults = 30;

    private static int Projects => Math.Max(1, FuzzCount.Of(1000) / DeclarationsPerProject);

    [Fact]
    public void AnyDeclarationIsCompiledOrRefused()
    {
        int first = RandomProgramTests.FirstSeed, whole = 0, broken = 0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"KERNELGEN_TEST_SEED={first}, {Projects * DeclarationsPerProject} declarations"));
        // One of each kind is enough to read.
        var faults = new Dictionary<string, string>();
        for (int project = 0; project < Projects && faults.Count < MostFaults; project++)
        {
            int seed = first + (project * DeclarationsPerProject);
            RandomDeclaration[] declarations = [.. Enumerable.Range(seed, DeclarationsPerProject).Select(RandomDeclaration.Draw)];
            (IReadOnlyList<string> found, int compiled) = Check(ref declarations, d => FuzzedProject.Check(d, new Dice(seed)), FuzzedProject.BreaksTheCompiler);
            whole += compiled;
            broken += DeclarationsPerProject - declarations.Length;
            foreach (string fault in found)
            {
                string named = string.Concat(declarations.Where(d => fault.Contains(d.Name, StringComparison.Ordinal)).Select(d => $"    {d.Text}\n"));
                string line = string.Create(CultureInfo.InvariantCulture, $"KERNELGEN_TEST_SEED={seed} KERNELGEN_FUZZ={DeclarationsPerProject}: {fault}\n{named}");
                if (faults.TryAdd(fault.Split(':')[0], line))
                {
                    output.WriteLine(line);
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whole} compiled whole, {broken} left out because the compiler itself fails on them"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Values));
        // Of a single project the options can be such that nothing is compiled.
        Assert.True(whole > Projects * DeclarationsPerProject / 10 || Projects < 10, $"only {whole} were compiled");
    }

    /// <summary>One declaration on which the compiler itself fails costs that one, and is counted; a failure without one is a fault.</summary>
    [Fact]
    public void WhatTheCompilerItselfFailsOnIsLeftOut()
    {
        RandomDeclaration[] declarations = [.. Enumerable.Range(0, 5).Select(RandomDeclaration.Draw)];
        RandomDeclaration broken = declarations[3];
        (IReadOnlyList<string> Faults, int Whole) Fail(IReadOnlyList<RandomDeclaration> project) =>
            project.Contains(broken) ? throw new InvalidOperationException("the compiler's") : ([], project.Count);
        RandomDeclaration[] left = declarations;
        Assert.Equal(4, Check(ref left, Fail, d => d == broken).Whole);
        Assert.Equal(declarations.Where(d => d != broken), left);

        left = declarations;
        Assert.StartsWith("the compiler fails", Assert.Single(Check(ref left, Fail, _ => false).Faults), StringComparison.Ordinal);
        Assert.Equal(declarations, left);
    }

    /// <summary>Checks a project, without the declarations that the compiler itself fails on.</summary>
    private static (IReadOnlyList<string> Faults, int Whole) Check(
        ref RandomDeclaration[] declarations, Func<IReadOnlyList<RandomDeclaration>, (IReadOnlyList<string> Faults, int Whole)> check, Func<RandomDeclaration, bool> breaks)
    {
        try
        {
            return check(declarations);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            RandomDeclaration[] sound = [.. declarations.Where(d => !breaks(d))];
            if (sound.Length == declarations.Length)
            {
                return ([$"the compiler fails: {e}"], 0);
            }

            declarations = sound;
            return check(declarations);
        }
    }
}
