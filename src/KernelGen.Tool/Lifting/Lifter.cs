using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Turns a model into the small graph, from its input on: shapes are known at each step, and what depends on nothing else is computed.</summary>
internal sealed class Lifter
{
    // Weights are turned and scaled a few times at most; all else that exporters leave to compute is small.
    private const int Times = 4;

    private readonly SourceModel _model;
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly List<ImportProblem> _problems = [];

    private int _batch = 1;
    private long _numbersLeft;

    private Lifter(SourceModel model)
    {
        _model = model;

        _numbersLeft = (Times * model.Constants.Values.Sum(constant => (long)constant.Length)) + Constant.MaxLength;
    }

    /// <summary>Lifts a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputDims">The input's sizes; null to take the model's.</param>
    /// <exception cref="ImportException">Something cannot be done: everything that can be told from what can.</exception>
    public static SmallGraph Lift(SourceModel model, int[]? inputDims)
    {
        var lifter = new Lifter(model);
        foreach ((string name, Constant constant) in model.Constants)
        {
            lifter._values.Add(name, constant);
        }

        (TensorView input, string inputName, lifter._batch) = InputRule.Choose(model, inputDims);
        lifter._values.Add(inputName, input);
        foreach (ModelNode node in model.Nodes)
        {
            lifter.Add(node);
        }

        List<GraphOutput> outputs = lifter.Outputs();
        return lifter._problems.Count > 0
            ? throw new ImportException(lifter._problems)
            : new SmallGraph(input.Node, input.IsNhwc, input.Dims, inputName, outputs);
    }

    private void Add(ModelNode node)
    {
        object?[] inputs = new object?[node.Inputs.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = node.Inputs[i].Length == 0 ? null : _values[node.Inputs[i]];

            // What a refused operator would have made is no news.
            if (inputs[i] is Unknown)
            {
                Give(node, []);
                return;
            }
        }

        try
        {
            Give(node, Results(node, inputs));
        }
        catch (UnsupportedException e)
        {
            _problems.Add(new ImportProblem(node.Operator, node.Name, e.Message));
            Give(node, []);
        }
    }

    private List<object> Results(ModelNode node, object?[] inputs)
    {
        if (node.Domain.Length > 0)
        {
            throw new UnsupportedException($"it is an operator of '{node.Domain}', not of ONNX");
        }

        if (inputs.All(input => input is null or Constant) && Folding.TryFold(node, [.. inputs.Cast<Constant?>()]) is { } constant)
        {
            return [Counted(constant, inputs)];
        }

        Action<LiftContext> lift = OperatorTable.Find(node.Operator) ?? throw new UnsupportedException("this operator is not supported");
        var context = new LiftContext(node, _model.Opset, _batch, inputs);
        if (inputs.Any(input => input is JoinedView) && JoinedView.TryEach(context, inputs, lift) is { } parts)
        {
            return parts;
        }

        lift(context);
        return context.Results;
    }

    private Constant Counted(Constant made, object?[] inputs)
    {
        if (inputs.Length == 0)
        {
            // A constant that is written as a node.
            _numbersLeft += (long)Times * made.Length;
            return made;
        }

        bool isView = inputs.Any(input => input is Constant given && given.Floats == made.Floats && given.Integers == made.Integers);
        _numbersLeft -= isView ? 0 : made.Length;
        return _numbersLeft >= 0 ? made : throw new UnsupportedException("the numbers that it and the nodes before it compute from constants are too many");
    }

    private void Give(ModelNode node, List<object> results)
    {
        for (int i = 0; i < node.Outputs.Count; i++)
        {
            if (node.Outputs[i].Length > 0)
            {
                _values[node.Outputs[i]] = i < results.Count ? results[i] : Unknown.Value;
            }
        }
    }

    private List<GraphOutput> Outputs()
    {
        var outputs = new List<GraphOutput>();
        foreach (SourceValue output in _model.Outputs)
        {
            if (_values[output.Name] is TensorView view)
            {
                outputs.Add(new GraphOutput(output.Name, view.Node, view.Dims, view.IsNhwc && !view.Shape.IsPixel));
            }
            else if (_values[output.Name] is JoinedView joined)
            {
                outputs.AddRange(joined.Parts.Select((part, i) => new GraphOutput(output.Name, part.Node, part.Dims, part.IsNhwc && !part.Shape.IsPixel) { Part = i, Whole = joined.Dims }));
            }
            else if (_values[output.Name] is Constant)
            {
                _problems.Add(new ImportProblem("", "", $"the output '{output.Name}' does not depend on the input"));
            }
            else if (_problems.Count == 0)
            {
                _problems.Add(new ImportProblem("", "", $"the output '{output.Name}' is a second output of an operator, which is not supported"));
            }
        }

        return outputs;
    }

    /// <summary>Stands for what a refused operator would have made.</summary>
    private sealed class Unknown
    {
        public static readonly Unknown Value = new();
    }
}
