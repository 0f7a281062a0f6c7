using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// The nodes of a backward pass while they are made. Each reader of a tensor gives its share of the tensor's gradient; where there are
/// several, a node adds them in the order of the readers, so that the bits do not depend on anything else.
/// </summary>
internal sealed class BackwardNodes(NetworkGraph forward)
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Tensor, List<Tensor>> _shares = [];

    public IReadOnlyList<Node> Nodes => _nodes;

    public void Add(Node node) => _nodes.Add(node);

    /// <summary>Adds the node that gives the gradients of another's parameters.</summary>
    public void AddParameters(Node node, Operator op, IReadOnlyList<Tensor> inputs) =>
        AddParameters(node, op, inputs, new Tensor(node.Layer + ".parameters.grad", new TensorShape(node.Parameters.Sum(p => p.Length), 1, 1)));

    /// <summary>The same where the node gives a tensor besides, which other nodes of the backward pass read.</summary>
    public void AddParameters(Node node, Operator op, IReadOnlyList<Tensor> inputs, Tensor output) =>
        _nodes.Add(new Node(node.Layer, op, inputs, output, node.Parameters, Activation.None));

    /// <summary>Adds a node that gives a share of a tensor's gradient.</summary>
    public void AddShare(Tensor tensor, Func<Tensor, Node> node)
    {
        Tensor share = NewShare(tensor);
        _nodes.Add(node(share));
    }

    /// <summary>A share that no node gives.</summary>
    public Tensor NewShare(Tensor tensor)
    {
        // Readers come from the last to the first.
        int readers = forward.ReadersOf(tensor).Count() + (forward.Outputs.Contains(tensor) ? 1 : 0);
        int number = readers - SharesOf(tensor).Count;
        string name = readers == 1 ? tensor.Name + ".grad" : FormattableString.Invariant($"{tensor.Name}.grad.{number}");
        var share = new Tensor(name, tensor.Shape, tensor);
        PassOn(tensor, share);
        return share;
    }

    /// <summary>Makes a gradient that there is already a share of a tensor's.</summary>
    public void PassOn(Tensor tensor, Tensor share) => SharesOf(tensor).Insert(0, share);

    /// <summary>The gradient of a tensor, all of whose readers have given their share.</summary>
    public Tensor GradientOf(Tensor tensor)
    {
        List<Tensor> shares = SharesOf(tensor);
        if (shares.Count > 1)
        {
            var sum = new Tensor(tensor.Name + ".grad", tensor.Shape, tensor);
            string layer = forward.ProducerOf(tensor)?.Layer ?? tensor.Name;
            _nodes.Add(new Node(layer, new SumGradients(), [.. shares], sum, [], Activation.None));
            _shares[tensor] = [sum];
        }

        return SharesOf(tensor)[0];
    }

    private List<Tensor> SharesOf(Tensor tensor)
    {
        if (!_shares.TryGetValue(tensor, out List<Tensor>? shares))
        {
            _shares.Add(tensor, shares = []);
        }

        return shares;
    }
}
