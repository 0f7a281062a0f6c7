using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>Where the options of a declaration come from: a C# attribute, or anything else that has names and values.</summary>
internal interface IOptionReader
{
    /// <summary>The member that is declared, for messages.</summary>
    string Member { get; }

    /// <summary>Whether something could not be read, or is reported as an error.</summary>
    bool HasErrors { get; }

    /// <summary>Whether anybody reads what is not an error.</summary>
    bool WantsAdvice { get; }

    /// <summary>Whether an option is written.</summary>
    bool Has(string name);

    /// <summary>An <c>int</c>, <c>bool</c> or <c>double</c>; null where it is not written or cannot be read.</summary>
    T? Value<T>(string name) where T : struct;

    /// <summary>A text; null where it is not written or cannot be read.</summary>
    string? Text(string name);

    /// <summary>The name of an enum's value; null where it is not written or is not one of them, which is reported.</summary>
    /// <param name="name">The option.</param>
    /// <param name="type">The enum, as users know it.</param>
    string? Choice(string name, string type);

    /// <summary>An option as written, for messages.</summary>
    string Written(string name);

    /// <summary>Says what is wrong.</summary>
    /// <param name="problem">The kind of problem.</param>
    /// <param name="options">The names under which the option at fault can be written, the most specific first.</param>
    /// <param name="arguments">What the message states.</param>
    void Report(ProblemSpec problem, IReadOnlyList<string> options, params object[] arguments);

    /// <summary>Says what is wrong, and what would be right.</summary>
    /// <param name="problem">The kind of problem.</param>
    /// <param name="options">The names under which the option at fault can be written, the most specific first.</param>
    /// <param name="corrections">What would be right, the likeliest first; they are found only if somebody asks.</param>
    /// <param name="arguments">What the message states.</param>
    void Correct(ProblemSpec problem, IReadOnlyList<string> options, IEnumerable<Correction> corrections, params object[] arguments);
}
