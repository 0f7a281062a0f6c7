using System.Collections.Immutable;
using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Where the parsers put what they find. Every message has one owner: errors are the generator's, because output is withheld then and
/// the compiler does not ask analyzers once a declaration has an error; all others are the analyzers'.
/// </summary>
internal sealed class DiagnosticSink
{
    private readonly HashSet<(string, Location, string)> _seen = [];
    private readonly List<Problem> _problems = [];
    private readonly Action<Diagnostic>? _report;
    private readonly List<UnreadName> _unread = [];
    private readonly bool _wantsErrors;
    private readonly ISymbol? _declaration;

    private DiagnosticSink(Action<Diagnostic>? report, bool wantsErrors, ISymbol? declaration = null) =>
        (_report, _wantsErrors, _declaration) = (report, wantsErrors, declaration);

    /// <summary>Whether the declaration cannot be compiled.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether an error was found that somebody else reports.</summary>
    public bool IsReportedElsewhere { get; private set; }

    /// <summary>Whether anybody reads what is not an error, which may cost more to find.</summary>
    public bool WantsAdvice => _report is not null;

    /// <summary>Why the declaration cannot be compiled; null if it can.</summary>
    public Refusal? Refusal => HasErrors ? new Refusal(_problems.ToEquatableArray(), IsReportedElsewhere, _unread.Distinct().ToEquatableArray()) : null;

    /// <summary>A sink that keeps the errors as values, for the generator.</summary>
    public static DiagnosticSink ForErrors() => new(null, wantsErrors: true);

    /// <summary>A sink that learns only whether there is an error, and so never asks for a location.</summary>
    public static DiagnosticSink Silent() => new(null, wantsErrors: false);

    /// <summary>A sink that passes on everything but errors, of which it marks those that can be fixed, for an analyzer.</summary>
    /// <param name="report">Takes the messages.</param>
    /// <param name="declaration">What is analysed: marks stand inside it, since editors look for none elsewhere.</param>
    public static DiagnosticSink ForAdvice(Action<Diagnostic> report, ISymbol declaration) => new(report, wantsErrors: false, declaration);

    /// <summary>A sink that passes on everything, for an analyzer that sees what the generator could not.</summary>
    public static DiagnosticSink ForAll(Action<Diagnostic> report) => new(report, wantsErrors: true);

    /// <summary>Says what is wrong.</summary>
    public void Report(ProblemSpec problem, Func<Location> location, params object[] arguments) => Correct(problem, location, [], arguments);

    /// <summary>Says what is wrong, and what would be right, which is found only if an editor could offer it.</summary>
    public void Correct(ProblemSpec problem, Func<Location> location, IEnumerable<Correction> corrections, params object[] arguments)
    {
        bool isError = problem.Severity == ProblemSeverity.Error;
        HasErrors |= isError;
        bool isForFix = isError && !_wantsErrors && problem.Fix != ProblemFix.None;
        if (_report is null ? !_wantsErrors || !isError : isError && !_wantsErrors && !isForFix)
        {
            return;
        }

        // As text at once, so that no culture takes part later. One `Stride = 0` is wrong for rows and for columns, but is one mistake.
        string[] texts = [.. arguments.Select(a => a is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : $"{a}")];
        Location place = location();
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (_report is not null && problem.Fix == ProblemFix.Correction)
        {
            properties = CorrectionProperties.Of(corrections);
            if (isForFix && (properties.IsEmpty || !Contains(_declaration!, place)))
            {
                return;
            }
        }

        place = isForFix && !Contains(_declaration!, place) ? TypeParser.Locate(_declaration!) : place;
        if (!_seen.Add((problem.Id, place, string.Join("\0", properties.IsEmpty ? texts : CorrectionProperties.Values(properties)))))
        {
            return;
        }

        if (_report is not null)
        {
            _report(Diagnostic.Create(isForFix ? Descriptors.FixOf(problem) : Descriptors.Of(problem), place, properties, texts));
        }
        else
        {
            _problems.Add(new Problem(problem.Id, texts.ToEquatableArray(), SourcePlaces.Of(place)));
        }
    }

    private static bool Contains(ISymbol declaration, Location place) =>
        declaration.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == place.SourceTree && r.Span.Contains(place.SourceSpan));

    /// <summary>Notes an error that the compiler itself reports, or that is reported at another declaration, so that it is not said twice.</summary>
    public void AlreadyReported() => HasErrors = IsReportedElsewhere = true;

    /// <summary>
    /// Notes what cannot be read because of a name that is not known. The compiler reports it if the name does not exist at all; if another
    /// generator makes it, nobody would, and so it is kept for whoever sees the finished program.
    /// </summary>
    /// <param name="member">The name of the type or member that is declared.</param>
    /// <param name="text">What cannot be read, as written.</param>
    /// <param name="location">Where it is.</param>
    public void Unread(string member, string text, Func<Location> location)
    {
        AlreadyReported();
        if (_wantsErrors && _report is null)
        {
            _unread.Add(new UnreadName(member, UnreadArguments.OnOneLine(text), SourcePlaces.Of(location())));
        }
    }
}
