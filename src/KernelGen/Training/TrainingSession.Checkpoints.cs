namespace KernelGen;

/// <content>Checkpoints: saving a session's state and going on from it.</content>
public sealed unsafe partial class TrainingSession
{
    /// <summary>
    /// Saves what training needs to go on to the same bits: the parameters, what the optimizer remembers, the number of steps (which is the place in the
    /// schedule) and the learning rate, as a safetensors file. It is written beside its place, flushed and renamed: a crash leaves the old file.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced. Its folder must exist.</param>
    /// <param name="notes">
    /// Texts to be kept with it, which <see cref="LoadCheckpoint"/> gives back: the seed and place of the data, for example the epoch and the number of its
    /// batches seen. Null for none.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// Gathered gradients wait for <see cref="Update"/>, which a checkpoint does not hold; or another thread is in a training session of this network.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void SaveCheckpoint(string path, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Begin();
        try
        {
            ThrowIfGathering(overwrites: true);
            Checkpoint.Save(path, State, notes);
        }
        finally
        {
            _store.EndTraining(changed: false);
        }
    }

    /// <summary>Goes on from a file of <see cref="SaveCheckpoint"/>: the next steps give the same bits as if training had not been interrupted.</summary>
    /// <param name="path">The file, of the same network, the same optimizer with the same options, and the same schedule.</param>
    /// <returns>The notes that were saved with it.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is damaged; or it is of another network, optimizer or schedule, and the message names every difference; or a value is not a finite number and
    /// <see cref="TrainingOptions.ThrowOnNonFinite"/> is set. The session is as it was.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. The session is as it was.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a training session of this network.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public IReadOnlyDictionary<string, string> LoadCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Begin();
        bool changed = false;
        try
        {
            Checkpoint checkpoint = Checkpoint.Load(path, State, _options.ThrowOnNonFinite);
            lock (_store.Gate)
            {
                changed = true;
                checkpoint.CopyTo(State);
            }

            _learningRate = checkpoint.LearningRate;
            _isGathering = false;
            _hasGradients = false;
            _forwardSamples = 0;
            return checkpoint.Notes;
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    private CheckpointState State => new(Network, _core.Optimizer, _options.Optimizer, _options.Schedule, _learningRate, _options.Seed);
}
