using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Editor.Tests;

/// <summary>A file as an editor has it open, with the generator running, asked through Roslyn's own services.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly Document _document;
    private readonly int _caret;

    /// <param name="marked">The file, <c>$$</c> where the caret is.</param>
    public Editor(string marked)
    {
        _caret = marked.IndexOf("$$", StringComparison.Ordinal);
        string text = marked.Remove(_caret, 2);
        string framework = RuntimeEnvironment.GetRuntimeDirectory(), runtime = typeof(NetworkAttribute).Assembly.Location;
        Project project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "App", "App", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
            metadataReferences:
            [
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                    .Where(f => f.StartsWith(framework, StringComparison.Ordinal)).Select(f => MetadataReference.CreateFromFile(f)),
                MetadataReference.CreateFromFile(runtime, documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(runtime, ".xml"))),
            ],
            analyzerReferences: [new AnalyzerFileReference(typeof(Generator.KernelGenerator).Assembly.Location, new Loader())]));
        _document = _workspace.AddDocument(project.Id, "App.cs", SourceText.From(text));
    }

    /// <summary>What is shown when the mouse rests on the caret's place, section by section; every blank is a space.</summary>
    public async Task<string> Hover()
    {
        QuickInfoItem? item = await QuickInfoService.GetService(_document)!.GetQuickInfoAsync(_document, _caret);
        string text = string.Join("\n", (item?.Sections ?? []).Select(s => s.Text));
        return string.Concat(text.Select(c => char.IsWhiteSpace(c) && c != '\n' ? ' ' : c));
    }

    /// <summary>What completion offers at the caret, and what it says of each.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Complete(IReadOnlyCollection<string> names)
    {
        CompletionService service = CompletionService.GetService(_document)!;
        CompletionList list = await service.GetCompletionsAsync(_document, _caret);
        var found = new Dictionary<string, string>();
        foreach (CompletionItem item in list.ItemsList.Where(i => names.Contains(i.DisplayText)))
        {
            CompletionDescription? description = await service.GetDescriptionAsync(_document, item);
            found[item.DisplayText] = description?.Text ?? "";
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => typeof(Generator.KernelGenerator).Assembly;
    }
}
