namespace KernelGen.Reference;

/// <summary>LeNet-5 as the course builds it: im2col and a plain matrix product, the whole batch at once.</summary>
public sealed class LeNet5Im2Col
{
    private readonly Im2ColConvolution c1;
    private readonly Im2ColPooling s2 = new(2, 2, 2, 0, PoolingKind.Average);
    private readonly Im2ColConvolution c3;
    private readonly Im2ColPooling s4 = new(2, 2, 2, 0, PoolingKind.Average);
    private readonly Im2ColConvolution c5;
    private readonly Im2ColConvolution f6;
    private readonly Im2ColConvolution output;
    private float[] logitsGradient = [];

    /// <summary>A network with all weights zero, to be set by the caller.</summary>
    public LeNet5Im2Col()
    {
        LeNet5Parameters p = Parameters;
        c1 = new Im2ColConvolution(p.C1Weight.Values, p.C1Bias.Values, 6, 1, 5, 5);
        c3 = new Im2ColConvolution(p.C3Weight.Values, p.C3Bias.Values, 16, 6, 5, 5);
        c5 = new Im2ColConvolution(p.C5Weight.Values, p.C5Bias.Values, 120, 16, 5, 5);

        // A fully connected layer is a convolution of a 1×1 map: its column matrix is the input itself.
        f6 = new Im2ColConvolution(p.F6Weight.Values, p.F6Bias.Values, 84, 120, 1, 1);
        output = new Im2ColConvolution(p.OutputWeight.Values, p.OutputBias.Values, 10, 84, 1, 1);
    }

    /// <summary>The weights, to be set by the caller.</summary>
    public LeNet5Parameters Parameters { get; } = new();

    /// <summary>Images of 1024 numbers to 10 logits each, valid until the next call.</summary>
    public float[] Forward(ReadOnlySpan<float> images)
    {
        int batch = images.Length / 1024;
        float[] x = c1.Forward(images, batch, 32, 32);
        Activations.Tanh<float>(x, x);
        x = s2.Forward(x, batch, 6, 28, 28);
        x = c3.Forward(x, batch, 14, 14);
        Activations.Tanh<float>(x, x);
        x = s4.Forward(x, batch, 16, 10, 10);
        x = c5.Forward(x, batch, 5, 5);
        Activations.Tanh<float>(x, x);
        x = f6.Forward(x, batch, 1, 1);
        Activations.Tanh<float>(x, x);
        return output.Forward(x, batch, 1, 1);
    }

    /// <summary>Forward, backward and an update for a batch, with the mean softmax cross-entropy.</summary>
    /// <returns>The mean loss before the update.</returns>
    public float Step(ReadOnlySpan<float> images, ReadOnlySpan<byte> labels, float learningRate, float momentum = 0, float weightDecay = 0)
    {
        float[] logits = Forward(images);
        if (logitsGradient.Length != logits.Length)
            logitsGradient = new float[logits.Length];

        float loss = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<float> z = logits.AsSpan(n * 10, 10);
            loss += SoftmaxCrossEntropy.Forward(z, labels[n]);
            SoftmaxCrossEntropy.Backward(z, labels[n], 1f / labels.Length, logitsGradient.AsSpan(n * 10, 10));
        }

        float[] g = output.Backward(logitsGradient);
        Activations.TanhBackward<float>(f6.Output, g, g);
        g = f6.Backward(g);
        Activations.TanhBackward<float>(c5.Output, g, g);
        g = s4.Backward(c5.Backward(g));
        Activations.TanhBackward<float>(c3.Output, g, g);
        g = s2.Backward(c3.Backward(g));
        Activations.TanhBackward<float>(c1.Output, g, g);
        c1.Backward(g);

        StoreGradients();
        Parameters.Update(learningRate, momentum, weightDecay);
        return loss / labels.Length;
    }

    private void StoreGradients()
    {
        LeNet5Parameters p = Parameters;
        Store(c1, p.C1Weight, p.C1Bias);
        Store(c3, p.C3Weight, p.C3Bias);
        Store(c5, p.C5Weight, p.C5Bias);
        Store(f6, p.F6Weight, p.F6Bias);
        Store(output, p.OutputWeight, p.OutputBias);
    }

    private static void Store(Im2ColConvolution layer, ReferenceParameter weight, ReferenceParameter bias)
    {
        layer.WeightGradient.CopyTo(weight.Gradient, 0);
        layer.BiasGradient.CopyTo(bias.Gradient, 0);
    }
}
