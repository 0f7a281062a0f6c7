using KernelGen.Data;

namespace KernelGen;

/// <summary>Which tensor of a file is which parameter of a network, and everything in which the two differ.</summary>
internal sealed class WeightMatch
{
    private const string StepCounter = ".num_batches_tracked";

    private readonly Dictionary<string, TensorEntry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byPlainName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private WeightMatch(bool isCheckpoint) => IsCheckpoint = isCheckpoint;

    /// <summary>Whether the file is a checkpoint of a training session, which has more tensors and the network's own layouts.</summary>
    public bool IsCheckpoint { get; }

    /// <summary>The parameters with their tensors.</summary>
    public List<(Parameter Parameter, TensorEntry Tensor)> Pairs { get; } = [];

    /// <summary>A text for each difference.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Compares a file with a network.</summary>
    public static WeightMatch Find(Network network, ITensorFile file, WeightOptions options)
    {
        var match = new WeightMatch(file.Metadata.GetValueOrDefault("format") == Checkpoint.Format);
        foreach (TensorEntry tensor in file.Entries)
        {
            match.Take(tensor, options.Rename);
        }

        foreach (Parameter parameter in network.SavedTensors)
        {
            match.Pair(parameter);
        }

        match.Differences.AddRange(match._byName.Keys.Where(name => !match._taken.Contains(name)).Select(name => $"{name}: the network lacks it"));
        return match;
    }

    private void Take(TensorEntry tensor, Func<string, string?>? rename)
    {
        string? name = rename is null ? tensor.Name : rename(tensor.Name);

        // PyTorch's batch norm counts its steps, which nothing needs but a momentum that we do not have.
        if (name is null || name.EndsWith(StepCounter, StringComparison.Ordinal) || (IsCheckpoint && name.StartsWith("optimizer.", StringComparison.Ordinal)))
        {
            return;
        }

        if (!_byName.TryAdd(name, tensor))
        {
            Differences.Add($"{name}: two tensors of the file, {_byName[name].Name} and {tensor.Name}, have this name");
            return;
        }

        string plain = Plain(name);
        if (!_byPlainName.TryGetValue(plain, out List<string>? names))
        {
            _byPlainName.Add(plain, names = []);
        }

        names.Add(name);
    }

    // Python calls fc1 what C# calls Fc1, and conv_1 what C# calls Conv1.
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private void Pair(Parameter parameter)
    {
        int[] wanted = IsCheckpoint ? [.. parameter.Shape] : WeightFile.FileShape(parameter);
        string? name = _byName.ContainsKey(parameter.Name) ? parameter.Name
            : _byPlainName.GetValueOrDefault(Plain(parameter.Name)) is [string only] ? only
            : null;
        if (name is null)
        {
            Differences.Add($"{parameter.Name}: the file lacks it");
            return;
        }

        TensorEntry tensor = _byName[name];
        _taken.Add(name);
        if (!TensorElement.IsReal(tensor.Type))
        {
            Differences.Add($"{parameter.Name}: its type in the file is {tensor.Type}; F32, F64, F16 and BF16 are read");
        }

        if (tensor.Shape.Length != wanted.Length || !tensor.Shape.SequenceEqual(wanted.Select(size => (long)size)))
        {
            Differences.Add($"{parameter.Name}: the file has [{string.Join(", ", tensor.Shape)}], the network [{string.Join(", ", wanted)}]");
        }

        Pairs.Add((parameter, tensor));
    }
}
