using Google.Protobuf;
using KernelGen.Tool.Reading.Proto;

namespace KernelGen.Tool.Tests.Support;

/// <summary>Builds small models.</summary>
internal sealed class OnnxModel
{
    private readonly ModelProto _proto = new() { IrVersion = 8, Graph = new GraphProto() };

    public OnnxModel(int opset, params int[] inputDims)
    {
        _proto.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(inputDims.Select(dim => dim < 0 ? new DimensionProto { DimParam = "n" } : new DimensionProto { DimValue = dim }));
        _proto.Graph.Input.Add(new ValueInfoProto { Name = "x", Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = 1, Shape = shape } } });
    }

    /// <summary>The message, to change by hand.</summary>
    public ModelProto Proto => _proto;

    /// <summary>The message's bytes.</summary>
    public byte[] Bytes => _proto.ToByteArray();

    /// <summary>Adds a tensor of floats, small numbers that depend on its name alone unless values are given.</summary>
    public OnnxModel Floats(string name, int[] dims, params float[] values)
    {
        int length = dims.Aggregate(1, (a, b) => a * b);
        var tensor = new TensorProto { Name = name, DataType = 1 };
        tensor.Dims.AddRange(dims.Select(dim => (long)dim));
        tensor.FloatData.AddRange(values.Length > 0 ? values : Draw(length, name.Sum(c => c)));
        _proto.Graph.Initializer.Add(tensor);
        return this;
    }

    /// <summary>Adds a list of whole numbers.</summary>
    public OnnxModel Integers(string name, params long[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = 7 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        _proto.Graph.Initializer.Add(tensor);
        return this;
    }

    /// <summary>Adds an operator, for example <c>Node("Conv", "x w", "y", ("pads", new long[] { 1, 1, 1, 1 }))</c>.</summary>
    public OnnxModel Node(string type, string inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = $"{type}_{_proto.Graph.Node.Count}" };
        node.Input.AddRange(inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(input => input == "-" ? "" : input));
        node.Output.AddRange(output.Split(' '));
        node.Attribute.AddRange(attributes.Select(Attribute));
        _proto.Graph.Node.Add(node);
        return this;
    }

    /// <summary>Declares outputs.</summary>
    public OnnxModel Output(params string[] names)
    {
        _proto.Graph.Output.AddRange(names.Select(name => new ValueInfoProto { Name = name }));
        return this;
    }

    /// <summary>Numbers from -1 to 1, the same for one seed.</summary>
    public static float[] Draw(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static AttributeProto Attribute((string Name, object Value) pair)
    {
        var attribute = new AttributeProto { Name = pair.Name };
        switch (pair.Value)
        {
            case int value:
                attribute.I = value;
                break;
            case float value:
                attribute.F = value;
                break;
            case string value:
                attribute.S = ByteString.CopyFromUtf8(value);
                break;
            case long[] values:
                attribute.Ints.AddRange(values);
                break;
            default:
                throw new ArgumentException(pair.Name, nameof(pair));
        }

        return attribute;
    }
}
