namespace KernelGen.Benchmarks.Models;

/// <summary>The numbers that all variants of a network's case share: drawn once, from a fixed seed.</summary>
internal sealed class NetworkData
{
    /// <summary>Draws parameters as PyTorch initialises them, and inputs, labels and upstream gradients for a batch.</summary>
    public NetworkData(NetworkModel model, int batch)
    {
        Model = model;
        Batch = batch;
        var random = new Random(20250101);
        foreach (ModelParameter parameter in model.Parameters)
        {
            float bound = 1 / MathF.Sqrt(parameter.FanIn);
            Parameters[parameter.Name] = Draw(random, parameter.Length, bound);
        }

        Input = Draw(random, batch * model.Input.Length, 1);
        Upstream = Draw(random, batch * model.Output.Length, 1);
        Labels = [.. Enumerable.Range(0, batch).Select(_ => random.Next(model.Output.Length))];
    }

    public NetworkModel Model { get; }

    public int Batch { get; }

    /// <summary>Values by name, in the order of the layers.</summary>
    public OrderedDictionary<string, float[]> Parameters { get; } = [];

    public float[] Input { get; }

    /// <summary>A gradient of the loss by the output, for cases that time one layer's backward pass.</summary>
    public float[] Upstream { get; }

    public int[] Labels { get; }

    private static float[] Draw(Random random, int length, float bound)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++)
            values[i] = bound * (2 * random.NextSingle() - 1);
        return values;
    }
}
