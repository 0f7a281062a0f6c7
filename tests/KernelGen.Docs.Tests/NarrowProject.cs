using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Docs.Tests;

/// <summary>
/// The options of a project that asks for vectors of 128 bits alone: every processor has them, all widths give the same bits, and the compiler has a third
/// of the code to read.
/// </summary>
internal sealed class NarrowProject : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = key == "build_property.KernelGenWidthList" ? "128" : null) is not null;
    }
}
