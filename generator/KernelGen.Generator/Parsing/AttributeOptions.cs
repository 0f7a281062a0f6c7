using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>The options of an attribute. What is wrong with one is reported where it is written.</summary>
/// <param name="member">The member that has the attribute, for messages.</param>
/// <param name="reader">The attribute.</param>
/// <param name="sink">Where messages go.</param>
/// <param name="numbers">What counts in a block stand for; null outside a block.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class AttributeOptions(
    string member, AttributeReader reader, DiagnosticSink sink, BlockNumbers? numbers, CancellationToken cancellation) : IOptionReader
{
    private bool _isRefused;

    public string Member => member;

    public bool HasErrors => reader.HasErrors || _isRefused;

    public bool WantsAdvice => sink.WantsAdvice;

    public bool Has(string name) => reader.Has(name);

    public T? Value<T>(string name) where T : struct =>
        reader.Value<T>(name) is { } value ? value is int number ? (T)(object)Number(name, number) : value : null;

    public string? Text(string name)
    {
        // What is not there yet may be on its way or misspelt, and the compiler says so.
        if (!reader.Has(name) && (reader.IsHalfTyped(cancellation) || reader.HasUnknown(cancellation)))
        {
            _isRefused = true;
            sink.AlreadyReported();
        }

        return reader.Text(name);
    }

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

    public void Report(ProblemSpec problem, IReadOnlyList<string> options, params object[] arguments) =>
        Correct(problem, options, [], arguments);

    public void Correct(ProblemSpec problem, IReadOnlyList<string> options, IEnumerable<Correction> corrections, params object[] arguments)
    {
        _isRefused |= problem.Severity == ProblemSeverity.Error;
        sink.Correct(problem, () => reader.Location(cancellation, [.. options]), corrections, arguments);
    }

    /// <summary>What a count stands for.</summary>
    private int Number(string name, int number)
    {
        if (number <= BlockNumbers.Largest)
        {
            return number;
        }

        string? constant = BlockNumbers.ConstantOf(number);
        if (numbers is null ? constant is null : numbers.Of(number) is not null)
        {
            return numbers?.Of(number) ?? number;
        }

        string why = numbers is null ? $"is made of {constant}, which has a value in a [Block] only"
            : constant is null ? "is no constant of Block times or divided by a small number"
            : $"is made of {constant}, {ProblemCatalogue.NotGivenByUse}";
        Report(ProblemCatalogue.NotANumberOfABlock, [name], member, name, why);
        return 1;
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
