using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>The options of one operation: what is written, or a more general option, or the default.</summary>
internal sealed class Options(OperationSpec spec, IOptionReader reader)
{
    /// <summary>Where they come from.</summary>
    public IOptionReader Reader => reader;

    /// <summary>Whether something could not be read, or is reported as an error.</summary>
    public bool HasErrors => reader.HasErrors;

    /// <summary>Whether one of the names is written.</summary>
    public bool Has(string name) => reader.Has(name);

    public int Int(string name) => Value<int>(name);

    public bool Bool(string name) => Value<bool>(name);

    /// <summary>A number that must be finite, as a float too; what is not is reported.</summary>
    public float Number(string name)
    {
        float number = (float)Value<double>(name);
        if (float.IsNaN(number) || float.IsInfinity(number))
        {
            Refuse(name, "finite");
        }

        return number;
    }

    /// <summary>A number in double precision that must be finite; what is not is reported.</summary>
    public double Real(string name)
    {
        double number = Value<double>(name);
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            Refuse(name, "finite");
        }

        return number;
    }

    /// <summary>One of the values of an enum.</summary>
    /// <param name="name">The option, which is called like its type.</param>
    public T Choice<T>(string name) where T : struct, Enum =>
        Enum.TryParse(reader.Choice(name, name), out T value) ? value : (T)spec.Option(name).Default!;

    /// <summary>Says that a number is out of range, where its default would not be.</summary>
    public void Refuse(string name, string wanted) => reader.Correct(
        ProblemCatalogue.NumberOutOfRange, [name], Default(name), reader.Member, name, reader.Written(name), wanted);

    private IEnumerable<Correction> Default(string name) => spec.Option(name).Default switch
    {
        null => [],
        bool flag => [Correction.Number(name, flag ? "true" : "false")],
        var number => [Correction.Number(name, number)],
    };

    private T Value<T>(string name) where T : struct
    {
        OptionSpec option = spec.Option(name);
        foreach (string spelling in option.Spellings)
        {
            if (reader.Value<T>(spelling) is { } value)
            {
                return value;
            }
        }

        return option.Default is T otherwise ? otherwise : default;
    }
}
