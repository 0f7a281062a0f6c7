using KernelGen.Reference;

namespace KernelGen.Benchmarks.Models;

/// <summary>One operator of a <see cref="LoopNetwork"/> with its buffers, all made at construction.</summary>
internal abstract class LoopStep
{
    /// <summary>Parameters by name with their gradients; empty for operators that have none.</summary>
    public virtual IEnumerable<(string Name, float[] Values, float[] Gradient)> Parameters => [];

    /// <summary>The output, valid until the next call.</summary>
    public abstract float[] Forward(float[] x);

    /// <summary>The gradient of the last input; parameter gradients are set, not added to.</summary>
    public abstract float[] Backward(float[] gy, bool wantInputGradient);
}

/// <summary>A convolution in clear loops.</summary>
internal sealed class ConvolutionLoops(string name, Conv2dShape shape, float[] weights, float[] bias) : LoopStep
{
    private readonly float[] _output = new float[shape.OutputLength];
    private readonly float[] _inputGradient = new float[shape.InputLength];
    private readonly float[] _weightGradient = new float[weights.Length];
    private readonly float[] _biasGradient = new float[bias.Length];
    private float[] _input = [];

    public override IEnumerable<(string Name, float[] Values, float[] Gradient)> Parameters =>
        [($"{name}.weight", weights, _weightGradient), ($"{name}.bias", bias, _biasGradient)];

    public override float[] Forward(float[] x)
    {
        _input = x;
        Conv2d.Forward<float>(shape, x, weights, bias, _output);
        return _output;
    }

    public override float[] Backward(float[] gy, bool wantInputGradient)
    {
        Array.Clear(_weightGradient);
        Array.Clear(_biasGradient);
        Conv2d.BackwardWeights<float>(shape, _input, gy, _weightGradient);
        Conv2d.BackwardBias<float>(shape, gy, _biasGradient);
        if (wantInputGradient)
        {
            Array.Clear(_inputGradient);
            Conv2d.BackwardInput<float>(shape, gy, weights, _inputGradient);
        }

        return _inputGradient;
    }
}

/// <summary>A convolution as the course writes it: im2col and a matrix product.</summary>
internal sealed class ConvolutionIm2Col(string name, Conv2dShape shape, float[] weights, float[] bias) : LoopStep
{
    private readonly Im2ColConvolution _convolution = new(
        weights, bias, shape.OutChannels, shape.InChannels, shape.KernelHeight, shape.KernelWidth, shape.StrideH, shape.PadTop);

    public override IEnumerable<(string Name, float[] Values, float[] Gradient)> Parameters =>
        [($"{name}.weight", weights, _convolution.WeightGradient), ($"{name}.bias", bias, _convolution.BiasGradient)];

    public override float[] Forward(float[] x) => _convolution.Forward(x, shape.Batch, shape.Height, shape.Width);

    public override float[] Backward(float[] gy, bool wantInputGradient) => _convolution.Backward(gy);
}

/// <summary>A fully connected layer in clear loops.</summary>
internal sealed class LinearLoops(string name, int batch, int inputs, int outputs, float[] weights, float[] bias) : LoopStep
{
    private readonly float[] _output = new float[batch * outputs];
    private readonly float[] _inputGradient = new float[batch * inputs];
    private readonly float[] _weightGradient = new float[weights.Length];
    private readonly float[] _biasGradient = new float[bias.Length];
    private float[] _input = [];

    public override IEnumerable<(string Name, float[] Values, float[] Gradient)> Parameters =>
        [($"{name}.weight", weights, _weightGradient), ($"{name}.bias", bias, _biasGradient)];

    public override float[] Forward(float[] x)
    {
        _input = x;
        Linear.Forward<float>(batch, inputs, outputs, x, weights, bias, _output);
        return _output;
    }

    public override float[] Backward(float[] gy, bool wantInputGradient)
    {
        Array.Clear(_weightGradient);
        Array.Clear(_biasGradient);
        Linear.BackwardWeights<float>(batch, inputs, outputs, _input, gy, _weightGradient, _biasGradient);
        if (wantInputGradient)
        {
            Array.Clear(_inputGradient);
            Linear.BackwardInput<float>(batch, inputs, outputs, gy, weights, _inputGradient);
        }

        return _inputGradient;
    }
}

/// <summary>Mean or maximum pooling in clear loops.</summary>
internal sealed class PoolingLoops(Pool2dShape shape, bool maximum) : LoopStep
{
    private readonly float[] _output = new float[shape.OutputLength];
    private readonly float[] _inputGradient = new float[shape.InputLength];
    private readonly int[] _indices = new int[shape.OutputLength];

    public override float[] Forward(float[] x)
    {
        if (maximum)
            MaxPool2d.Forward<float>(shape, x, _output, _indices);
        else
            AvgPool2d.Forward<float>(shape, true, x, _output);
        return _output;
    }

    public override float[] Backward(float[] gy, bool wantInputGradient)
    {
        Array.Clear(_inputGradient);
        if (maximum)
            MaxPool2d.Backward<float>(shape, gy, _indices, _inputGradient);
        else
            AvgPool2d.Backward<float>(shape, true, gy, _inputGradient);
        return _inputGradient;
    }
}

/// <summary>An activation in clear loops, in place.</summary>
internal sealed class ActivationLoops(ModelActivation activation, int length) : LoopStep
{
    private readonly float[] _inputGradient = new float[length];
    private float[] _output = [];

    public override float[] Forward(float[] x)
    {
        _output = x;
        switch (activation)
        {
            case ModelActivation.Tanh:
                Activations.Tanh<float>(x, x);
                break;
            case ModelActivation.Sigmoid:
                Activations.Sigmoid<float>(x, x);
                break;
            default:
                Activations.ReLU<float>(x, x);
                break;
        }

        return x;
    }

    public override float[] Backward(float[] gy, bool wantInputGradient)
    {
        switch (activation)
        {
            case ModelActivation.Tanh:
                Activations.TanhBackward<float>(_output, gy, _inputGradient);
                break;
            case ModelActivation.Sigmoid:
                Activations.SigmoidBackward<float>(_output, gy, _inputGradient);
                break;
            default:
                Activations.ReLUBackward<float>(_output, gy, _inputGradient);
                break;
        }

        return _inputGradient;
    }
}
