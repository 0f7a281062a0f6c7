namespace KernelGen.Samples.Pictures;

/// <summary>Where a long job says how far it is, and learns that it shall stop.</summary>
/// <param name="cancellation">Stops the job at its next step.</param>
/// <param name="changed">Gets the stage, the steps done of it and how many it has; null for a job that nobody watches.</param>
internal sealed class JobProgress(CancellationToken cancellation = default, Action<string, int, int>? changed = null)
{
    private string _stage = string.Empty;
    private int _done;
    private int _steps;

    /// <summary>Begins a stage of a number of steps.</summary>
    /// <exception cref="OperationCanceledException">The job shall stop.</exception>
    public void Begin(string stage, int steps)
    {
        cancellation.ThrowIfCancellationRequested();
        (_stage, _done, _steps) = (stage, 0, steps);
        changed?.Invoke(_stage, _done, _steps);
    }

    /// <summary>Ends a step.</summary>
    /// <exception cref="OperationCanceledException">The job shall stop.</exception>
    public void Step()
    {
        cancellation.ThrowIfCancellationRequested();
        changed?.Invoke(_stage, ++_done, _steps);
    }
}
