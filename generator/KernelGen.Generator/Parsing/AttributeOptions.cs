using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>The options of an attribute. What is wrong with one is reported where it is written.</summary>
internal sealed class AttributeOptions(string member, AttributeReader reader, DiagnosticSink sink, CancellationToken cancellation) : IOptionReader
{
    private bool _isRefused;

    public string Member => member;

    public bool HasErrors => reader.HasErrors || _isRefused;

    public bool Has(string name) => reader.Has(name);

    public T? Value<T>(string name) where T : struct => reader.Value<T>(name);

    public string? Text(string name) => reader.Text(name);

    public string? Choice(string name, string type)
    {
        if (!reader.Has(name))
        {
            return null;
        }

        string? value = reader.EnumName("", name);
        if (value is null)
        {
            Report(ProblemCatalogue.UndefinedEnumValue, [name], reader.Written(name), type);
        }

        return value is "" ? null : value;
    }

    public string Written(string name) => reader.Written(name);

    public void Report(ProblemSpec problem, IReadOnlyList<string> options, params object[] arguments)
    {
        _isRefused |= problem.Severity == ProblemSeverity.Error;
        sink.Report(problem, () => reader.Location(cancellation, [.. options]), arguments);
    }

    /// <summary>Leaves what could not be read to the compiler.</summary>
    public void Finish()
    {
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
        }
    }
}
