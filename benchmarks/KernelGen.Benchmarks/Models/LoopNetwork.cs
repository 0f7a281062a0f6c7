using KernelGen.Reference;

namespace KernelGen.Benchmarks.Models;

/// <summary>Any <see cref="NetworkModel"/> in the reference's loops, forward and backward: the baselines <c>generic</c> and <c>im2col</c>.</summary>
internal sealed class LoopNetwork
{
    private readonly NetworkData _data;
    private readonly List<LoopStep> _steps = [];
    private readonly float[] _logitsGradient;

    /// <summary>Makes all buffers; parameters are copied, so that training leaves the data as they are.</summary>
    public LoopNetwork(NetworkData data, bool im2col)
    {
        _data = data;
        _logitsGradient = new float[data.Batch * data.Model.Output.Length];
        for (int i = 0; i < data.Model.Layers.Count; i++)
        {
            ModelLayer layer = data.Model.Layers[i];
            _steps.Add(Step(i, layer, im2col));
            if (layer.Activation != ModelActivation.None)
                _steps.Add(new ActivationLoops(layer.Activation, data.Batch * data.Model.OutputOf(i).Length));
        }
    }

    /// <summary>Whether the course's im2col, which knows no groups, can compute the model.</summary>
    public static bool HasIm2Col(NetworkModel model) => model.Layers.All(layer => layer.Groups == 1);

    /// <summary>Parameters by name with their gradients.</summary>
    public IEnumerable<(string Name, float[] Values, float[] Gradient)> Parameters => _steps.SelectMany(step => step.Parameters);

    /// <summary>The output for the data's batch, valid until the next call.</summary>
    public float[] Forward()
    {
        float[] x = _data.Input;
        foreach (LoopStep step in _steps)
            x = step.Forward(x);
        return x;
    }

    /// <summary>All gradients for a given gradient of the output; the input's is returned.</summary>
    public float[] Backward(float[] gy, bool wantInputGradient)
    {
        for (int i = _steps.Count - 1; i >= 0; i--)
            gy = _steps[i].Backward(gy, wantInputGradient || i > 0);
        return gy;
    }

    /// <summary>Forward, mean softmax cross-entropy, backward and a plain gradient step; the loss before the step.</summary>
    public float TrainingStep(float learningRate)
    {
        float[] logits = Forward();
        int classes = _data.Model.Output.Length;
        float loss = 0, scale = 1f / _data.Batch;
        for (int n = 0; n < _data.Batch; n++)
        {
            ReadOnlySpan<float> sample = logits.AsSpan(n * classes, classes);
            loss += SoftmaxCrossEntropy.Forward(sample, _data.Labels[n]) * scale;
            SoftmaxCrossEntropy.Backward(sample, _data.Labels[n], scale, _logitsGradient.AsSpan(n * classes, classes));
        }

        Backward(_logitsGradient, wantInputGradient: false);
        foreach ((_, float[] values, float[] gradient) in Parameters)
            Reference.Sgd.Step<float>(values, gradient, [], learningRate, 0, 0);
        return loss;
    }

    /// <summary>Puts the data's parameters back.</summary>
    public void Reset()
    {
        foreach ((string name, float[] values, _) in Parameters)
            _data.Parameters[name].CopyTo(values, 0);
    }

    private LoopStep Step(int index, ModelLayer layer, bool im2col)
    {
        ModelShape input = _data.Model.InputOf(index);
        int batch = _data.Batch;
        switch (layer.Operator)
        {
            case ModelOperator.Conv2d:
                Conv2dShape shape = new Conv2dShape(batch, input.Channels, input.Height, input.Width, layer.OutChannels, layer.Kernel, layer.Kernel)
                {
                    StrideH = layer.Stride,
                    StrideW = layer.Stride,
                    Groups = layer.Groups,
                }.WithPadding(layer.Padding, layer.Padding);
                return im2col
                    ? new ConvolutionIm2Col(layer.Name, shape, Copy(layer, "weight"), Copy(layer, "bias"))
                    : new ConvolutionLoops(layer.Name, shape, Copy(layer, "weight"), Copy(layer, "bias"));
            case ModelOperator.Linear:
                return new LinearLoops(layer.Name, batch, input.Length, layer.OutChannels, Copy(layer, "weight"), Copy(layer, "bias"));
            default:
                var pooling = new Pool2dShape(
                    batch * input.Channels, input.Height, input.Width, layer.Kernel, layer.Kernel, layer.Stride, layer.Stride);
                return new PoolingLoops(pooling.WithPadding(layer.Padding, layer.Padding), layer.Operator == ModelOperator.MaxPool2d);
        }
    }

    private float[] Copy(ModelLayer layer, string parameter) => [.. _data.Parameters[$"{layer.Name}.{parameter}"]];
}
