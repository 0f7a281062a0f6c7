using System.Numerics;
using KernelGen.Data;

namespace KernelGen;

/// <content>Steps: forward, loss, backward, update.</content>
public sealed unsafe partial class TrainingSession
{
    private bool _isGathering;
    private double _gatheredWeight;
    private long _gatheredSamples;

    /// <summary>One step of training on labelled samples: forward, loss, backward, update.</summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="labels">
    /// Each sample's class, from 0, or the loss's <c>IgnoreIndex</c>. With <see cref="MseLoss"/> and <see cref="BceWithLogitsLoss"/> the target is 1 at the
    /// label and 0 elsewhere.
    /// </param>
    /// <returns>
    /// The loss before the update. NaN or infinite where the outputs are not finite, and NaN for a mean over samples that
    /// are all ignored, as in PyTorch.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit or a label is not a class. Nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread is in a training session of this network; gathered gradients wait for <see cref="Update"/>; the schedule is at its end; the network has several outputs; or the loss is one
    /// over classes and the network's output is not (classes, 1, 1), or its last layer is <see cref="SoftmaxAttribute"/>.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// The loss or a gradient is not finite and <see cref="TrainingOptions.ThrowOnNonFinite"/> is set; the parameters are
    /// as they were.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels) => OnLabels(inputs, labels, gather: false);

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => OnLabels(inputs, labels, gather: false);

    /// <summary>
    /// One step of training on a loader's present batch. Meanwhile the session's threads read the loader's next batch: as part of the step, so that no thread
    /// more takes a processor from them. A loader that reads ahead on a thread of its own (<see cref="BatchLoader.Prefetch"/>) is left to do so.
    /// </summary>
    /// <param name="loader">Its <see cref="BatchLoader.Inputs"/> and <see cref="BatchLoader.Labels"/> are taken as by the other steps.</param>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    /// <example>
    /// <code>
    /// while (loader.MoveNext())
    /// {
    ///     session.Step(loader);
    /// }
    /// </code>
    /// </example>
    public float Step(BatchLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return OnLabels(loader.Inputs, loader.Labels, gather: false, loader);
    }

    /// <summary>One step of training towards target values: forward, loss, backward, update.</summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="targets">As many targets, each of the network's output shape; with <see cref="CrossEntropyLoss"/> the probabilities of the classes.</param>
    /// <returns>The loss before the update.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or a target of <see cref="CrossEntropyLoss"/> or <see cref="BceWithLogitsLoss"/> is not a finite number. Nothing was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">As for a step on labels; or the loss is <see cref="NllLoss"/>.</exception>
    /// <exception cref="NotFiniteNumberException">As for a step on labels.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => OnTargets(inputs, targets, gather: false);

    /// <summary>
    /// A step without its update: forward, loss and backward of a part of a batch, whose gradients are added to those of the parts before. After the last part
    /// <see cref="Update"/> changes the parameters by what one step on all parts together would have changed them by, up to rounding: a mean is over all parts,
    /// whatever their sizes and weights.
    /// </summary>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="labels">As for a step.</param>
    /// <returns>The loss of this part. <see cref="Gradients"/> are the sums so far, not yet divided by the number of samples.</returns>
    /// <exception cref="ArgumentException">As for a step.</exception>
    /// <exception cref="InvalidOperationException">As for a step.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public float Accumulate(ReadOnlySpan<float> inputs, ReadOnlySpan<byte> labels) => OnLabels(inputs, labels, gather: true);

    /// <inheritdoc cref="Accumulate(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    public float Accumulate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => OnLabels(inputs, labels, gather: true);

    /// <inheritdoc cref="Accumulate(ReadOnlySpan{float}, ReadOnlySpan{byte})"/>
    /// <param name="inputs">1 to <see cref="TrainingOptions.BatchSize"/> samples, each of the network's input shape.</param>
    /// <param name="targets">As for a step.</param>
    public float Accumulate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => OnTargets(inputs, targets, gather: true);

    /// <summary>Forgets the gradients that <c>Accumulate</c> gathered since the last update.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in a training session of this network.</exception>
    /// <exception cref="ObjectDisposedException">The session or the network was disposed.</exception>
    public void DiscardGradients()
    {
        Begin();
        _isGathering = false;
        _hasGradients = false;
        _store.EndTraining(changed: false);
    }

    private float OnTargets(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, bool gather)
    {
        int samples = CountSamples(inputs, nameof(inputs));
        Batch.ThrowIfOtherLength(targets.Length, samples, Network.OutputShape, nameof(targets));
        JoinedOutputs.ThrowIfSeveral(Network.Plan);
        _options.Loss.ThrowIfNotFor(Network.Plan, onLabels: false);
        _options.Loss.CheckTargets(targets, Network.OutputShape.Length);
        Begin();
        bool changed = false;
        try
        {
            return Run(inputs, samples, targets, samples * _options.Loss.WeightOfTargets(Network.Plan), gather, loader: null, ref changed);
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    private float OnLabels<T>(ReadOnlySpan<float> inputs, ReadOnlySpan<T> labels, bool gather, BatchLoader? loader = null) where T : unmanaged, IBinaryInteger<T>
    {
        int samples = CountSamples(inputs, nameof(inputs));
        if (labels.Length != samples)
        {
            throw new ArgumentException($"{samples} samples need as many labels, but {labels.Length} were given.", nameof(labels));
        }

        JoinedOutputs.ThrowIfSeveral(Network.Plan);
        _options.Loss.ThrowIfNotFor(Network.Plan, onLabels: true);
        Begin();
        bool changed = false;
        try
        {
            double weight = CopyLabels(labels, Network.OutputShape.Length);
            return Run(inputs, samples, default, weight, gather, loader, ref changed);
        }
        finally
        {
            _store.EndTraining(changed);
        }
    }

    // The labels are copied, so that what was checked is what is used. Returns what a mean divides by.
    private double CopyLabels<T>(ReadOnlySpan<T> labels, int classes) where T : unmanaged, IBinaryInteger<T>
    {
        double weight = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int label = int.CreateTruncating(labels[i]);
            if (label == _options.Loss.Ignored)
            {
                label = TrainingCore.Ignored;
            }
            else if ((uint)label < (uint)classes)
            {
                weight += _options.Loss.WeightOfLabel(Network.Plan, label);
            }
            else
            {
                throw new ArgumentException($"The label at index {i} is {label}, but there are {classes} classes, from 0.", nameof(labels));
            }

            _labels[i] = label;
        }

        return weight;
    }

    private float Run(
        ReadOnlySpan<float> inputs, int samples, ReadOnlySpan<float> targets, double weight, bool gather, BatchLoader? loader, ref bool changed)
    {
        ThrowIfScheduleEnded();
        ThrowIfGathering(!gather);
        bool isMean = _options.Loss.Reduction == LossReduction.Mean;
        _forwardSamples = 0;
        _hasGradients = false;
        double sum;
        _core.SamplesBefore = _isGathering ? _gatheredSamples : 0;
        fixed (float* from = inputs, wanted = targets)
        {
            sum = _core.Step(from, samples, wanted, _labels, isMean && !gather ? 1.0 / weight : 1, loader, out int correct);
            Correct = correct;
        }

        // A mean is divided by its weight, not multiplied by the factor: 0 / 0 is NaN, as in PyTorch.
        float loss = (float)(isMean ? sum / weight : sum);
        if (gather)
        {
            _core.Passes.Gather(first: !_isGathering);
            _gatheredWeight = _isGathering ? _gatheredWeight + weight : weight;
            _gatheredSamples = _core.SamplesBefore + samples;
            _isGathering = true;
            KeepStatistics(ref changed);
        }

        _hasGradients = true;
        if (!gather)
        {
            UpdateParameters(loss, ref changed, isStep: true);
        }

        return loss;
    }

    private void UpdateParameters(float loss, ref bool changed, bool isStep = false)
    {
        // First of all, so that every process sees the same gradients and comes to the same decisions.
        _options.GradientReducer?.Reduce(_core.Gradients);
        if (_options.ThrowOnNonFinite && !(float.IsFinite(loss) && (isStep && _options.GradientReducer is null ? _core.AreFinite() : _core.Passes.AreFinite())))
        {
            throw new NotFiniteNumberException($"The loss ({loss}) or a gradient is not finite; the parameters were not changed.");
        }

        double scale = 1;
        if (_options.ClipNorm is { } longest)
        {
            GradientNorm = _core.Passes.Norm();
            double clipped = longest / (GradientNorm + 1e-6);
            scale = clipped > 1 ? 1 : clipped;
        }

        double? momentum = _options.Schedule?.MomentumAt(Steps);
        var settings = new StepSettings(
            LearningRate,
            momentum is { } value ? Optimizer.CheckBelowOne(value, nameof(LearningRateSchedule.MomentumAt)) : null,
            (float)scale,
            (float)(_options.ClipValue ?? double.PositiveInfinity));

        // Under the lock, so that a forward pass on another thread never packs half-changed parameters.
        lock (_store.Gate)
        {
            changed = true;
            _core.Update(settings);
            if (isStep)
            {
                _core.UpdateStatistics();
            }
        }
    }

    private void ThrowIfScheduleEnded()
    {
        if (_options.Schedule is { } schedule && Steps >= schedule.StepLimit)
        {
            throw new InvalidOperationException($"The schedule covers {schedule.StepLimit} steps, and all of them were made.");
        }
    }

    private void ThrowIfGathering(bool overwrites)
    {
        if (_isGathering && overwrites)
        {
            throw new InvalidOperationException("Gathered gradients wait: call Update or DiscardGradients first.");
        }
    }
}
