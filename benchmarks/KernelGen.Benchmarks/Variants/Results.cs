using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Variants;

/// <summary>The names under which results are compared; the peers' scripts use the same.</summary>
internal static class Results
{
    /// <summary>The result of a forward pass.</summary>
    public static IReadOnlyDictionary<string, float[]> Output(ReadOnlySpan<float> values) =>
        new Dictionary<string, float[]> { ["output"] = values.ToArray() };

    /// <summary>
    /// The loss and what a training step changed: the differences, not the parameters themselves, since a step that did
    /// nothing would leave these nearly right.
    /// </summary>
    public static IReadOnlyDictionary<string, float[]> Updates(NetworkData data, float loss, Func<string, ReadOnlySpan<float>> parameter)
    {
        var results = new Dictionary<string, float[]> { ["loss"] = [loss] };
        foreach ((string name, float[] initial) in data.Parameters)
        {
            float[] update = parameter(name).ToArray();
            for (int i = 0; i < update.Length; i++)
                update[i] -= initial[i];
            results[name + ".update"] = update;
        }

        return results;
    }

    /// <summary>The gradients of a one-layer network.</summary>
    public static IReadOnlyDictionary<string, float[]> Gradients(
        NetworkData data, Gradient wanted, ReadOnlySpan<float> input, Func<string, ReadOnlySpan<float>> parameter)
    {
        var results = new Dictionary<string, float[]>();
        if (wanted != Gradient.Weights)
            results["input.gradient"] = input.ToArray();
        if (wanted != Gradient.Data)
        {
            foreach (string name in data.Parameters.Keys)
                results[name + ".gradient"] = parameter(name).ToArray();
        }

        return results;
    }
}
