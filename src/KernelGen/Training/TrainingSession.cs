using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Trains one network: holds the memory that the backward pass needs, the gradients, what the optimizer remembers, and
/// the threads. Made by <see cref="Network.CreateTrainingSession"/>.
/// </summary>
/// <remarks>
/// <para>One call at a time: a second thread that comes in meanwhile gets <see cref="InvalidOperationException"/>.</para>
/// <para>
/// Samples are computed 16 at a time and the gradients of these blocks are added in their order, so the results are the
/// same bits whatever <see cref="TrainingOptions.Threads"/> is. After the first step nothing is allocated.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var network = LeNet5.Create(seed: 1);
/// using TrainingSession session = network.CreateTrainingSession(new() { Optimizer = new Adam(), Schedule = new OneCycleLR(0.01, 938) });
/// float loss = session.Step(images, labels);
/// </code>
/// </example>
public sealed unsafe partial class TrainingSession : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly ParameterStore _store;
    private readonly TrainingCore _core;
    private readonly int[] _labels;
    private double _learningRate;
    private bool _disposed;
    private bool _hasGradients;
    private readonly BatchNormPlan? _needsTwo;
    private int _forwardSamples;
    private long _forwardVersion;

    internal TrainingSession(Network network, TrainingOptions options)
    {
        network.Plan.ThrowIfNotTrained();
        options.Loss.ThrowIfUnfit(network.Plan);
        Network = network;
        _options = options;
        _store = network.Store;
        _learningRate = options.Optimizer.LearningRate;
        _labels = new int[options.BatchSize];
        Gradients = new GradientSet(this);
        _core = new TrainingCore(network, options);
        _needsTwo = network.Plan.Batch?.Norms.FirstOrDefault(norm => norm.Pixels == 1);
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The gradients that the last <see cref="Backward"/> or step computed; zeros before the first.</summary>
    public GradientSet Gradients { get; }

    /// <summary>
    /// The size of the next step: what <see cref="TrainingOptions.Schedule"/> gives (after its last step, the size of that), or without a schedule what was set
    /// here, at first the optimizer's.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a finite number, or the schedule gives such a one.</exception>
    /// <exception cref="InvalidOperationException">The value is set although there is a schedule.</exception>
    public double LearningRate
    {
        get => _options.Schedule is { } schedule
            ? Optimizer.CheckLearningRate(schedule.LearningRateAt(Math.Min(Steps, schedule.StepLimit - 1), _options.Optimizer.LearningRate))
            : _learningRate;
        set => _learningRate = _options.Schedule is null
            ? Optimizer.CheckLearningRate(value)
            : throw new InvalidOperationException($"The learning rate follows {_options.Schedule}: it cannot be set.");
    }

    /// <summary>Number of updates of the parameters so far, which is the place in the schedule.</summary>
    public long Steps => _core.Optimizer.Steps;

    /// <summary>The Euclidean norm of all gradients in the last update, before clipping; NaN before the first and without <see cref="TrainingOptions.ClipNorm"/>.</summary>
    public double GradientNorm { get; private set; } = double.NaN;

    /// <summary>
    /// How many samples of the last step had their largest output (the first of equal ones) at their label; 0 after a step
    /// on targets. Ignored samples do not count.
    /// </summary>
    public int Correct { get; private set; }

    internal ReadOnlySpan<float> AllGradients
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _core.Gradients;
        }
    }

    /// <summary>
    /// Runs samples forward and keeps what <see cref="Backward"/> needs, for losses of your own. As in training: a <see cref="BatchNorm2dAttribute">batch norm</see>
    /// takes the statistics of these samples, and brings them into the running ones.
    /// </summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="outputs">
    /// As many outputs, each of the network's output shape. Of several <see cref="Network.Outputs"/> each sample's are one behind another, and so are the
    /// gradients that <c>Backward</c> takes.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap. Nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a training session of this network.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int samples = CountSamples(inputs, nameof(inputs));
        Batch.ThrowIfOtherLength(outputs.Length, samples, Network.OutputShape, nameof(outputs));
        Batch.ThrowIfOverlapping(inputs, outputs, nameof(outputs));
        Begin();
        bool changed = false;
        try
        {
            _forwardSamples = 0;
            _core.SamplesBefore = 0;
            fixed (float* from = inputs, to = outputs)
            {
                _core.Forward(from, to, samples);
            }

            KeepStatistics(ref changed);
            _forwardSamples = samples;
            _forwardVersion = _store.Version + (changed ? 1 : 0);
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    /// <summary>
    /// Runs the samples of the last <see cref="Forward"/> backward. <see cref="Gradients"/> are the sums over the samples
    /// afterwards, not means: put the loss's own factor into the output gradients.
    /// </summary>
    /// <param name="outputGradients">The loss's gradient with respect to each output, laid out like the outputs.</param>
    /// <param name="inputGradients">Gets the loss's gradient with respect to each input; empty where it is not wanted.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap. Nothing was written.</exception>
    /// <exception cref="InvalidOperationException">
    /// No forward pass was kept (each is used up by one backward pass, and by a step), it had another number of samples,
    /// the parameters have changed since, or another thread is in a training session of this network.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void Backward(ReadOnlySpan<float> outputGradients, Span<float> inputGradients = default) =>
        RunBackward(outputGradients, inputGradients, wantParameters: true);

    /// <summary>
    /// Runs the samples of the last <see cref="Forward"/> backward for the input alone: <see cref="Gradients"/> stay as they are, and what they
    /// would cost is saved. For saliency, adversarial samples, or a network whose parameters are fixed.
    /// </summary>
    /// <param name="outputGradients">The loss's gradient with respect to each output, laid out like the outputs.</param>
    /// <param name="inputGradients">Gets the loss's gradient with respect to each input.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap. Nothing was written.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="Backward"/>.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void BackwardInput(ReadOnlySpan<float> outputGradients, Span<float> inputGradients) =>
        RunBackward(outputGradients, inputGradients, wantParameters: false);

    /// <summary>
    /// Changes the parameters by <see cref="Gradients"/>: those of the last <see cref="Backward"/>, or those gathered by <c>Accumulate</c>, which is over then.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There are no gradients yet, the schedule is at its end, or another thread is in a training session of this network.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// A gradient is not finite and <see cref="TrainingOptions.ThrowOnNonFinite"/> is set; the parameters are as they were.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void Update()
    {
        Begin();
        bool changed = false;
        try
        {
            if (!_hasGradients)
            {
                throw new InvalidOperationException("There are no gradients yet: call Backward, Accumulate or Step first.");
            }

            ThrowIfScheduleEnded();
            if (_isGathering)
            {
                _isGathering = false;
                if (_options.Loss.Reduction == LossReduction.Mean)
                {
                    _core.Passes.Divide((float)_gatheredWeight);
                }
            }

            UpdateParameters(0, ref changed);
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    /// <summary>Ends the session's threads. The network stays as it is.</summary>
    public void Dispose()
    {
        _disposed = true;
        _core.Dispose();
    }

    private void RunBackward(ReadOnlySpan<float> outputGradients, Span<float> inputGradients, bool wantParameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int samples = Batch.Count(outputGradients, Network.OutputShape, nameof(outputGradients));
        Begin();
        try
        {
            ThrowIfNotForward(samples);
            ThrowIfGathering(wantParameters);
            if (!inputGradients.IsEmpty || !wantParameters)
            {
                Batch.ThrowIfOtherLength(inputGradients.Length, samples, Network.InputShape, nameof(inputGradients));
                Batch.ThrowIfOverlapping(outputGradients, inputGradients, nameof(inputGradients));
            }

            _forwardSamples = 0;
            fixed (float* from = outputGradients, to = inputGradients)
            {
                if (wantParameters)
                {
                    _core.Backward(from, to, samples);
                }
                else
                {
                    _core.BackwardInput(from, to, samples);
                }
            }

            _hasGradients |= wantParameters;
        }
        finally
        {
            _store.EndTraining(changed: false);
        }
    }

    // Under the lock, as for the parameters.
    private void KeepStatistics(ref bool changed)
    {
        if (_core.HasStatistics)
        {
            lock (_store.Gate)
            {
                changed = true;
                _core.UpdateStatistics();
            }
        }
    }

    private int CountSamples(ReadOnlySpan<float> inputs, string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int samples = Batch.Count(inputs, Network.InputShape, name);
        if (samples == 1 && _needsTwo is { } norm)
        {
            throw new ArgumentException($"Expected more than 1 value per channel when training: {norm.Name} has channels of one pixel, and there is one sample.", name);
        }

        return samples <= _options.BatchSize
            ? samples
            : throw new ArgumentException($"{samples} samples are more than the session's BatchSize of {_options.BatchSize}.", name);
    }

    private void Begin()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _store.BeginTraining();
    }

    private void ThrowIfNotForward(int samples)
    {
        if (_forwardSamples == 0)
        {
            throw new InvalidOperationException("There is no forward pass to run backward: call Forward first, once for each Backward.");
        }

        if (_forwardSamples != samples)
        {
            throw new InvalidOperationException($"The last forward pass had {_forwardSamples} samples, but these are gradients of {samples}.");
        }

        if (_forwardVersion != _store.Version)
        {
            throw new InvalidOperationException("The parameters have changed since the forward pass: call Forward again.");
        }
    }
}
