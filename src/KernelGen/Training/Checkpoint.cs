using System.Globalization;
using KernelGen.Data;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>What a checkpoint is made from, and loaded into.</summary>
internal readonly record struct CheckpointState(
    Network Network, OptimizerState Memory, Optimizer Optimizer, LearningRateSchedule? Schedule, double LearningRate, ulong Seed);

/// <summary>A session's state in a file: read whole and checked before anything of it is used.</summary>
internal sealed class Checkpoint
{
    /// <summary>What a checkpoint's metadata calls its format.</summary>
    public const string Format = "kernelgen-checkpoint";

    private const string Version = "1";
    private const string NotePrefix = "note:";

    // All values of each vector, laid out like the parameters; the parameters themselves have no name.
    private readonly Dictionary<string, AlignedMemory> _vectors = new(StringComparer.Ordinal);
    private long _steps;

    private Checkpoint()
    {
    }

    /// <summary>The learning rate of sessions without a schedule.</summary>
    public double LearningRate { get; private set; }

    /// <summary>The caller's own texts.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; private set; } = new Dictionary<string, string>();

    /// <summary>Writes a checkpoint.</summary>
    public static void Save(string path, in CheckpointState state, IReadOnlyDictionary<string, string>? notes)
    {
        var writer = new SafeTensorsWriter();
        writer.Metadata.AddRange(Facts(state).Select(fact => KeyValuePair.Create(fact.Key, fact.Value)));
        writer.Metadata.Add(KeyValuePair.Create("steps", state.Memory.Steps.ToString(CultureInfo.InvariantCulture)));
        writer.Metadata.Add(KeyValuePair.Create("learning_rate", state.LearningRate.ToString("R", CultureInfo.InvariantCulture)));
        foreach ((string key, string value) in (notes ?? new Dictionary<string, string>()).OrderBy(note => note.Key, StringComparer.Ordinal))
        {
            writer.Metadata.Add(KeyValuePair.Create(NotePrefix + key, value ?? throw new ArgumentException($"The note '{key}' is null.", nameof(notes))));
        }

        foreach ((string vector, AlignedMemory memory) in Vectors(state))
        {
            foreach (Parameter parameter in Tensors(state, vector))
            {
                writer.Add(Name(vector, parameter), parameter.Shape, memory.Memory.Slice(parameter.Offset, parameter.Length));
            }
        }

        AtomicFile.Write(path, writer.WriteTo);
    }

    /// <summary>Reads a checkpoint and compares it with what it is for.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Load(string path, in CheckpointState state, bool mustBeFinite)
    {
        using var reader = new SafeTensorsReader(path);
        Dictionary<string, string> metadata = reader.Header.Metadata;
        if (metadata.GetValueOrDefault("format") != Format)
        {
            throw new InvalidDataException($"{path} is a safetensors file, but not a checkpoint of a training session.");
        }

        if (metadata.GetValueOrDefault("version") != Version)
        {
            throw new InvalidDataException(
                $"{path} is a checkpoint of version {metadata.GetValueOrDefault("version")}, but this version of KernelGen reads version {Version}.");
        }

        string[] differences = [.. Differences(reader.Header, state)];
        if (differences.Length > 0)
        {
            throw new InvalidDataException($"{path} is not a checkpoint of this training session of {state.Network.Name}: {string.Join("; ", differences)}.");
        }

        var checkpoint = new Checkpoint
        {
            _steps = long.TryParse(metadata.GetValueOrDefault("steps"), NumberStyles.None, CultureInfo.InvariantCulture, out long steps)
                ? steps
                : throw new InvalidDataException($"{path}: the number of steps is '{metadata.GetValueOrDefault("steps")}'."),
            LearningRate = double.TryParse(metadata.GetValueOrDefault("learning_rate"), NumberStyles.Float, CultureInfo.InvariantCulture, out double rate)
                && rate >= 0 && rate <= float.MaxValue
                ? rate
                : throw new InvalidDataException($"{path}: the learning rate is '{metadata.GetValueOrDefault("learning_rate")}'."),
            Notes = metadata.Where(entry => entry.Key.StartsWith(NotePrefix, StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key[NotePrefix.Length..], entry => entry.Value, StringComparer.Ordinal),
        };
        foreach ((string vector, AlignedMemory memory) in Vectors(state))
        {
            var values = new AlignedMemory(memory.Length);
            foreach (Parameter parameter in Tensors(state, vector))
            {
                Span<float> part = values.Span.Slice(parameter.Offset, parameter.Length);
                reader.Read(reader.Header.Tensors[Name(vector, parameter)], part);
                if (mustBeFinite)
                {
                    CheckFinite(path, Name(vector, parameter), part);
                }
            }

            checkpoint._vectors.Add(vector, values);
        }

        return checkpoint;
    }

    /// <summary>Puts everything in its place.</summary>
    public void CopyTo(in CheckpointState state)
    {
        foreach ((string vector, AlignedMemory memory) in Vectors(state))
        {
            _vectors[vector].Span.CopyTo(memory.Span);
        }

        state.Memory.Steps = _steps;
    }

    private static IEnumerable<(string Vector, AlignedMemory Memory)> Vectors(CheckpointState state) =>
        state.Memory.Vectors.Select(v => (v.Name, v.Memory)).Prepend(("", state.Network.Store.Memory));

    // The optimizer remembers nothing of what is not trained.
    private static IEnumerable<Parameter> Tensors(CheckpointState state, string vector) =>
        vector.Length == 0 ? state.Network.SavedTensors : state.Network.Parameters;

    private static string Name(string vector, Parameter parameter) => vector.Length == 0 ? parameter.Name : $"optimizer.{vector}.{parameter.Name}";

    // What must be the same when a checkpoint is loaded.
    private static IEnumerable<KeyValuePair<string, string>> Facts(CheckpointState state)
    {
        yield return KeyValuePair.Create("format", Format);
        yield return KeyValuePair.Create("version", Version);
        yield return KeyValuePair.Create("layers", string.Join("; ", state.Network.Layers.Select(layer => $"{layer.Name} {layer.OutputShape}")));
        yield return KeyValuePair.Create(
            "hwio", string.Join(", ", state.Network.Parameters.Where(p => p.Layout == WeightLayout.Hwio).Select(p => p.Name)));
        yield return KeyValuePair.Create("optimizer", Text(state.Optimizer));
        yield return KeyValuePair.Create("schedule", Text(state.Schedule));
        if (state.Network.Plan.SampleKeys >= 0)
        {
            yield return KeyValuePair.Create("seed", state.Seed.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<string> Differences(SafeTensorsHeader header, CheckpointState state)
    {
        foreach ((string key, string mine) in Facts(state))
        {
            string? theirs = header.Metadata.GetValueOrDefault(key);
            if (theirs != mine)
            {
                yield return $"{key}: the file has {Quoted(theirs)}, the session {Quoted(mine)}";
            }
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string vector, _) in Vectors(state))
        {
            foreach (Parameter parameter in Tensors(state, vector))
            {
                string name = Name(vector, parameter);
                string text = $"F32 [{string.Join(", ", parameter.Shape)}]";
                wanted.Add(name);
                if (!header.Tensors.TryGetValue(name, out TensorEntry? tensor))
                {
                    yield return $"{name}: the file lacks it";
                }
                else if (tensor.Text != text)
                {
                    yield return $"{name}: the file has {tensor.Text}, the session {text}";
                }
            }
        }

        foreach (string name in header.Tensors.Keys.Where(name => !wanted.Contains(name)))
        {
            yield return $"{name}: the session lacks it";
        }
    }

    private static string Quoted(string? text) => text switch
    {
        null => "nothing",
        "" => "none",
        _ => text,
    };

    // Records print themselves in the culture of the thread.
    private static string Text(object? record)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return record?.ToString() ?? "";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static void CheckFinite(string path, string name, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException($"{path}: value {i} of {name} is {values[i]}, and {nameof(TrainingOptions.ThrowOnNonFinite)} is set.");
            }
        }
    }
}
