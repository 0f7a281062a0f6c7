using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Where the parsers put what they find. An analyzer gives an action; the generator gives none and learns only
/// whether there was an error, so that it never asks for a location.
/// </summary>
internal sealed class DiagnosticSink(Action<Diagnostic>? report = null)
{
    private readonly HashSet<(string, Location, string)> _seen = [];

    /// <summary>Whether the declaration cannot be compiled.</summary>
    public bool HasErrors { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, Func<Location> location, params object[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        if (report is null)
        {
            return;
        }

        // One `Stride = 0` is wrong for rows and for columns, but is one mistake.
        Diagnostic diagnostic = Diagnostic.Create(descriptor, location(), arguments);
        if (_seen.Add((descriptor.Id, diagnostic.Location, diagnostic.GetMessage())))
        {
            report(diagnostic);
        }
    }

    /// <summary>Notes an error that the compiler itself reports, so that it is not said twice.</summary>
    public void AlreadyReported() => HasErrors = true;
}
