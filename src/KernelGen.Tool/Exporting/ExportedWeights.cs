using KernelGen.Data;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Exporting;

/// <summary>The weights that are exported, by their names in the network.</summary>
internal sealed class ExportedWeights(ITensorFile file)
{
    private readonly Dictionary<string, TensorEntry> _entries = file.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>What is missing or of another shape.</summary>
    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Reads a tensor, in PyTorch's layout as files have it.</summary>
    public float[] Read(string name, params int[] shape)
    {
        int length = shape.Aggregate(1, (a, b) => checked(a * b));
        float[] values = new float[length];
        if (!_entries.TryGetValue(name, out TensorEntry? entry))
        {
            Problems.Add(new ImportProblem("", "", $"the weights lack {name}"));
        }
        else if (!TensorElement.IsReal(entry.Type) || !entry.Shape.SequenceEqual(shape.Select(size => (long)size)))
        {
            Problems.Add(new ImportProblem("", "", $"the weights have {entry.Text} for {name}, which needs [{string.Join(", ", shape)}]"));
        }
        else
        {
            file.Read(entry, values);
        }

        return values;
    }
}
