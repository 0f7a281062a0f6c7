using Google.Protobuf;
using KernelGen.Tool.Model;
using KernelGen.Tool.Reading.Proto;

namespace KernelGen.Tool.Reading;

/// <summary>Reads ONNX files that nobody vouches for.</summary>
internal static class ModelReader
{
    /// <summary>The oldest version of ONNX's operators that is read; broadcasting was another before.</summary>
    public const int OldestOpset = 7;

    /// <summary>The newest version that is known.</summary>
    public const int NewestOpset = 24;

    private const int MaxNodes = 100_000;

    // Operators that are in older versions what they are in the oldest that is read.
    private static readonly HashSet<string> s_unchanged = new(
        ["GlobalAveragePool", "GlobalMaxPool", "Relu", "LeakyRelu", "Elu", "Selu", "Sigmoid", "HardSigmoid", "Tanh", "Softplus", "Softsign", "Identity"], StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or no model; the message names the file.</exception>
    /// <exception cref="ImportException">It is a model that is not read, for example one whose weights are in other files.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SourceModel Read(string path)
    {
        byte[] bytes;
        using (FileStream stream = KernelGen.Data.TensorFile.OpenStream(path))
        {
            if (stream.Length > Array.MaxLength)
            {
                throw new InvalidDataException($"{path} has {stream.Length} bytes; ONNX files have less than 2 GiB.");
            }

            bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
        }

        return Parse(bytes, path);
    }

    /// <summary>Reads a model from memory.</summary>
    public static SourceModel Parse(byte[] bytes, string file)
    {
        ModelProto proto;
        try
        {
            // Nesting is limited to 100 by the parser, lengths to what is left of the file.
            proto = ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"{file} is not a valid ONNX file: {e.Message}", e);
        }

        if (proto.Graph is null || !proto.HasIrVersion)
        {
            throw new InvalidDataException($"{file} is not an ONNX model: it has no graph, or no version.");
        }

        int opset = Opset(proto, file);
        CheckCounts(proto, file);
        var tensors = new TensorConverter(file);
        var constants = new Dictionary<string, Constant>(StringComparer.Ordinal);
        foreach (TensorProto tensor in proto.Graph.Initializer)
        {
            if (!constants.TryAdd(tensor.Name, tensors.Convert(tensor, "initializer")))
            {
                throw new InvalidDataException($"{file}: the initializer '{tensor.Name}' is there twice.");
            }
        }

        if (proto.Graph.SparseInitializer.Count > 0)
        {
            tensors.Problems.Add(new ImportProblem("", "", "the model has sparse initializers, which are not read"));
        }

        var nodes = new NodeConverter(tensors, proto.Functions, file);
        IReadOnlyList<ModelNode> converted = nodes.Convert(proto.Graph.Node);
        SourceValue[] inputs = [.. proto.Graph.Input.Where(input => !constants.ContainsKey(input.Name)).Select(Value)];
        SourceValue[] outputs = [.. proto.Graph.Output.Select(Value)];
        if (tensors.Problems.Count > 0)
        {
            throw new ImportException(tensors.Problems);
        }

        var model = new SourceModel(proto.ProducerName, opset, converted, constants, inputs, outputs);
        ModelVerifier.Check(model, file);
        return model;
    }

    private static int Opset(ModelProto proto, string file)
    {
        OperatorSetIdProto[] own = [.. proto.OpsetImport.Where(import => import.Domain is "" or "ai.onnx")];
        if (own is not [{ } import])
        {
            throw new InvalidDataException($"{file} imports ONNX's operators {own.Length} times; once is needed.");
        }

        bool isUnchanged = import.Version is >= 1 and < OldestOpset && proto.Graph.Node.Count > 0 && proto.Graph.Node.All(node => node.Domain.Length == 0 && s_unchanged.Contains(node.OpType));
        return isUnchanged ? OldestOpset
            : import.Version is >= OldestOpset and <= NewestOpset
            ? (int)import.Version
            : throw new ImportException([new ImportProblem("", "", $"the model is written for version {import.Version} of ONNX's operators; {OldestOpset} to {NewestOpset} are read")]);
    }

    private static void CheckCounts(ModelProto proto, string file)
    {
        int nodes = proto.Graph.Node.Count + proto.Functions.Sum(function => function.Node.Count);
        if (nodes > MaxNodes)
        {
            throw new InvalidDataException($"{file} has {nodes} operators; at most {MaxNodes} are read.");
        }
    }

    private static SourceValue Value(ValueInfoProto value)
    {
        TensorTypeProto? type = value.Type?.TensorType;
        int[]? dims = type?.Shape is { } shape
            ? [.. shape.Dim.Select(dim => dim.HasDimValue && dim.DimValue is >= 0 and <= int.MaxValue ? (int)dim.DimValue : -1)]
            : null;
        return new SourceValue(value.Name, type?.ElemType is TensorConverter.Float32 or null or 0, dims);
    }
}
