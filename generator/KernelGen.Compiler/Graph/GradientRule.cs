using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>What the gradient rule of an operator knows of its node, and where it puts the nodes that it makes.</summary>
/// <param name="node">The node of the forward pass.</param>
/// <param name="outputGradient">The gradient of what the operator gives, before the node's activation.</param>
/// <param name="backward">The backward pass so far.</param>
internal sealed class GradientRule(Node node, Tensor outputGradient, BackwardNodes backward)
{
    public Node Node => node;

    public Tensor OutputGradient => outputGradient;

    /// <summary>Adds the node that gives the gradients of all parameters of the node.</summary>
    public void Parameters(Operator op, params IReadOnlyList<Tensor> inputs) => backward.AddParameters(node, op, inputs);

    /// <summary>Adds a node that gives the gradients of all parameters of the node, and a tensor that the gradient of its input is told from.</summary>
    /// <param name="op">What gives both.</param>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="inputs">What it reads.</param>
    public Tensor Common(Operator op, TensorShape shape, params IReadOnlyList<Tensor> inputs)
    {
        var tensor = new Tensor(node.Layer + ".sums.grad", shape, node.Input);
        backward.AddParameters(node, op, inputs, tensor);
        return tensor;
    }

    /// <summary>Adds the node that gives an input's gradient.</summary>
    /// <param name="input">Which input.</param>
    /// <param name="op">What gives its gradient.</param>
    /// <param name="inputs">What that reads.</param>
    /// <param name="parameters">The parameters that it reads.</param>
    public void Input(int input, Operator op, IReadOnlyList<Tensor> inputs, params IReadOnlyList<Parameter> parameters) =>
        backward.AddShare(node.Inputs[input], share => new Node(node.Layer, op, inputs, share, parameters, Declarations.Activation.None));

    /// <summary>The gradient of an input is that of the output.</summary>
    public void PassOn(int input) => backward.PassOn(node.Inputs[input], outputGradient);
}
