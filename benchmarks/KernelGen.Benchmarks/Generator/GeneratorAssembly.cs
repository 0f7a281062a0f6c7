using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Benchmarks.Generator;

/// <summary>A generator that is loaded from its file, so that two versions of it can be measured in one process.</summary>
internal sealed class GeneratorAssembly
{
    private readonly Type _type;

    private GeneratorAssembly(string name, string file, Type type)
    {
        Name = name;
        File = file;
        _type = type;
    }

    /// <summary>What tables call it.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public string File { get; }

    /// <summary>The generator that this program was compiled with.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "generator", "KernelGen.Generator.dll");

    /// <summary>Loads generators; this program's own is called new.</summary>
    public static IReadOnlyList<GeneratorAssembly> Load(string? old) =>
        old is null ? [Load("new", Own)] : [Load("old", Path.GetFullPath(old)), Load("new", Own)];

    /// <summary>Loads one.</summary>
    public static GeneratorAssembly Load(string name, string file)
    {
        // Roslyn is this program's for each of them; only the generator differs.
        Assembly assembly = new AssemblyLoadContext(name).LoadFromAssemblyPath(file);
        return new(name, file, assembly.GetType("KernelGen.Generator.KernelGenerator", throwOnError: true)!);
    }

    /// <summary>A driver that has run nothing.</summary>
    public GeneratorDriver Driver() => Driver((IIncrementalGenerator)Activator.CreateInstance(_type)!);

    /// <summary>The analyzers that come with it.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. _type.Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>A driver of any generator.</summary>
    public static GeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: GeneratorProject.Language);
}
