using System.Collections.Immutable;
using System.Runtime.Loader;
using KernelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Docs.Tests;

/// <summary>Compiles blocks of C# with the generator, in memory, and runs the programs among them.</summary>
internal static class DocCompiler
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string WebUsings =
        """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp13);

    // What a console project refers to, the runtime of web services included.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "KernelGen.dll"))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>The block as a file that can be compiled: members and statements alone get a type around them.</summary>
    public static string Complete(string text, string directive)
    {
        if (directive.StartsWith("in: ", StringComparison.Ordinal))
            return $"using KernelGen;\n{directive[4..]}\n{{\n{text}\n}}\n";
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(text, options: Language);
        bool isFile = !unit.ContainsDiagnostics
            && !unit.Members.Any(member => member is MethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax)
            && !unit.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Any(f => f.Modifiers.Any(SyntaxKind.PartialKeyword) || f.Modifiers.Any(SyntaxKind.PublicKeyword));
        if (isFile) return unit.Usings.Any(u => u.Name?.ToString() == "KernelGen") ? text : $"using KernelGen;\n{text}";
        return $"using KernelGen;\npublic static partial class Page\n{{\n{text}\n}}\n";
    }

    /// <summary>Compiles, and fails on every error and on every warning of KernelGen's.</summary>
    /// <param name="text">The block.</param>
    /// <param name="directive">How it is completed.</param>
    /// <param name="isQuoted">Whether the generated code is looked at: of every width then, and of the narrowest alone otherwise.</param>
    /// <param name="run">What was generated.</param>
    public static Compilation Compile(string text, string directive, bool isQuoted, out GeneratorDriverRunResult run)
    {
        string source = Complete(text, directive);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Language, "Program.cs");
        bool isProgram = ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>().Any();
        bool isWeb = text.Contains("WebApplication", StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Page", [tree, CSharpSyntaxTree.ParseText(isWeb ? Usings + "\n" + WebUsings : Usings, Language)], References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [new KernelGenerator().AsSourceGenerator()], parseOptions: Language, optionsProvider: isQuoted ? null : new NarrowProject())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        run = driver.GetRunResult();
        ImmutableArray<Diagnostic> said = Said(output);
        string[] wrong = [.. said.Concat(output.GetDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error || (d.Severity == DiagnosticSeverity.Warning && d.Id.StartsWith("KG", StringComparison.Ordinal)))
            .Select(d => d.ToString())];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Take(5)) + "\n" + source);
        return output;
    }

    /// <summary>What KernelGen says of a block, without the marks of code fixes: the numbers, each once.</summary>
    /// <param name="text">The block.</param>
    /// <param name="id">The message that the block is about, which counts even if nobody is shown it.</param>
    public static string[] Messages(string text, string id)
    {
        var compilation = CSharpCompilation.Create(
            "Page", [CSharpSyntaxTree.ParseText(Complete(text, ""), Language, "Program.cs"), CSharpSyntaxTree.ParseText(Usings, Language)], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        _ = CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator()], parseOptions: Language, optionsProvider: new NarrowProject())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        return
        [
            .. reported.Concat(Said(output)).Where(d => d.Id.StartsWith("KG", StringComparison.Ordinal) && (d.Severity > DiagnosticSeverity.Hidden || d.Id == id))
                .Select(d => d.Id).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<Diagnostic> Said(Compilation output)
    {
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer> analyzers =
        [
            .. typeof(KernelGenerator).Assembly.GetTypes()
                .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer)))
                .Select(type => (Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        return Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions
            .WithAnalyzers(output, analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    /// <summary>Runs a program in a folder and gives what it prints.</summary>
    public static string Run(Compilation program, string folder)
    {
        using var file = new MemoryStream();
        Assert.True(program.Emit(file).Success);
        file.Position = 0;
        var entry = new AssemblyLoadContext("Page", isCollectible: true).LoadFromStream(file).EntryPoint!;
        TextWriter before = Console.Out;
        string directory = Environment.CurrentDirectory;
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
            object? result = entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            (result as Task)?.GetAwaiter().GetResult();
        }
        finally
        {
            Console.SetOut(before);
            Environment.CurrentDirectory = directory;
        }

        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
