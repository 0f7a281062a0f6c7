namespace KernelGen.Samples.Mpi;

/// <summary>Puts the mean of all processes' gradients in place of this one's, and lets all of them stop after the same step.</summary>
internal sealed class MpiReducer(OpenMpi mpi, CancellationToken stop) : IGradientReducer
{
    private float[] _sums = [];

    /// <summary>Whether any process was asked to stop before the last step.</summary>
    public bool Stopped { get; private set; }

    /// <inheritdoc/>
    public void Reduce(Span<float> gradients)
    {
        // One more value travels with the gradients: how many want to stop. A process that stopped alone would leave the others waiting.
        if (_sums.Length != gradients.Length + 1) _sums = new float[gradients.Length + 1];
        gradients.CopyTo(_sums);
        _sums[^1] = stop.IsCancellationRequested ? 1 : 0;
        mpi.Sum(_sums);
        Stopped = _sums[^1] > 0;
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = _sums[i] / mpi.Size;
    }
}
