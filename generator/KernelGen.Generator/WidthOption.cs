using KernelGen.Compiler;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator;

/// <summary>The vector widths that a project asks for with <c>KernelGenWidths</c>.</summary>
internal static class WidthOption
{
    /// <summary>
    /// The build's property that has them, with commas between: build/KernelGen.targets sets it, because a semicolon begins a comment in the file that
    /// takes properties to the compiler. That file also checks what the project says.
    /// </summary>
    public const string Property = "build_property.KernelGenWidthList";

    /// <summary>Reads the project's options.</summary>
    public static Widths Of(AnalyzerConfigOptionsProvider options) =>
        Widths.Parse(options.GlobalOptions.TryGetValue(Property, out string? value) ? value : null);
}
