using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Passes;
using KernelGen.Generator.Tests.Frontend;
using KernelGen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Tests.Emit;

/// <summary>Borders and tails are code of their own: no loop of a kernel asks where it is.</summary>
public sealed class InnerLoopTests
{
    [Fact]
    public void KernelsOfNetworksBranchOnlyAsLoopsDo()
    {
        IEnumerable<NetworkDeclaration> networks = LargeNetworks.All.Values.Concat(Enumerable.Range(0, 40).Select(RandomNetworks.Make));
        int kernels = 0;
        foreach (Kernel kernel in networks.SelectMany(n => Target.All.SelectMany(t => NetworkKernels.Of(n, t))).Select(k => k.Kernel))
        {
            kernels++;
            CheckBranches(EmittedText.Class(kernel.Run()));
        }

        Assert.True(kernels > 500);
    }

    [Fact]
    public void SelectionsLookAtValuesAndNeverAtCounters()
    {
        // A mask is a computation over values, and no expression has a counter as its value: counters stand in indices alone.
        Type[] leaves = [typeof(Constant), typeof(Read), typeof(Load), typeof(Broadcast), typeof(LoadEverySecond), typeof(SumsOfRows)];
        IEnumerable<Type> withIndex = typeof(Expression).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Expression)) && t.GetProperties().Any(p => p.PropertyType == typeof(Affine) || p.PropertyType == typeof(Symbol)));
        Assert.Equal([typeof(Broadcast), typeof(Load), typeof(LoadEverySecond), typeof(SumsOfRows)], withIndex.OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.All(withIndex, t => Assert.Contains(t, leaves));
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
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, Harness.Language).GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            Assert.False(
                node is IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or GotoStatementSyntax or ContinueStatementSyntax
                    or BreakStatementSyntax or WhileStatementSyntax or DoStatementSyntax, node.ToString());
            if (node is ConditionalExpressionSyntax conditional)
            {
                // Of scalar kernels: a value is chosen, which needs no jump. Counters and constants alone are integers.
                IEnumerable<SyntaxNode> counters = conditional.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                    .Where(n => n.Ancestors().TakeWhile(a => a != conditional).All(a => a is not BracketedArgumentListSyntax))
                    .Where(n => root.DescendantNodes().OfType<ForStatementSyntax>()
                        .Any(f => f.Declaration?.Variables.Any(v => v.Identifier.Text == n.Identifier.Text) == true));
                Assert.Empty(counters);
            }
        }
    }
}
