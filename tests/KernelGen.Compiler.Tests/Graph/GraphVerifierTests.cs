using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Graph;

/// <summary>What the graph's verifier refuses, and in which words.</summary>
public sealed class GraphVerifierTests
{
    private readonly Tensor _input = Graphs.Tensor("input");
    private readonly Tensor _a = Graphs.Tensor("A");
    private readonly Tensor _b = Graphs.Tensor("B");

    [Fact]
    public void ANodeReadsWhatNodesBeforeItGive() => Refuses(
        "'A' reads 'B', which no node before it gives", Graphs.Of(_input, _b, Graphs.Convolution(_b, _a), Graphs.Convolution(_input, _b)));

    [Fact]
    public void ATensorHasOneProducer() => Refuses(
        "'A' is given twice", Graphs.Of(_input, _a, Graphs.Convolution(_input, _a), Graphs.Convolution(_input, _a)));

    [Fact]
    public void TheOutputIsGiven() => Refuses("no node gives the output, 'B'", Graphs.Of(_input, _b, Graphs.Convolution(_input, _a)));

    [Fact]
    public void EveryTensorIsRead() => Refuses(
        "'A' is read by nobody", Graphs.Of(_input, _b, Graphs.Convolution(_input, _a), Graphs.Convolution(_input, _b)));

    [Fact]
    public void AParameterHasAPlace() => Refuses(
        "'A' reads 'A.weight', which has no place",
        Graphs.Of(_input, _a, Graphs.Convolution(_input, _a) with { Parameters = [Weight(0)] }));

    [Theory]
    [InlineData(8, 64, "'A.weight' starts at 8, within a cache line")]
    [InlineData(16, 16, "the parameters end at 20, behind their memory of 16")]
    public void ParametersArePlacedApart(int offset, int length, string message) => Refuses(message, WithParameters(length, Weight(offset)));

    [Fact]
    public void ParametersDoNotOverlap() => Refuses(
        "'A.bias' starts at 0, within the one before it", WithParameters(64, Weight(0), Weight(0) with { Role = ParameterRole.Bias }));

    private static Parameter Weight(int offset) => new("A", ParameterRole.Weight, new[] { 2, 2, 1, 1 }.ToEquatableArray(), offset, 2);

    private NetworkGraph WithParameters(int length, params IReadOnlyList<Parameter> parameters) => new(
        _input, [_a], [Graphs.Convolution(_input, _a) with { Parameters = parameters }], new ParameterMap([parameters], length), OutsideLayout.Nchw);

    private static void Refuses(string message, NetworkGraph graph) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check(graph)).Message);
}
