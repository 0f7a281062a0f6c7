using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Graph.Passes;

namespace KernelGen.Compiler.Tests.Graph;

/// <summary>The graph's passes, graph in and graph out.</summary>
public sealed class GraphPassTests
{
    private readonly Tensor _input = Graphs.Tensor("input");
    private readonly Tensor _a = Graphs.Tensor("A");
    private readonly Tensor _b = Graphs.Tensor("B");
    private readonly Tensor _c = Graphs.Tensor("C");

    [Fact]
    public void AnActivationBecomesPartOfTheNodeBeforeIt()
    {
        NetworkGraph fused = FuseActivations.Apply(Graphs.Of(
            _input, _b, Graphs.Convolution(_input, _a), Graphs.Activate(_a, _b, new TanhDeclaration())));
        Node node = Assert.Single(fused.Nodes);
        Assert.Equal((_b, new TanhDeclaration()), (node.Output, node.Activation));
    }

    [Fact]
    public void AnActivationWhoseInputOthersReadStaysApart()
    {
        NetworkGraph graph = Graphs.Of(
            _input, _c, Graphs.Convolution(_input, _a), Graphs.Activate(_a, _b, new TanhDeclaration()), TwoInputs(_a, _b, _c));
        Assert.Equal(graph.Nodes, FuseActivations.Apply(GraphVerifier.Check(graph)).Nodes);
    }

    [Fact]
    public void AnActivationWhoseInputTheCallerGetsStaysApart()
    {
        NetworkGraph graph = Graphs.Of(_input, _a, Graphs.Convolution(_input, _a), Graphs.Activate(_a, _b, new TanhDeclaration()));
        Assert.Equal(graph.Nodes, FuseActivations.Apply(graph).Nodes);
    }

    [Fact]
    public void TwoActivationsInARowStayTwo()
    {
        NetworkGraph fused = FuseActivations.Apply(Graphs.Of(
            _input, _c, Graphs.Convolution(_input, _a), Graphs.Activate(_a, _b, new TanhDeclaration()), Graphs.Activate(_b, _c, new ReLUDeclaration())));
        Assert.Equal([_b, _c], fused.Nodes.Select(n => n.Output));
        Assert.Equal([new TanhDeclaration(), Activation.None], fused.Nodes.Select(n => n.Activation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnActivationIsSeparatedWhereItsGradientNeedsItsInput(bool needsInput)
    {
        Activation activation = needsInput ? new GELUDeclaration() : new TanhDeclaration();
        NetworkGraph graph = SeparateActivations.Apply(Graphs.Of(_input, _a, Graphs.Convolution(_input, _a, activation)));
        Assert.Equal(needsInput ? 2 : 1, graph.Nodes.Count);
        Assert.Equal(_a, graph.Nodes[^1].Output);
        GraphVerifier.Check(graph);
    }

    private static Node TwoInputs(Tensor left, Tensor right, Tensor output) =>
        Graphs.Convolution(left, output) with { Inputs = [left, right] };
}
