using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>The options of a declaration, but for one number: what it would be with that is read and said to nobody.</summary>
/// <param name="written">The options as they are.</param>
/// <param name="option">The one that differs, which need not be written.</param>
/// <param name="number">Its number.</param>
internal sealed class ChangedOptions(IOptionReader written, string option, int number) : IOptionReader
{
    private bool _isRefused;

    public string Member => written.Member;

    public bool HasErrors => _isRefused || written.HasErrors;

    public bool WantsAdvice => false;

    public bool Has(string name) => name == option || written.Has(name);

    public T? Value<T>(string name) where T : struct => name != option ? written.Value<T>(name) : number is T value ? value : null;

    public string? Text(string name) => written.Text(name);

    public string? Choice(string name, string type) => written.Choice(name, type);

    public string Written(string name) => name == option ? FormattableString.Invariant($"{number}") : written.Written(name);

    public void Report(ProblemSpec problem, IReadOnlyList<string> options, params object[] arguments) =>
        _isRefused |= problem.Severity == ProblemSeverity.Error;

    public void Correct(ProblemSpec problem, IReadOnlyList<string> options, IEnumerable<Correction> corrections, params object[] arguments) =>
        Report(problem, options, arguments);
}
