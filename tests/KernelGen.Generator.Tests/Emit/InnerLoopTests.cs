using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Passes;
using KernelGen.Generator.Tests.Frontend;
using KernelGen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Tests.Emit;

/// <summary>Borders and tails are code of their own: no loop of a network's kernel asks where it is.</summary>
public sealed class InnerLoopTests
{
    [Fact]
    public void KernelsOfNetworksBranchOnlyAsLoopsDo()
    {
        IEnumerable<Function> small = Enumerable.Range(0, 40).Select(RandomNetworks.Make)
            .SelectMany(n => Target.All.SelectMany(t => NetworkKernels.Of(n, t))).Select(k => k.Kernel.Run());
        int kernels = 0;
        foreach (Function function in LargeNetworks.Functions.Select(k => k.Function).Concat(small))
        {
            kernels++;
            CheckBranches(EmittedText.Class(function));
        }

        Assert.True(kernels > 500);
    }

    [Fact]
    public void SelectionsLookAtValuesAndNeverAtCounters()
    {
        // A mask is a computation over values. Counters are in indices alone, but for the cells that a mean counts, and those are in no mask.
        IEnumerable<Type> withIndex = typeof(Expression).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Expression)) && t.GetProperties().Any(p => p.PropertyType == typeof(Affine) || p.PropertyType == typeof(Symbol)));
        Assert.Equal([typeof(Broadcast), typeof(Counted), typeof(Load), typeof(LoadEverySecond), typeof(SumsOfRows)], withIndex.OrderBy(t => t.Name, StringComparer.Ordinal));
        var one = new VectorType(ElementType.F32, 1);
        var builder = new Builder();
        builder.Loop("i", 4, i => builder.Define("chosen", new Select(new Counted((Affine)i, one), new Constant(1, one), new Constant(2, one))));
        Assert.Contains("looks at a counter", Assert.Throws<InvalidOperationException>(() => Verifier.Check(new Function("F", [], [], [], builder.Finish()))).Message);
    }

    [Theory]
    [InlineData("if (i > 2) { p[0] = 1; }", false)]
    [InlineData("p[0] = i > 2 ? 1 : 0;", false)]
    [InlineData("p[0] = p[1] > 2 ? 1 : 0;", true)]
    public void TheCheckItself(string inside, bool valid)
    {
        string source = $"class C {{ unsafe void M(float* p) {{ for (nint i = 0; i < 4; i++) {{ {inside} }} }} }}";
        Exception? found = Record.Exception(() => CheckBranches(source));
        Assert.Equal(valid, found is null);
    }

    private static void CheckBranches(string source)
    {
        SyntaxNode[] nodes = [.. CSharpSyntaxTree.ParseText(source, Harness.Language).GetRoot().DescendantNodes()];
        HashSet<string> names =
        [
            .. nodes.OfType<ForStatementSyntax>().SelectMany(f => f.Declaration?.Variables.Select(v => v.Identifier.Text) ?? []),
        ];
        foreach (SyntaxNode node in nodes)
        {
            Assert.False(
                node is IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or GotoStatementSyntax or ContinueStatementSyntax
                    or BreakStatementSyntax or WhileStatementSyntax or DoStatementSyntax, node.ToString());
            if (node is ConditionalExpressionSyntax conditional)
            {
                // Of scalar kernels: a value is chosen, which needs no jump. Counters and constants alone are integers.
                IEnumerable<SyntaxNode> counters = conditional.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                    .Where(n => n.Ancestors().TakeWhile(a => a != conditional).All(a => a is not BracketedArgumentListSyntax))
                    .Where(n => names.Contains(n.Identifier.Text));
                Assert.Empty(counters);
            }
        }
    }
}
