using System.Numerics;
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
/// using TrainingSession session = network.CreateTrainingSession(new() { Optimizer = new Sgd(0.05f) { Momentum = 0.9f } });
/// float loss = session.Step(images, labels);
/// </code>
/// </example>
public sealed unsafe class TrainingSession : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly ParameterStore _store;
    private readonly TrainingCore _core;
    private readonly int[] _labels;
    private float _learningRate;
    private bool _disposed;
    private bool _hasGradients;
    private int _forwardSamples;
    private long _forwardVersion;

    internal TrainingSession(Network network, TrainingOptions options)
    {
        Network = network;
        _options = options;
        _store = network.Store;
        _learningRate = options.Optimizer.InitialLearningRate;
        _labels = new int[options.BatchSize];
        Gradients = new GradientSet(this);
        _core = new TrainingCore(network, options);
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The gradients that the last <see cref="Backward"/> or step computed; zeros before the first.</summary>
    public GradientSet Gradients { get; }

    /// <summary>The size of the next steps; at first the optimizer's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a finite number.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = Optimizer.CheckLearningRate(value);
    }

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

    /// <summary>One step of training on labelled samples: forward, loss, backward, update.</summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="labels">
    /// Each sample's class, from 0, or <see cref="TrainingOptions.IgnoreIndex"/>. With <see cref="Loss.SquaredError"/> the
    /// target is 1 at the label and 0 elsewhere.
    /// </param>
    /// <returns>
    /// The loss before the update. NaN or infinite where the outputs are not finite, and NaN for a mean over samples that
    /// are all ignored, as in PyTorch.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit or a label is no class. Nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread is in a training session of this network; or the loss is softmax cross-entropy and the network's
    /// output is not (classes, 1, 1), or its last layer is <see cref="SoftmaxAttribute"/>, which is part of this loss already.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// The loss or a gradient is not finite and <see cref="TrainingOptions.ThrowOnNonFinite"/> is set; the parameters are
    /// as they were.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels) => StepOnLabels(inputs, labels);

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => StepOnLabels(inputs, labels);

    /// <summary>One step of training towards target values: forward, squared error, backward, update.</summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="targets">As many targets, each of the network's output shape.</param>
    /// <returns>The loss before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit. Nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread is in a training session of this network; or the loss is not <see cref="Loss.SquaredError"/>.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">As for a step on labels.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int samples = CountSamples(inputs, nameof(inputs));
        Batch.ThrowIfOtherLength(targets.Length, samples, Network.OutputShape, nameof(targets));
        if (_options.Loss != Loss.SquaredError)
        {
            throw new InvalidOperationException($"{_options.Loss} takes labels; targets need Loss.SquaredError.");
        }

        Begin();
        bool changed = false;
        try
        {
            return Step(inputs, samples, targets, samples, ref changed);
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    /// <summary>Runs samples forward and keeps what <see cref="Backward"/> needs, for losses of your own.</summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="outputs">As many outputs, each of the network's output shape.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap. Nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a training session of this network.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int samples = CountSamples(inputs, nameof(inputs));
        Batch.ThrowIfOtherLength(outputs.Length, samples, Network.OutputShape, nameof(outputs));
        Batch.ThrowIfOverlapping(inputs, outputs, nameof(outputs));
        Begin();
        try
        {
            _forwardSamples = 0;
            fixed (float* from = inputs, to = outputs)
            {
                _core.Forward(from, to, samples);
            }

            _forwardSamples = samples;
            _forwardVersion = _store.Version;
        }
        finally
        {
            _store.EndTraining(changed: false);
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

    /// <summary>Changes the parameters by <see cref="Gradients"/>.</summary>
    /// <exception cref="InvalidOperationException">
    /// There are no gradients yet, or another thread is in a training session of this network.
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
                throw new InvalidOperationException("There are no gradients yet: call Backward or Step first.");
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

    private float StepOnLabels<T>(ReadOnlySpan<float> inputs, ReadOnlySpan<T> labels) where T : unmanaged, IBinaryInteger<T>
    {
        int samples = CountSamples(inputs, nameof(inputs));
        if (labels.Length != samples)
        {
            throw new ArgumentException($"{samples} samples need as many labels, but {labels.Length} were given.", nameof(labels));
        }

        Shape output = Network.OutputShape;
        if (_options.Loss == Loss.SoftmaxCrossEntropy && (output.Height != 1 || output.Width != 1))
        {
            throw new InvalidOperationException($"Softmax cross-entropy needs an output of (classes, 1, 1), but it is {output}.");
        }

        if (_options.Loss == Loss.SoftmaxCrossEntropy && Network.Plan.EndsInSoftmax)
        {
            throw new InvalidOperationException(
                $"{Network.Name} ends in Softmax, and softmax cross-entropy takes the softmax itself: with two of them it trains badly. "
                + "Remove [Softmax] from the last layer, whose outputs are then the logits, or put [LogSoftmax] in its place.");
        }

        Begin();
        bool changed = false;
        try
        {
            int counted = CopyLabels(labels, output.Length);
            return Step(inputs, samples, default, counted, ref changed);
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    // The labels are copied, so that what was checked is what is used. Returns the number of samples not ignored.
    private int CopyLabels<T>(ReadOnlySpan<T> labels, int classes) where T : unmanaged, IBinaryInteger<T>
    {
        int counted = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int label = int.CreateTruncating(labels[i]);
            if (label == _options.IgnoreIndex)
            {
                label = TrainingCore.Ignored;
            }
            else if ((uint)label < (uint)classes)
            {
                counted++;
            }
            else
            {
                throw new ArgumentException($"The label at index {i} is {label}, but there are {classes} classes, from 0.", nameof(labels));
            }

            _labels[i] = label;
        }

        return counted;
    }

    private float Step(ReadOnlySpan<float> inputs, int samples, ReadOnlySpan<float> targets, int counted, ref bool changed)
    {
        _forwardSamples = 0;
        _hasGradients = false;
        double factor = _options.Reduction == LossReduction.Mean ? 1.0 / counted : 1;
        double sum;
        fixed (float* from = inputs, wanted = targets)
        {
            sum = _core.Step(from, samples, wanted, _labels, factor, out int correct);
            Correct = correct;
        }

        _hasGradients = true;

        // A mean is divided by its count, not multiplied by the factor: 0 / 0 is NaN, as in PyTorch.
        float loss = (float)(_options.Reduction == LossReduction.Mean ? sum / counted : sum);
        UpdateParameters(loss, ref changed);
        return loss;
    }

    private void UpdateParameters(float loss, ref bool changed)
    {
        if (_options.ThrowOnNonFinite && !(float.IsFinite(loss) && _core.GradientsAreFinite()))
        {
            throw new NotFiniteNumberException($"The loss ({loss}) or a gradient is not finite; the parameters were not changed.");
        }

        // Under the lock, so that a forward pass on another thread never packs half-changed parameters.
        lock (_store.Gate)
        {
            changed = true;
            _core.Update(_learningRate);
        }
    }

    private int CountSamples(ReadOnlySpan<float> inputs, string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int samples = Batch.Count(inputs, Network.InputShape, name);
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
