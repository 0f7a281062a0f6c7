namespace KernelGen.Tool.Model;

/// <summary>A model as its file has it, checked and typed.</summary>
/// <param name="Producer">Who wrote it.</param>
/// <param name="Opset">The version of ONNX's operators that it is written for.</param>
/// <param name="Nodes">The operators, in an order in which they can run.</param>
/// <param name="Constants">The tensors whose values are in the file, by name.</param>
/// <param name="Inputs">What a caller gives.</param>
/// <param name="Outputs">What a caller gets.</param>
internal sealed record SourceModel(
    string Producer,
    int Opset,
    IReadOnlyList<ModelNode> Nodes,
    IReadOnlyDictionary<string, Constant> Constants,
    IReadOnlyList<SourceValue> Inputs,
    IReadOnlyList<SourceValue> Outputs);

/// <summary>An input or output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsReal">Whether its values are 32-bit floats.</param>
/// <param name="Dims">The sizes, -1 for one that is open; null if even their number is.</param>
internal sealed record SourceValue(string Name, bool IsReal, int[]? Dims);
