using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Graph.Passes;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Graph;

using Parameter = KernelGen.Compiler.Graph.Parameter;

/// <summary>Backward passes as text: what each node reads and gives, and where gradients of several readers are added.</summary>
public sealed class DifferentiateTests
{
    private readonly Tensor _input = Graphs.Tensor("input");
    private readonly Tensor _a = Graphs.Tensor("A");
    private readonly Tensor _b = Graphs.Tensor("B");
    private readonly Tensor _c = Graphs.Tensor("C");

    [Fact]
    public void TheBackwardPassOfLeNet5() => Assert.Equal(
        """
        L6.grad: 10×1×1
        L6.parameters.grad: 850×1×1 = parameter gradients of linear of L5, L6.grad, weight 10×84 at 60896, bias 10 at 61744
        L5.linear.grad: 84×1×1 = input gradient of linear, back through Tanh of L6.grad, L5, weight 10×84 at 60896
        L5.parameters.grad: 10164×1×1 = parameter gradients of linear of L4, L5.linear.grad, weight 84×120 at 50720, bias 84 at 60800
        L4.linear.grad: 120×1×1 = input gradient of linear, back through Tanh of L5.linear.grad, L4, weight 84×120 at 50720
        L4.parameters.grad: 48120×1×1 = parameter gradients of linear of L3, L4.linear.grad, weight 120×16×5×5 at 2592, bias 120 at 50592
        L3.grad: 16×5×5 = input gradient of linear of L4.linear.grad, weight 120×16×5×5 at 2592
        L2.linear.grad: 16×10×10 = input gradient of mean of windows, back through Tanh of L3.grad, L2
        L2.parameters.grad: 2416×1×1 = parameter gradients of convolution of L1, L2.linear.grad, weight 16×6×5×5 at 176, bias 16 at 2576
        L1.grad: 6×14×14 = input gradient of convolution of L2.linear.grad, weight 16×6×5×5 at 176
        L0.linear.grad: 6×28×28 = input gradient of mean of windows, back through Tanh of L1.grad, L0
        L0.parameters.grad: 156×1×1 = parameter gradients of convolution of input, L0.linear.grad, weight 6×1×5×5 at 0, bias 6 at 160
        input.grad: 1×32×32 = input gradient of convolution of L0.linear.grad, weight 6×1×5×5 at 0
        gradient of the input input.grad

        """.ReplaceLineEndings("\n"),
        Backward(NetworkGraph.Build(Graphs.LeNet5, ShapeInference.Infer(Graphs.LeNet5)).ForTraining()));

    /// <summary>The sum comes before the activation of the tensor that two read, and no kernel takes a share of it back.</summary>
    [Fact]
    public void ATensorWithTwoReadersGetsTheSumOfTheirGradients() => Assert.Equal(
        """
        C.grad: 2×3×3
        B.parameters.grad: 4×1×1 = parameter gradients of convolution of A, C.grad, weight 2×2×1×1 at 16
        A.grad.1: 2×3×3 = input gradient of convolution of C.grad, weight 2×2×1×1 at 16
        A.grad: 2×3×3 = sum of gradients of A.grad.1, C.grad
        A.linear.grad: 2×3×3 = back through Tanh of A.grad, A
        A.parameters.grad: 4×1×1 = parameter gradients of convolution of input, A.linear.grad, weight 2×2×1×1 at 0
        input.grad: 2×3×3 = input gradient of convolution of A.linear.grad, weight 2×2×1×1 at 0
        gradient of the input input.grad

        """.ReplaceLineEndings("\n"),
        Backward(Graphs.WithWeights(
            _input, _c, Graphs.Convolution(_input, _a, new TanhDeclaration()), Graphs.Convolution(_a, _b), Graphs.Add(_c, _b, _a)).ForTraining()));

    /// <summary>Three readers, two of them one node: shares are added in the order of the readers.</summary>
    [Fact]
    public void SharesAreAddedInTheOrderOfTheReaders() => Assert.Contains(
        "input.grad: 2×3×3 = sum of gradients of input.grad.1, C.grad, C.grad\n",
        Backward(Graphs.WithWeights(_input, _c, Graphs.Convolution(_input, _a), Graphs.Add(_c, _a, _input, _input)).ForTraining()),
        StringComparison.Ordinal);

    /// <summary>A gradient that two tensors get as it is must not be taken back through the activation of one of them in place or by its maker.</summary>
    [Fact]
    public void AGradientThatTwoReadIsNotFused()
    {
        var d = Graphs.Tensor("D");
        string text = Backward(Graphs.WithWeights(
            _input, d, Graphs.Convolution(_input, _a, new TanhDeclaration()), Graphs.Convolution(_input, _b, new ReLUDeclaration()), Graphs.Add(_c, _a, _b),
            Graphs.Convolution(_c, d)).ForTraining());
        Assert.Contains("C.grad: 2×3×3 = input gradient of convolution of D.grad, weight 2×2×1×1 at 32\n", text, StringComparison.Ordinal);
        Assert.Contains("A.linear.grad: 2×3×3 = back through Tanh of C.grad, A\n", text, StringComparison.Ordinal);
        Assert.Contains("B.linear.grad: 2×3×3 = back through ReLU of C.grad, B\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AParameterThatTwoNodesReadIsRefused()
    {
        NetworkGraph graph = Graphs.WithWeights(_input, _b, Graphs.Convolution(_input, _a), Graphs.Convolution(_a, _b));
        IReadOnlyList<Parameter> shared = graph.Nodes[0].Parameters;
        NetworkGraph both = new(
            _input, [_b], [graph.Nodes[0], graph.Nodes[1] with { Parameters = shared }], new ParameterMap([shared], 16), OutsideLayout.Nchw);
        Assert.Contains(
            "the gradient of 'A.weight' is given twice", Assert.Throws<InvalidOperationException>(() => both.ForTraining()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AParameterWithoutGradientIsRefused()
    {
        NetworkGraph training = Graphs.WithWeights(_input, _a, Graphs.Convolution(_input, _a)).ForTraining();
        NetworkGraph without = training.With([.. training.Nodes.Where(n => !n.Operator.GivesParameterGradients)]);
        Assert.Contains(
            "no node gives the gradient of 'A.weight'", Assert.Throws<InvalidOperationException>(() => GraphVerifier.Check(without)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ABackwardPassIsAddedOnce() => Assert.Contains(
        "has a backward pass already",
        Assert.Throws<InvalidOperationException>(
            () => Differentiate.Apply(Graphs.WithWeights(_input, _a, Graphs.Convolution(_input, _a)).ForTraining())).Message, StringComparison.Ordinal);

    private static string Backward(NetworkGraph training)
    {
        string text = GraphPrinter.Print(training);
        int start = text.IndexOf("output ", StringComparison.Ordinal);
        start = text.IndexOf('\n', start) + 1;
        return text[start..text.IndexOf("parameters ", text.IndexOf("gradient of the input ", StringComparison.Ordinal), StringComparison.Ordinal)];
    }
}
