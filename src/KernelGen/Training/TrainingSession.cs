namespace KernelGen;

/// <summary>Trains one network.</summary>
public sealed class TrainingSession : IDisposable
{
    internal TrainingSession(Network network, TrainingOptions options)
    {
        Network = network;
        LearningRate = options.Optimizer.InitialLearningRate;
        Gradients = new GradientSet(this);
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The gradients that the last backward pass computed.</summary>
    public GradientSet Gradients { get; }

    /// <summary>The size of the next steps.</summary>
    public float LearningRate { get; set; }

    /// <summary>How many samples of the last step had their largest output at their label.</summary>
    public int Correct { get; }

    /// <summary>One step of training on labelled samples: forward, loss, backward, update.</summary>
    /// <returns>The loss before the update.</returns>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels) => throw new NotImplementedException();

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => throw new NotImplementedException();

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotImplementedException();

    /// <summary>Runs samples forward and keeps what backward needs.</summary>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotImplementedException();

    /// <summary>Runs the samples of the last forward pass backward.</summary>
    public void Backward(ReadOnlySpan<float> outputGradients, Span<float> inputGradients = default) => throw new NotImplementedException();

    /// <summary>Changes the parameters by the gradients.</summary>
    public void Update() => throw new NotImplementedException();

    /// <summary>Ends the session's threads.</summary>
    public void Dispose()
    {
    }
}
