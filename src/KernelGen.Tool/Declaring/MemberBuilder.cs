using KernelGen.Tool.Model;

namespace KernelGen.Tool.Declaring;

/// <summary>Puts the small graph's nodes into as few members as hold them.</summary>
internal sealed class MemberBuilder
{
    private readonly SmallGraph _graph;
    private readonly Dictionary<GraphNode, int> _readers;
    private readonly Dictionary<GraphNode, Member?> _members = [];
    private readonly List<Member> _ordered = [];

    private MemberBuilder(SmallGraph graph)
    {
        _graph = graph;
        _readers = graph.Readers();
        _members.Add(graph.Input, null);
    }

    /// <summary>Makes the members, in the order of the declaration.</summary>
    /// <returns>The members, and for each of the graph's outputs the one that is it.</returns>
    public static (List<Member> Members, List<Member> Outputs) Build(SmallGraph graph)
    {
        var builder = new MemberBuilder(graph);
        foreach (GraphNode node in NodeOrder.Of(graph))
        {
            Member member = builder.Place(node);
            member.Shape = node.Shape;
            builder._members[node] = member;
        }

        List<Member> outputs = builder.Outputs();
        return (builder._ordered, outputs);
    }

    private Member Place(GraphNode node)
    {
        switch (node.Operation)
        {
            case BatchNormOperation norm when Grown(node.Input, member => member is { Norm: null, Joined.Count: 0, Activation: null, Operator: ConvOperation or ConvTransposeOperation or LinearOperation }) is { } member:
                member.Norm = norm;
                return member;
            case ActivationOperation or SoftmaxOperation when Grown(node.Input, member => member.Activation is null) is { } member:
                member.Activation = node.Operation;
                return member;
            case ActivationOperation or SoftmaxOperation:
                Member alone = New(node, null);
                alone.Activation = node.Operation;
                return alone;
            case AddOperation or MultiplyOperation:
                return Join(node, node.Operation is MultiplyOperation);
            default:
                return New(node, node.Operation);
        }
    }

    // The member that a node becomes a part of: what makes its input, if nothing else reads that.
    private Member? Grown(GraphNode input, Func<Member, bool> fits) =>
        _members[input] is { } member && _readers[input] == 1 && fits(member) ? member : null;

    // Joined to the last of its inputs if that is a bare operator; else a member of its own.
    private Member Join(GraphNode node, bool isProduct)
    {
        GraphNode last = node.Inputs.MaxBy(input => _members[input] is { } member ? _ordered.IndexOf(member) : -1)!;
        GraphNode[] others = [.. node.Inputs.Where(input => input != last)];
        bool fits(Member member) => member is { Joined.Count: 0, Activation: null, Operator: not null };
        Member? member = others.Length == node.Inputs.Count - 1 ? Grown(last, fits) : null;
        if (member is null)
        {
            member = New(node, null);
            member.Inputs.Clear();
            member.Inputs.Add(_members[last]);
            others = others.Length == 0 ? [last] : others;
        }

        member.IsProduct = isProduct;
        member.Joined.AddRange(others.Select(input => _members[input]));
        return member;
    }

    private Member New(GraphNode node, GraphOperation? operation)
    {
        var member = new Member { Operator = operation, Inputs = [.. node.Inputs.Select(input => _members[input])], InputShape = node.Input.Shape, Source = node.Source };
        _ordered.Add(member);
        return member;
    }

    // The outputs are the members that nobody reads: one that is read too, or is two outputs, is copied by a pool of one cell.
    private List<Member> Outputs()
    {
        var outputs = new List<Member>();
        foreach (GraphOutput output in _graph.Outputs)
        {
            Member? member = _members[output.Node];
            bool isRead = _ordered.Any(m => m.Reads.Contains(member));
            if (member is null || isRead || outputs.Contains(member))
            {
                member = new Member
                {
                    Operator = new MaxPoolOperation(new WindowSpec(1, 1), false), Inputs = [member], InputShape = output.Node.Shape, Shape = output.Node.Shape, Source = output.Name,
                };
                _ordered.Add(member);
            }

            outputs.Add(member);
        }

        // Last, in the model's order, which is then that of the arguments of Forward.
        foreach (Member output in outputs)
        {
            _ordered.Remove(output);
            _ordered.Add(output);
        }

        return outputs;
    }
}
