namespace KernelGen.Tool.Model;

/// <summary>One operator of a model as it is in the file.</summary>
/// <param name="Operator">Its type, for example <c>Conv</c>.</param>
/// <param name="Domain">Whose operator it is; empty for ONNX's own.</param>
/// <param name="Name">Its name, or that of its first output.</param>
/// <param name="Inputs">Names of the tensors that it reads; empty for one left out.</param>
/// <param name="Outputs">Names of the tensors that it makes; empty for one left out.</param>
/// <param name="Attributes">Its attributes by name.</param>
internal sealed record ModelNode(
    string Operator,
    string Domain,
    string Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, ModelAttribute> Attributes)
{
    /// <summary>A whole number, or the default where there is none.</summary>
    public long Integer(string name, long otherwise) => Attributes.GetValueOrDefault(name)?.Integer ?? otherwise;

    /// <summary>A real number, or the default where there is none.</summary>
    public double Real(string name, double otherwise) => Attributes.GetValueOrDefault(name)?.Real ?? otherwise;

    /// <summary>A text, or the default where there is none.</summary>
    public string Text(string name, string otherwise) => Attributes.GetValueOrDefault(name)?.Text ?? otherwise;

    /// <summary>Whole numbers; null where there are none.</summary>
    public IReadOnlyList<long>? Integers(string name) => Attributes.GetValueOrDefault(name)?.Integers;

    /// <summary>Whether there is an attribute.</summary>
    public bool Has(string name) => Attributes.ContainsKey(name);
}

/// <summary>An attribute; of its values that of its kind is set.</summary>
internal sealed record ModelAttribute
{
    public long? Integer { get; init; }

    public double? Real { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<long>? Integers { get; init; }

    public IReadOnlyList<float>? Reals { get; init; }

    public Constant? Tensor { get; init; }

    /// <summary>In a function's body: the attribute of the call that stands for this one.</summary>
    public string? RefersTo { get; init; }
}
