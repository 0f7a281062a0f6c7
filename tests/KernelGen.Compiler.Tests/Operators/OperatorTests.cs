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
        // A scale of channels is what a batch norm is where nothing is trained.
        FormCatalogue.ForwardOperators.Where(t => t != typeof(ChannelScale)).Append(typeof(BatchNorm)),
        op => Assert.True(
            op.GetMethod(nameof(Operator.Differentiate))!.DeclaringType != typeof(Operator), $"{op.Name} has no gradient rule."));

    /// <summary>Passes and programs ask for the facts that an operator states. Only its own folders, and the one list of forms, know its name.</summary>
    [Fact]
    public void NothingAsksWhichOperatorANodeIs()
    {
        string names = string.Join("|", Operators.Select(t => t.Name));
        var asks = new Regex(
            $@"\b(is|or|case|as)\s+(not\s+)?\(?({names})\b|Operator:\s*(not\s+)?({names})\b|(?<![.\w])({names})(\s+\w+)?(\s+when\b.*)?\s*=>|\(({names})\)\s*\w+\.Operator|typeof\(({names})\)");
        AssertNoLine(asks, "Graph/Operators/", "Lowering/Operators/");
    }

    /// <summary>
    /// The parser, shapes, the graph and emission ask the catalogue, or a declaration for the facts that it states. Only the operation's own file, and
    /// the one list of them, know the record and its attribute.
    /// </summary>
    [Fact]
    public void NothingAsksWhichOperationALayerHas()
    {
        string records = string.Join("|", OperationCatalogue.All.Select(o => o.Declaration.Name).Distinct());
        string[] known = ["Declarations/Operations/", "KernelGen.Compiler/OperationCatalogue.cs"];
        AssertNoLine(new Regex($@"\b({records})\b"), known);

        // Kernels say in their comments what they compute.
        string attributes = string.Join("|", OperationCatalogue.All.Select(o => o.Name));
        AssertNoLine(new Regex($@"""({attributes})(Attribute)?""|nameof\(({attributes})"), [.. known, "Lowering/Networks/"]);
    }

    /// <summary>Holds that no line of the generator matches, but for files and folders where it may.</summary>
    private static void AssertNoLine(Regex pattern, params string[] allowed)
    {
        string generator = Repository.Path("generator");
        string[] found =
        [
            .. Directory.GetFiles(generator, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(generator, f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(p => p is "obj" or "bin") && !allowed.Any(a => f.Contains(a, StringComparison.Ordinal)))
                .SelectMany(f => File.ReadAllLines(Path.Combine(generator, f)).Where(l => pattern.IsMatch(l)).Select(l => $"{f}: {l.Trim()}")),
        ];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }
}
