using System.Text.RegularExpressions;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Tests.Operators;

/// <summary>What holds for every operator there is.</summary>
public sealed class OperatorTests
{
    private static readonly Type[] Operators =
        [.. typeof(Operator).Assembly.GetTypes().Where(t => t.BaseType == typeof(Operator)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Fact]
    public void EveryOperatorHasForms() =>
        Assert.Equal(Operators, FormCatalogue.Operators.OrderBy(t => t.Name, StringComparer.Ordinal));

    /// <summary>What can stand in a forward pass says what goes back through it.</summary>
    [Fact]
    public void EveryForwardOperatorHasAGradientRule() => Assert.All(
        FormCatalogue.ForwardOperators,
        op => Assert.True(
            op.GetMethod(nameof(Operator.Differentiate))!.DeclaringType != typeof(Operator), $"{op.Name} has no gradient rule."));

    /// <summary>Passes and programs ask for the facts that an operator states. Only its own folders, and the one list of forms, know its name.</summary>
    [Fact]
    public void NothingAsksWhichOperatorANodeIs()
    {
        string names = string.Join("|", Operators.Select(t => t.Name));
        var asks = new Regex(
            $@"\b(is|or|case|as)\s+(not\s+)?\(?({names})\b|Operator:\s*(not\s+)?({names})\b|(?<![.\w])({names})(\s+\w+)?(\s+when\b.*)?\s*=>|\(({names})\)\s*\w+\.Operator|typeof\(({names})\)");
        string generator = Repository.Path("generator");
        string[] found =
        [
            .. Directory.GetFiles(generator, "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
                .Where(f => !Path.GetDirectoryName(f)!.Replace('\\', '/').Contains("Graph/Operators", StringComparison.Ordinal)
                    && !f.Replace('\\', '/').Contains("Lowering/Operators/", StringComparison.Ordinal))
                .SelectMany(f => File.ReadAllLines(f).Where(l => asks.IsMatch(l)).Select(l => $"{Path.GetRelativePath(generator, f)}: {l.Trim()}")),
        ];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }
}
