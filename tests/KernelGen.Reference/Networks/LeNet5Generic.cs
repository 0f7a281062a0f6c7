namespace KernelGen.Reference;

/// <summary>
/// LeNet-5 (tanh, mean pooling) in the clear loops of this project: 32×32 → C1 6@28×28 → S2 6@14×14 → C3 16@10×10 →
/// S4 16@5×5 → C5 120 → F6 84 → 10. The baseline of the benchmarks; one instance serves one thread and allocates nothing
/// after its construction.
/// </summary>
public sealed class LeNet5Generic
{
    private static readonly Conv2dShape C1 = new(1, 1, 32, 32, 6, 5, 5);
    private static readonly Pool2dShape S2 = new(6, 28, 28, 2, 2);
    private static readonly Conv2dShape C3 = new(1, 6, 14, 14, 16, 5, 5);
    private static readonly Pool2dShape S4 = new(16, 10, 10, 2, 2);
    private static readonly Conv2dShape C5 = new(1, 16, 5, 5, 120, 5, 5);

    private readonly float[] c1 = new float[6 * 28 * 28];
    private readonly float[] s2 = new float[6 * 14 * 14];
    private readonly float[] c3 = new float[16 * 10 * 10];
    private readonly float[] s4 = new float[16 * 5 * 5];
    private readonly float[] c5 = new float[120];
    private readonly float[] f6 = new float[84];
    private readonly float[] logits = new float[10];

    private readonly float[] c1Gradient = new float[6 * 28 * 28];
    private readonly float[] s2Gradient = new float[6 * 14 * 14];
    private readonly float[] c3Gradient = new float[16 * 10 * 10];
    private readonly float[] s4Gradient = new float[16 * 5 * 5];
    private readonly float[] c5Gradient = new float[120];
    private readonly float[] f6Gradient = new float[84];
    private readonly float[] logitsGradient = new float[10];

    /// <summary>The weights, to be set by the caller.</summary>
    public LeNet5Parameters Parameters { get; } = new();

    /// <summary>One image of 1024 numbers to 10 logits.</summary>
    public void Forward(ReadOnlySpan<float> image, Span<float> output)
    {
        LeNet5Parameters p = Parameters;
        Conv2d.Forward<float>(C1, image, p.C1Weight.Values, p.C1Bias.Values, c1);
        Activations.Tanh<float>(c1, c1);
        AvgPool2d.Forward<float>(S2, true, c1, s2);
        Conv2d.Forward<float>(C3, s2, p.C3Weight.Values, p.C3Bias.Values, c3);
        Activations.Tanh<float>(c3, c3);
        AvgPool2d.Forward<float>(S4, true, c3, s4);
        Conv2d.Forward<float>(C5, s4, p.C5Weight.Values, p.C5Bias.Values, c5);
        Activations.Tanh<float>(c5, c5);
        Linear.Forward<float>(1, 120, 84, c5, p.F6Weight.Values, p.F6Bias.Values, f6);
        Activations.Tanh<float>(f6, f6);
        Linear.Forward<float>(1, 84, 10, f6, p.OutputWeight.Values, p.OutputBias.Values, output);
    }

    /// <summary>
    /// Forward, backward and an update for a batch, with the mean softmax cross-entropy; gradients stay in <see cref="Parameters"/>.
    /// </summary>
    /// <returns>The mean loss before the update.</returns>
    public float Step(ReadOnlySpan<float> images, ReadOnlySpan<byte> labels, float learningRate, float momentum = 0, float weightDecay = 0)
    {
        Parameters.ClearGradients();
        float loss = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<float> image = images.Slice(n * 1024, 1024);
            Forward(image, logits);
            loss += SoftmaxCrossEntropy.Forward<float>(logits, labels[n]);
            SoftmaxCrossEntropy.Backward(logits, labels[n], 1f / labels.Length, logitsGradient);
            Backward(image);
        }

        Parameters.Update(learningRate, momentum, weightDecay);
        return loss / labels.Length;
    }

    // The image's own gradient is not computed: training does not need it.
    private void Backward(ReadOnlySpan<float> image)
    {
        LeNet5Parameters p = Parameters;
        Array.Clear(f6Gradient);
        Linear.BackwardWeights<float>(1, 84, 10, f6, logitsGradient, p.OutputWeight.Gradient, p.OutputBias.Gradient);
        Linear.BackwardInput<float>(1, 84, 10, logitsGradient, p.OutputWeight.Values, f6Gradient);
        Activations.TanhBackward<float>(f6, f6Gradient, f6Gradient);

        Array.Clear(c5Gradient);
        Linear.BackwardWeights<float>(1, 120, 84, c5, f6Gradient, p.F6Weight.Gradient, p.F6Bias.Gradient);
        Linear.BackwardInput<float>(1, 120, 84, f6Gradient, p.F6Weight.Values, c5Gradient);
        Activations.TanhBackward<float>(c5, c5Gradient, c5Gradient);

        Array.Clear(s4Gradient);
        Conv2d.BackwardWeights<float>(C5, s4, c5Gradient, p.C5Weight.Gradient);
        Conv2d.BackwardBias<float>(C5, c5Gradient, p.C5Bias.Gradient);
        Conv2d.BackwardInput<float>(C5, c5Gradient, p.C5Weight.Values, s4Gradient);

        Array.Clear(c3Gradient);
        AvgPool2d.Backward<float>(S4, true, s4Gradient, c3Gradient);
        Activations.TanhBackward<float>(c3, c3Gradient, c3Gradient);

        Array.Clear(s2Gradient);
        Conv2d.BackwardWeights<float>(C3, s2, c3Gradient, p.C3Weight.Gradient);
        Conv2d.BackwardBias<float>(C3, c3Gradient, p.C3Bias.Gradient);
        Conv2d.BackwardInput<float>(C3, c3Gradient, p.C3Weight.Values, s2Gradient);

        Array.Clear(c1Gradient);
        AvgPool2d.Backward<float>(S2, true, s2Gradient, c1Gradient);
        Activations.TanhBackward<float>(c1, c1Gradient, c1Gradient);

        Conv2d.BackwardWeights<float>(C1, image, c1Gradient, p.C1Weight.Gradient);
        Conv2d.BackwardBias<float>(C1, c1Gradient, p.C1Bias.Gradient);
    }
}
