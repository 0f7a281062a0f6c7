using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using KernelGen.Tool.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Tool.Checking;

/// <summary>C# text, ready to be compiled against this program's framework and KernelGen.</summary>
internal static class SourceCompilation
{
    /// <summary>The language.</summary>
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest);

    /// <summary>A compilation of some files.</summary>
    public static CSharpCompilation Of(params string[] sources)
    {
        string framework = RuntimeEnvironment.GetRuntimeDirectory();
        MetadataReference[] references =
        [
            .. Directory.GetFiles(framework, "System*.dll").Where(IsManaged).Select(file => MetadataReference.CreateFromFile(file)),
            MetadataReference.CreateFromFile(Path.Combine(framework, "netstandard.dll")),
            MetadataReference.CreateFromFile(typeof(Network).Assembly.Location),
        ];
        return CSharpCompilation.Create(
            "Imported",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), Language, $"Source{Numbers.Text(i)}.cs")),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static bool IsManaged(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
