using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;

namespace KernelGen.Generator.Tests.Support;

/// <summary>A declaration in which no option is written.</summary>
internal sealed class NoOptions : IOptionReader
{
    public string Member => "L";

    public bool HasErrors => false;

    public bool Has(string name) => false;

    public T? Value<T>(string name) where T : struct => null;

    public string? Text(string name) => null;

    public string? Choice(string name, string type) => null;

    public string Written(string name) => "";

    public void Report(ProblemSpec problem, IReadOnlyList<string> options, params object[] arguments) =>
        Assert.Fail($"{problem.Id}: {string.Join(", ", arguments)}");
}
