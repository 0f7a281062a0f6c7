using KernelGen.Tool.Model;
using KernelGen.Tool.Reading.Proto;

namespace KernelGen.Tool.Reading;

/// <summary>Turns the file's operators into nodes, and calls of the model's own functions into the operators of their bodies.</summary>
internal sealed class NodeConverter
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 100_000;

    private readonly TensorConverter _tensors;
    private readonly Dictionary<(string Domain, string Name), FunctionProto> _functions = [];
    private readonly string _file;
    private readonly List<ModelNode> _nodes = [];
    private readonly Dictionary<NodeProto, ModelNode> _bodies = new(ReferenceEqualityComparer.Instance);
    private int _calls;

    public NodeConverter(TensorConverter tensors, IEnumerable<FunctionProto> functions, string file)
    {
        _tensors = tensors;
        _file = file;
        foreach (FunctionProto function in functions)
        {
            _functions[(Domain(function.Domain), function.Name)] = function;
        }
    }

    /// <summary>Converts the operators of a graph.</summary>
    /// <exception cref="InvalidDataException">Functions call each other too deeply, or make too many operators.</exception>
    public IReadOnlyList<ModelNode> Convert(IEnumerable<NodeProto> nodes)
    {
        foreach (NodeProto node in nodes)
        {
            Add(Read(node), 0);
        }

        return _nodes;
    }

    private static string Domain(string domain) => domain == "ai.onnx" ? "" : domain;

    private ModelNode Read(NodeProto node)
    {
        string name = node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault(output => output.Length > 0) ?? "";
        var attributes = new Dictionary<string, ModelAttribute>(StringComparer.Ordinal);
        foreach (AttributeProto attribute in node.Attribute)
        {
            if (!attributes.TryAdd(attribute.Name, Read(attribute, node.OpType, name)))
            {
                throw new InvalidDataException($"{_file}: {node.OpType} '{name}' has the attribute '{attribute.Name}' twice.");
            }
        }

        return new ModelNode(node.OpType, Domain(node.Domain), name, [.. node.Input], [.. node.Output], attributes);
    }

    private ModelAttribute Read(AttributeProto attribute, string type, string node)
    {
        if (attribute.G is not null)
        {
            _tensors.Problems.Add(new ImportProblem(type, node, $"its attribute '{attribute.Name}' is a graph; branches and loops at run time are not supported"));
        }

        // Old files leave the type out: then what is there tells.
        return new ModelAttribute
        {
            Integer = attribute.HasI ? attribute.I : null,
            Real = attribute.HasF ? attribute.F : null,
            Text = attribute.HasS ? attribute.S.ToStringUtf8() : null,
            Integers = attribute.Ints.Count > 0 || attribute.Type == 7 ? [.. attribute.Ints] : null,
            Reals = attribute.Floats.Count > 0 || attribute.Type == 6 ? [.. attribute.Floats] : null,
            Tensor = attribute.T is null ? null : _tensors.Convert(attribute.T, $"attribute '{attribute.Name}' of {type} '{node}',"),
            RefersTo = attribute.HasRefAttrName && attribute.RefAttrName.Length > 0 ? attribute.RefAttrName : null,
        };
    }

    private void Add(ModelNode node, int depth)
    {
        if (!_functions.TryGetValue((node.Domain, node.Operator), out FunctionProto? function))
        {
            if (_nodes.Count == MaxNodes)
            {
                throw new InvalidDataException($"{_file} has more than {MaxNodes} operators once its functions are put in.");
            }

            _nodes.Add(node);
            return;
        }

        if (depth == MaxDepth || ++_calls > MaxNodes)
        {
            throw new InvalidDataException($"{_file}: the function '{node.Operator}' calls itself, or functions call each other {MaxDepth} deep.");
        }

        AddBody(node, function, depth, $"{node.Name}/");
    }

    // Names of the body get the call's name in front, so that two calls do not meet.
    private void AddBody(ModelNode call, FunctionProto function, int depth, string prefix)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = "" };
        for (int i = 0; i < function.Input.Count; i++)
        {
            names[function.Input[i]] = i < call.Inputs.Count ? call.Inputs[i] : "";
        }

        for (int i = 0; i < function.Output.Count && i < call.Outputs.Count; i++)
        {
            if (call.Outputs[i].Length > 0)
            {
                names.TryAdd(function.Output[i], call.Outputs[i]);
            }
        }

        string Name(string inner) => names.TryGetValue(inner, out string? outer) ? outer : prefix + inner;
        Dictionary<string, ModelAttribute> defaults = [];
        foreach (AttributeProto attribute in function.AttributeProto)
        {
            defaults[attribute.Name] = Read(attribute, function.Name, call.Name);
        }

        foreach (NodeProto proto in function.Node)
        {
            if (!_bodies.TryGetValue(proto, out ModelNode? inner))
            {
                _bodies.Add(proto, inner = Read(proto));
            }

            var attributes = new Dictionary<string, ModelAttribute>(StringComparer.Ordinal);
            foreach ((string key, ModelAttribute value) in inner.Attributes)
            {
                ModelAttribute? actual = value.RefersTo is not { } outer ? value
                    : call.Attributes.GetValueOrDefault(outer) ?? defaults.GetValueOrDefault(outer);
                if (actual is not null)
                {
                    attributes.Add(key, actual);
                }
            }

            Add(
                inner with { Name = prefix + inner.Name, Inputs = [.. inner.Inputs.Select(Name)], Outputs = [.. inner.Outputs.Select(Name)], Attributes = attributes },
                depth + 1);
        }
    }
}
