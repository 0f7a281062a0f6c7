using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Tests.Declarations;

/// <summary>Options from a dictionary, and the problems with them.</summary>
internal sealed class WrittenOptions(params IReadOnlyList<(string Name, object Value)> written) : IOptionReader
{
    private readonly Dictionary<string, object> _values = written.ToDictionary(w => w.Name, w => w.Value);

    /// <summary>What was reported: the number, the option at fault as written, and the last thing that the message states.</summary>
    public List<string> Problems { get; } = [];

    public string Member => "L";

    public bool HasErrors { get; private set; }

    public bool WantsAdvice => true;

    public bool Has(string name) => _values.ContainsKey(name);

    public T? Value<T>(string name) where T : struct => _values.TryGetValue(name, out object? value) ? (T)value : null;

    public string? Text(string name) => _values.TryGetValue(name, out object? value) ? (string)value : null;

    public string? Choice(string name, string type) => _values.TryGetValue(name, out object? value) ? value.ToString() : null;

    public string Written(string name) => _values.TryGetValue(name, out object? value) ? FormattableString.Invariant($"{value}") : "";

    public void Report(ProblemSpec problem, IReadOnlyList<string> options, params object[] arguments) =>
        Correct(problem, options, [], arguments);

    public void Correct(ProblemSpec problem, IReadOnlyList<string> options, IEnumerable<Correction> corrections, params object[] arguments)
    {
        HasErrors |= problem.Severity == ProblemSeverity.Error;
        Problems.Add(FormattableString.Invariant($"{problem.Id} {options.FirstOrDefault(Has) ?? options[0]}: {arguments[^1]}"));
    }
}
