using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Tests.Layouts;

/// <summary>Layouts of small graphs with made-up costs, against every assignment there is.</summary>
public sealed class LayoutAssignerTests
{
    private const LayoutKind P = LayoutKind.Pixels;
    private const LayoutKind C = LayoutKind.Channels;
    private const LayoutKind S = LayoutKind.Samples;

    private readonly Tensor _input = New("input");
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, LayoutWay[]> _ways = [];
    private readonly double?[,] _change = new double?[3, 3];

    [Fact]
    public void AShortestPathTakesALossForAGainBehindIt()
    {
        // The first node is cheaper with channels by one, the second with pixels by ten; nothing makes blocks of channels from planes.
        Tensor a = Add([_input], new(P, P, 6), new(P, C, 5));
        Add([a], new(P, P, 10), new(P, C, 20), new(C, C, 20));
        _change[(int)C, (int)P] = 8;
        Assert.Equal([P, P], Gives());
    }

    [Fact]
    public void AChangeOfLayoutIsPaidByEachReader()
    {
        // One reader would change a (5 + 4); two pay twice, so that a is made as they want it (7).
        Tensor a = Add([_input], new(P, P, 7), new(P, C, 2));
        Tensor b = Add([a], new LayoutWay(P, P));
        _change[(int)C, (int)P] = 4;
        Assert.Equal([C, P], Gives());
        Tensor c = Add([a], new LayoutWay(P, P));
        Add([b, c], new LayoutWay(P, P));
        Assert.Equal([P, P, P, P], Gives());
    }

    [Fact]
    public void TheCallersLayoutIsPaidFor()
    {
        Add([_input], new(P, P, 7), new(P, C, 5));
        _change[(int)C, (int)P] = 3;
        Assert.Equal([P], Gives(P));
        Assert.Equal([C], Gives(wanted: null));
    }

    [Fact]
    public void OfWhatCostsTheSameTheFirstIsTaken()
    {
        Add([_input], new(P, C, 5), new(P, P, 5));
        Assert.Equal([C], Gives(wanted: null));
    }

    [Fact]
    public void WhatCannotBeBroughtTogetherIsAnError()
    {
        Add([_input], new LayoutWay(S, S));
        Assert.Throws<InvalidOperationException>(() => Gives());
    }

    /// <summary>Chains, branches that meet again, and tensors with many readers; every change may be impossible.</summary>
    [Fact]
    public void NoAssignmentOfRandomGraphsIsShorter()
    {
        int solved = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            var test = new LayoutAssignerTests();
            LayoutKind? wanted = test.Randomize(new Random(seed));
            double? least = test.Enumerate(wanted);
            if (least is null)
            {
                Assert.Throws<InvalidOperationException>(() => test.Gives(wanted));
                continue;
            }

            solved++;
            Assert.Equal(least.Value, test.Cost(test.Assign(wanted), wanted)!.Value, 1e-9);
        }

        Assert.InRange(solved, 250, 499);
    }

    /// <summary>Heads of a detector: all are outputs, each with two ways, and none is read again.</summary>
    [Fact]
    public void ManyOutputsTakeNoLongerThanTheirNumber()
    {
        for (int i = 0; i < 60; i++)
        {
            Add([_input], new(P, P, 7), new(P, C, i % 2 == 0 ? 2 : 6));
        }

        _change[(int)C, (int)P] = 4;
        IReadOnlyDictionary<Node, LayoutWay> assigned = Assigner.Assign(_input, P, _nodes, [.. _nodes.Select(n => new KeyValuePair<Tensor, LayoutKind?>(n.Output, P))]);
        Assert.Equal([.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? C : P)], _nodes.Select(n => assigned[n].Gives));
    }

    /// <summary>A dense block: more tensors are alive than there can be paths for.</summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    public void ManyTensorsThatAreAliveAtOnceStillFindAWay(int ofPixels, bool takesPixels)
    {
        Tensor[] parts = [.. Enumerable.Range(0, 60).Select(_ => Add([_input], new(P, P, ofPixels), new(P, C, 2)))];
        Add(parts, takesPixels ? new LayoutWay(P, P) : new LayoutWay(C, C));

        // Pixels may be the cheaper ones and yet end nowhere: nothing makes channels of them.
        _change[(int)C, (int)P] = 4;
        Assert.All(Gives().Take(60), kind => Assert.Equal(takesPixels ? P : C, kind));
    }

    private static Tensor New(string name) => new(name, new TensorShape(1, 1, 1));

    private LayoutKind? Randomize(Random random)
    {
        LayoutKind[] kinds = [P, C, S];
        foreach (LayoutKind from in kinds)
        {
            foreach (LayoutKind to in kinds)
            {
                _change[(int)from, (int)to] = random.Next(3) == 0 ? null : random.Next(1, 9);
            }
        }

        var made = new List<Tensor> { _input };
        for (int i = random.Next(1, 7); i > 0; i--)
        {
            Tensor[] inputs = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => made[Math.Max(0, made.Count - random.Next(1, 4))])];
            LayoutWay[] all = [.. kinds.SelectMany(t => kinds.Select(g => new LayoutWay(t, g, random.Next(1, 20))))];
            made.Add(Add([.. inputs.Distinct()], [.. all.Where(_ => random.Next(3) == 0).DefaultIfEmpty(all[0])]));
        }

        return random.Next(2) == 0 ? null : kinds[random.Next(3)];
    }

    private Tensor Add(Tensor[] inputs, params LayoutWay[] ways)
    {
        var output = New($"n{_nodes.Count}");
        var node = new Node(output.Name, new Add(), inputs, output, [], Activation.None);
        _nodes.Add(node);
        _ways.Add(node, ways);
        return output;
    }

    private LayoutAssigner Assigner => new(n => _ways[n], (_, from, to) => _change[(int)from, (int)to]);

    private IReadOnlyDictionary<Node, LayoutWay> Assign(LayoutKind? wanted) =>
        Assigner.Assign(_input, P, _nodes, [new(_nodes[^1].Output, wanted)]);

    private LayoutKind[] Gives(LayoutKind? wanted = null)
    {
        IReadOnlyDictionary<Node, LayoutWay> assigned = Assign(wanted);
        return [.. _nodes.Select(n => assigned[n].Gives)];
    }

    /// <summary>The least cost of all assignments; null where none is possible.</summary>
    private double? Enumerate(LayoutKind? wanted)
    {
        double? least = null;
        for (long number = 0; number < _nodes.Aggregate(1L, (all, n) => all * _ways[n].Length); number++)
        {
            long rest = number;
            var ways = new Dictionary<Node, LayoutWay>();
            foreach (Node node in _nodes)
            {
                ways.Add(node, _ways[node][rest % _ways[node].Length]);
                rest /= _ways[node].Length;
            }

            least = Cost(ways, wanted) is { } cost && !(cost >= least) ? cost : least;
        }

        return least;
    }

    private double? Cost(IReadOnlyDictionary<Node, LayoutWay> ways, LayoutKind? wanted)
    {
        var kinds = new Dictionary<Tensor, LayoutKind> { [_input] = P };
        double? sum = 0;
        foreach (Node node in _nodes)
        {
            LayoutWay way = ways[node];
            sum += way.Cycles;
            foreach (Tensor input in node.Inputs)
            {
                sum += kinds[input] == way.Takes ? 0 : _change[(int)kinds[input], (int)way.Takes];
            }

            kinds[node.Output] = way.Gives;
        }

        LayoutKind last = kinds[_nodes[^1].Output];
        return sum + (wanted is null || wanted == last ? 0 : _change[(int)last, (int)wanted.Value]);
    }
}
