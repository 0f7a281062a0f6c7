using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Programs;

using Activation = KernelGen.Compiler.Declarations.Activation;

/// <summary>One declared activation by the plain loops in double precision, over a batch.</summary>
internal sealed class ReferenceActivation(Activation activation, TensorShape shape, int batch)
{
    private double[] _x = [];
    private double[] _y = [];

    /// <summary>Whether results are rounded, so that floats and doubles differ.</summary>
    public static bool IsRounded(Activation activation) =>
        activation.Kind is not (ActivationKind.None or ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.Clamp);

    private int Pixels => shape.Height * shape.Width;

    /// <summary>The output; keeps what the gradient needs.</summary>
    public double[] Forward(double[] x)
    {
        _x = x;
        _y = [.. x];
        switch (activation.Kind)
        {
            case ActivationKind.None:
                break;
            case ActivationKind.ReLU:
                Activations.ReLU<double>(x, _y);
                break;
            case ActivationKind.Tanh:
                Activations.Tanh<double>(x, _y);
                break;
            case ActivationKind.Sigmoid:
                Activations.Sigmoid<double>(x, _y);
                break;
            case ActivationKind.LeakyReLU:
                InputActivations.LeakyReLU<double>(x, activation.First, _y);
                break;
            case ActivationKind.Clamp:
                InputActivations.Clamp<double>(x, activation.First, activation.Second, _y);
                break;
            case ActivationKind.GELU:
                InputActivations.GELU<double>(x, _y);
                break;
            case ActivationKind.GELUTanh:
                InputActivations.GELUTanh<double>(x, _y);
                break;
            case ActivationKind.SiLU:
                InputActivations.SiLU<double>(x, _y);
                break;
            default:
                ChannelSoftmax.Forward<double>(batch, shape.Channels, Pixels, activation.First, IsLogarithm, x, _y);
                break;
        }

        return _y;
    }

    /// <summary>The gradient of the last forward pass.</summary>
    public double[] Backward(double[] gy)
    {
        double[] gx = [.. gy];
        switch (activation.Kind)
        {
            case ActivationKind.None:
                break;
            case ActivationKind.ReLU:
                Activations.ReLUBackward<double>(_y, gy, gx);
                break;
            case ActivationKind.Tanh:
                Activations.TanhBackward<double>(_y, gy, gx);
                break;
            case ActivationKind.Sigmoid:
                Activations.SigmoidBackward<double>(_y, gy, gx);
                break;
            case ActivationKind.LeakyReLU:
                InputActivations.LeakyReLUBackward<double>(_x, activation.First, gy, gx);
                break;
            case ActivationKind.Clamp:
                InputActivations.ClampBackward<double>(_x, activation.First, activation.Second, gy, gx);
                break;
            case ActivationKind.GELU:
                InputActivations.GELUBackward<double>(_x, gy, gx);
                break;
            case ActivationKind.GELUTanh:
                InputActivations.GELUTanhBackward<double>(_x, gy, gx);
                break;
            case ActivationKind.SiLU:
                InputActivations.SiLUBackward<double>(_x, gy, gx);
                break;
            default:
                ChannelSoftmax.Backward<double>(batch, shape.Channels, Pixels, activation.First, IsLogarithm, _y, gy, gx);
                break;
        }

        return gx;
    }

    private bool IsLogarithm => activation.Kind == ActivationKind.LogSoftmax;
}
