namespace KernelGen.Tests.Support;

/// <summary>What a network gave in one pass forward and backward: the outputs and all gradients.</summary>
internal sealed record NetworkRun(float[] Y, float[] Gx, IReadOnlyDictionary<string, float[]> Gradients)
{
    /// <summary>The outputs of <see cref="Network.Forward"/>.</summary>
    public static float[] Forward(Network network, ReadOnlySpan<float> x)
    {
        var y = new float[x.Length / network.InputShape.Length * network.OutputShape.Length];
        network.Forward(x, y);
        return y;
    }

    /// <summary>Forward and backward in a training session, with the given gradient of the outputs; the parameters stay.</summary>
    public static NetworkRun ForwardBackward(Network network, ReadOnlySpan<float> x, ReadOnlySpan<float> gy, int threads = 1)
    {
        int batch = x.Length / network.InputShape.Length;
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = batch, Threads = threads });
        var y = new float[batch * network.OutputShape.Length];
        var gx = new float[x.Length];
        session.Forward(x, y);
        session.Backward(gy, gx);
        return new NetworkRun(y, gx, network.Parameters.ToDictionary(p => p.Name, p => session.Gradients[p].ToArray()));
    }

    /// <summary>Sets parameters by name and gives the network back.</summary>
    public static T With<T>(T network, params ReadOnlySpan<(string Name, float[] Values)> parameters)
        where T : Network
    {
        foreach ((string name, float[] values) in parameters)
            network.Parameters[name].Set(values);
        return network;
    }
}
