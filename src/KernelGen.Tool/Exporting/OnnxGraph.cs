using System.Buffers.Binary;
using Google.Protobuf;
using KernelGen.Tool.Reading.Proto;

namespace KernelGen.Tool.Exporting;

/// <summary>An ONNX model while it is written.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The version of ONNX's operators that is written: the first with all that are needed.</summary>
    public const int Opset = 19;

    private const int IrVersion = 9;
    private int _next;

    /// <summary>The model.</summary>
    public ModelProto Model { get; } = new() { IrVersion = IrVersion, ProducerName = "KernelGen", Graph = new GraphProto { Name = "network" }, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Opset } } };

    /// <summary>Adds an operator with one output, and gives the output's name.</summary>
    public string Add(string type, IEnumerable<string> inputs, params (string Name, object Value)[] attributes)
    {
        string output = $"{type}_{Printing.Numbers.Text(_next++)}";
        var node = new NodeProto { OpType = type, Name = output, Output = { output } };
        node.Input.AddRange(inputs);
        node.Attribute.AddRange(attributes.Select(Attribute));
        Model.Graph.Node.Add(node);
        return output;
    }

    /// <summary>Lets the last operator's output have a name of its own.</summary>
    public string Rename(string output, string name)
    {
        NodeProto node = Model.Graph.Node.Single(n => n.Output[0] == output);
        node.Output[0] = name;
        foreach (NodeProto reader in Model.Graph.Node)
        {
            for (int i = 0; i < reader.Input.Count; i++)
            {
                reader.Input[i] = reader.Input[i] == output ? name : reader.Input[i];
            }
        }

        return name;
    }

    /// <summary>Adds a tensor of weights.</summary>
    public string Floats(string name, IEnumerable<int> dims, ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        var tensor = new TensorProto { Name = name, DataType = 1, RawData = ByteString.CopyFrom(bytes) };
        tensor.Dims.AddRange(dims.Select(dim => (long)dim));
        Model.Graph.Initializer.Add(tensor);
        return name;
    }

    /// <summary>A name that nothing has.</summary>
    public string Fresh(string name) => $"{name}_{Printing.Numbers.Text(_next++)}";

    /// <summary>Adds one number.</summary>
    public string Number(double value) => Floats(Fresh("number"), [], [(float)value]);

    /// <summary>Adds a list of whole numbers.</summary>
    public string Integers(params long[] values)
    {
        var tensor = new TensorProto { Name = $"integers_{Printing.Numbers.Text(_next++)}", DataType = 7, Dims = { values.Length } };
        tensor.Int64Data.AddRange(values);
        Model.Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Declares an input or output of any number of samples.</summary>
    public static ValueInfoProto Value(string name, params int[] dims)
    {
        var shape = new TensorShapeProto { Dim = { new DimensionProto { DimParam = "batch" } } };
        shape.Dim.AddRange(dims.Select(dim => new DimensionProto { DimValue = dim }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = 1, Shape = shape } } };
    }

    private static AttributeProto Attribute((string Name, object Value) pair)
    {
        // Numbers of the format for the kinds of attributes.
        var attribute = new AttributeProto { Name = pair.Name };
        switch (pair.Value)
        {
            case int value:
                (attribute.I, attribute.Type) = (value, 2);
                break;
            case float value:
                (attribute.F, attribute.Type) = (value, 1);
                break;
            case string value:
                (attribute.S, attribute.Type) = (ByteString.CopyFromUtf8(value), 3);
                break;
            case int[] values:
                attribute.Ints.AddRange(values.Select(value => (long)value));
                attribute.Type = 7;
                break;
            default:
                throw new ArgumentException($"An attribute of {pair.Value.GetType().Name}.", nameof(pair));
        }

        return attribute;
    }
}
