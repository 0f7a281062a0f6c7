using KernelGen.Runtime;

namespace KernelGen;

/// <summary>A loss over classes: outputs of shape (classes, 1, 1).</summary>
internal abstract unsafe class ClassKernel(NetworkPlan plan, IReadOnlyList<float>? weights) : LossKernel(plan)
{
    private readonly float[]? _weights = weights is null ? null : [.. weights];

    /// <summary>Refuses outputs that are not one value for each class, or shares already.</summary>
    /// <exception cref="InvalidOperationException">The network's output does not fit.</exception>
    public static void ThrowIfNotClasses(NetworkPlan plan, string loss)
    {
        Shape output = plan.Output;
        if (output.Height != 1 || output.Width != 1)
        {
            throw new InvalidOperationException($"{loss} needs an output of (classes, 1, 1), but it is {output}.");
        }

        if (plan.EndsInSoftmax)
        {
            throw new InvalidOperationException(loss == nameof(NllLoss)
                ? $"{plan.Name} ends in Softmax, and {loss} takes the logarithms of probabilities. Put [LogSoftmax] in its place."
                : $"{plan.Name} ends in Softmax, behind which no layer has weights, and {loss} takes the softmax itself: with two of them it "
                    + "trains badly. Remove [Softmax], so that the outputs are the logits, or put [LogSoftmax] in its place.");
        }
    }

    protected double Weight(int label) => _weights is null ? 1 : _weights[label];

    /// <summary>The first of the largest outputs of a sample; a NaN is larger than none.</summary>
    protected int Largest(float* y, nint step)
    {
        int best = 0;
        for (int k = 1; k < Plan.Output.Channels; k++)
        {
            best = y[k * step] > y[best * step] ? k : best;
        }

        return best;
    }
}

/// <summary><see cref="CrossEntropyLoss"/>. The largest output is subtracted first, so that no exponential overflows.</summary>
internal sealed unsafe class CrossEntropyKernel(NetworkPlan plan, CrossEntropyLoss options) : ClassKernel(plan, options.ClassWeights)
{
    private readonly double[] _exponentials = new double[plan.Output.Length];
    private readonly double[] _wanted = new double[plan.Output.Length];
    private readonly double _smoothing = options.LabelSmoothing;

    public override double Sample(float* workspace, int lane, float* targets, int label, double scale, out bool correct)
    {
        float* y = workspace + Plan.BlockOutput.Offset + lane;
        float* gradient = workspace + Plan.BlockOutputGradient.Offset + lane;
        nint step = Plan.BlockOutput.ChannelStride;
        nint gradientStep = Plan.BlockOutputGradient.ChannelStride;
        int classes = Plan.Output.Channels;
        int best = Largest(y, step);
        double largest = y[best * step];
        double sum = 0;
        double total = 0;
        for (int k = 0; k < classes; k++)
        {
            double exponential = PortableMath.Exp(y[k * step] - largest);
            _exponentials[k] = exponential;
            sum += exponential;
            _wanted[k] = Wanted(targets, label, k, classes);
            total += _wanted[k];
        }

        double loss = 0;
        double logarithm = double.IsNaN(sum) ? double.NaN : PortableMath.Log(sum);
        for (int k = 0; k < classes; k++)
        {
            double wanted = _wanted[k];
            gradient[k * gradientStep] = (float)(((total * (_exponentials[k] / sum)) - wanted) * scale);
            loss += wanted == 0 ? 0 : wanted * (logarithm - (y[k * step] - largest));
        }

        loss = double.IsNaN(sum) ? double.NaN : loss;
        correct = targets is null && best == label && !double.IsNaN(loss);
        return loss;
    }

    // The weighted target of a class. PyTorch weighs the label's share by the label's class and each class's even share by its own.
    private double Wanted(float* targets, int label, int k, int classes)
    {
        double target = targets is not null ? targets[k] : k == label ? 1 : 0;
        return _smoothing == 0
            ? target == 0 ? 0 : Weight(k) * target
            : Weight(k) * (((1 - _smoothing) * target) + (_smoothing / classes));
    }
}

/// <summary><see cref="NllLoss"/>.</summary>
internal sealed unsafe class NllKernel(NetworkPlan plan, NllLoss options) : ClassKernel(plan, options.ClassWeights)
{
    public override double Sample(float* workspace, int lane, float* targets, int label, double scale, out bool correct)
    {
        float* y = workspace + Plan.BlockOutput.Offset + lane;
        nint step = Plan.BlockOutput.ChannelStride;
        Ignore(workspace, lane);
        float* gradient = workspace + Plan.BlockOutputGradient.Offset + lane;
        double weight = Weight(label);
        gradient[label * (nint)Plan.BlockOutputGradient.ChannelStride] = (float)(-weight * scale);
        double loss = -weight * y[label * step];

        // With a NaN before it, the first of the largest cannot be told.
        correct = Largest(y, step) == label && !double.IsNaN(loss) && !float.IsNaN(y[0]);
        return loss;
    }
}
