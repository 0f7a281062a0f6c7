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
        !(activation.IsNone || activation is ReLUDeclaration or LeakyReLUDeclaration or ClampDeclaration);

    private int Pixels => shape.Height * shape.Width;

    /// <summary>The output; keeps what the gradient needs.</summary>
    public double[] Forward(double[] x)
    {
        _x = x;
        _y = [.. x];
        switch (activation)
        {
            case { IsNone: true }:
                break;
            case ReLUDeclaration:
                Activations.ReLU<double>(x, _y);
                break;
            case TanhDeclaration:
                Activations.Tanh<double>(x, _y);
                break;
            case SigmoidDeclaration:
                Activations.Sigmoid<double>(x, _y);
                break;
            case LeakyReLUDeclaration leaky:
                InputActivations.LeakyReLU<double>(x, leaky.NegativeSlope, _y);
                break;
            case ClampDeclaration clamp:
                InputActivations.Clamp<double>(x, clamp.Min, clamp.Max, _y);
                break;
            case GELUDeclaration { Approximate: false }:
                InputActivations.GELU<double>(x, _y);
                break;
            case GELUDeclaration { Approximate: true }:
                InputActivations.GELUTanh<double>(x, _y);
                break;
            case SiLUDeclaration:
                InputActivations.SiLU<double>(x, _y);
                break;
            default:
                ChannelShares shares = activation.OverChannels!;
                ChannelSoftmax.Forward<double>(batch, shape.Channels, Pixels, shares.Temperature, shares.IsLogarithm, x, _y);
                break;
        }

        return _y;
    }

    /// <summary>The gradient of the last forward pass.</summary>
    public double[] Backward(double[] gy)
    {
        double[] gx = [.. gy];
        switch (activation)
        {
            case { IsNone: true }:
                break;
            case ReLUDeclaration:
                Activations.ReLUBackward<double>(_y, gy, gx);
                break;
            case TanhDeclaration:
                Activations.TanhBackward<double>(_y, gy, gx);
                break;
            case SigmoidDeclaration:
                Activations.SigmoidBackward<double>(_y, gy, gx);
                break;
            case LeakyReLUDeclaration leaky:
                InputActivations.LeakyReLUBackward<double>(_x, leaky.NegativeSlope, gy, gx);
                break;
            case ClampDeclaration clamp:
                InputActivations.ClampBackward<double>(_x, clamp.Min, clamp.Max, gy, gx);
                break;
            case GELUDeclaration { Approximate: false }:
                InputActivations.GELUBackward<double>(_x, gy, gx);
                break;
            case GELUDeclaration { Approximate: true }:
                InputActivations.GELUTanhBackward<double>(_x, gy, gx);
                break;
            case SiLUDeclaration:
                InputActivations.SiLUBackward<double>(_x, gy, gx);
                break;
            default:
                ChannelShares shares = activation.OverChannels!;
                ChannelSoftmax.Backward<double>(batch, shape.Channels, Pixels, shares.Temperature, shares.IsLogarithm, _y, gy, gx);
                break;
        }

        return gx;
    }
}
