using KernelGen.Data;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>A network's weights in a file. Files always have PyTorch's layouts, whatever the network declares.</summary>
internal static class WeightFile
{
    /// <summary>Writes the weights as a safetensors file, beside its place first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="memory">Its parameter memory, which nobody changes meanwhile.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(Network network, AlignedMemory memory, string path)
    {
        var writer = new SafeTensorsWriter();
        // Read by PyTorch's loaders.
        writer.Metadata.Add(KeyValuePair.Create("format", "pt"));
        foreach (Parameter parameter in network.SavedTensors)
        {
            ReadOnlyMemory<float> values = memory.Memory.Slice(parameter.Offset, parameter.Length);
            writer.Add(parameter.Name, FileShape(parameter), parameter.Layout == WeightLayout.Hwio ? ToOihw(parameter, values.Span) : values);
        }

        AtomicFile.Write(path, writer.WriteTo);
    }

    /// <summary>Reads all weights of a network. Nothing is written where their names and shapes do not fit it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="memory">Where they go, in the order of the network's parameter memory.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or not of this network: the message lists every difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Load(Network network, string path, WeightOptions options, AlignedMemory memory)
    {
        using ITensorFile file = TensorFile.Open(path);
        WeightMatch match = WeightMatch.Find(network, file, options);
        if (match.Differences.Count > 0)
        {
            throw new InvalidDataException($"{path} does not hold the weights of {network.Name}: {string.Join("; ", match.Differences)}.");
        }

        foreach ((Parameter parameter, TensorEntry tensor) in match.Pairs)
        {
            Span<float> values = memory.Span.Slice(parameter.Offset, parameter.Length);
            file.Read(tensor, values);
            if (options.RequireFinite)
            {
                CheckFinite(path, tensor.Name, values);
            }

            if (parameter.Layout == WeightLayout.Hwio && !match.IsCheckpoint)
            {
                ToHwio(parameter, values);
            }
        }
    }

    /// <summary>A parameter's sizes in PyTorch's order.</summary>
    public static int[] FileShape(Parameter parameter) => parameter.Layout == WeightLayout.Hwio
        ? [parameter.Shape[3], parameter.Shape[2], parameter.Shape[0], parameter.Shape[1]]
        : [.. parameter.Shape];

    private static float[] ToOihw(Parameter parameter, ReadOnlySpan<float> values)
    {
        float[] ordered = new float[values.Length];
        (int taps, int inputs, int outputs) = (parameter.Shape[0] * parameter.Shape[1], parameter.Shape[2], parameter.Shape[3]);
        for (int i = 0; i < ordered.Length; i++)
        {
            (int output, int rest) = Math.DivRem(i, inputs * taps);
            (int input, int tap) = Math.DivRem(rest, taps);
            ordered[i] = values[(((tap * inputs) + input) * outputs) + output];
        }

        return ordered;
    }

    private static void ToHwio(Parameter parameter, Span<float> values)
    {
        float[] read = values.ToArray();
        (int taps, int inputs, int outputs) = (parameter.Shape[0] * parameter.Shape[1], parameter.Shape[2], parameter.Shape[3]);
        for (int i = 0; i < read.Length; i++)
        {
            (int output, int rest) = Math.DivRem(i, inputs * taps);
            (int input, int tap) = Math.DivRem(rest, taps);
            values[(((tap * inputs) + input) * outputs) + output] = read[i];
        }
    }

    private static void CheckFinite(string path, string name, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException(
                    FormattableString.Invariant($"{path}: value {i} of {name} is {values[i]}, and {nameof(WeightOptions.RequireFinite)} is set."));
            }
        }
    }
}
