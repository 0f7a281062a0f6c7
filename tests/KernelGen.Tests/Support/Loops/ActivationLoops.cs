using System.Numerics;
using System.Reflection;
using KernelGen.Reference;

namespace KernelGen.Tests.Support.Loops;

/// <summary>An activation; its gradient is written in the input or in the output.</summary>
internal sealed class ActivationLoops<T>(Action<T[], T[]> forward, Action<T[], T[], T[]> backward, bool ofInput = false) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private T[] kept = [];

    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        var y = new T[x.Length];
        forward(x, y);
        kept = ofInput ? x : y;
        return y;
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        var gx = new T[gy.Length];
        backward(kept, gy, gx);
        return gx;
    }
}

/// <summary>The activations by their attributes.</summary>
internal static class ActivationLoops
{
    private static readonly string[] Names =
    [
        nameof(TanhAttribute), nameof(ReLUAttribute), nameof(SigmoidAttribute), nameof(LeakyReLUAttribute), nameof(ClampAttribute),
        nameof(GELUAttribute), nameof(SiLUAttribute), nameof(SoftmaxAttribute), nameof(LogSoftmaxAttribute),
    ];

    public static bool Has(Type attribute) => Names.Contains(attribute.Name);

    /// <summary>The activation of an output of the given shape.</summary>
    public static LoopLayer<T> Create<T>(CustomAttributeData attribute, int batch, Shape shape)
        where T : struct, IFloatingPointIeee754<T>
    {
        var options = new DeclaredOptions(attribute);
        return attribute.AttributeType.Name switch
        {
            nameof(TanhAttribute) => new ActivationLoops<T>((x, y) => Activations.Tanh<T>(x, y), (y, gy, gx) => Activations.TanhBackward<T>(y, gy, gx)),
            nameof(ReLUAttribute) => new ActivationLoops<T>((x, y) => Activations.ReLU<T>(x, y), (y, gy, gx) => Activations.ReLUBackward<T>(y, gy, gx)),
            nameof(SigmoidAttribute) => new ActivationLoops<T>(
                (x, y) => Activations.Sigmoid<T>(x, y), (y, gy, gx) => Activations.SigmoidBackward<T>(y, gy, gx)),
            nameof(SiLUAttribute) => new ActivationLoops<T>(
                (x, y) => InputActivations.SiLU<T>(x, y), (x, gy, gx) => InputActivations.SiLUBackward<T>(x, gy, gx), ofInput: true),
            nameof(GELUAttribute) when options.Flag("Approximate", false) => new ActivationLoops<T>(
                (x, y) => InputActivations.GELUTanh<T>(x, y), (x, gy, gx) => InputActivations.GELUTanhBackward<T>(x, gy, gx), ofInput: true),
            nameof(GELUAttribute) => new ActivationLoops<T>(
                (x, y) => InputActivations.GELU<T>(x, y), (x, gy, gx) => InputActivations.GELUBackward<T>(x, gy, gx), ofInput: true),
            nameof(LeakyReLUAttribute) => Leaky(T.CreateTruncating(options.Number(0))),
            nameof(ClampAttribute) => Clamped(T.CreateTruncating(options.Number(0)), T.CreateTruncating(options.Number(1))),
            nameof(SoftmaxAttribute) => Softmax(T.CreateTruncating(options.Real(1, "Temperature")), logarithm: false),
            nameof(LogSoftmaxAttribute) => Softmax(T.One, logarithm: true),
            string name => throw new NotSupportedException(name),
        };

        static LoopLayer<T> Leaky(T slope) => new ActivationLoops<T>(
            (x, y) => InputActivations.LeakyReLU(x, slope, y), (x, gy, gx) => InputActivations.LeakyReLUBackward(x, slope, gy, gx), ofInput: true);

        static LoopLayer<T> Clamped(T least, T largest) => new ActivationLoops<T>(
            (x, y) => InputActivations.Clamp(x, least, largest, y),
            (x, gy, gx) => InputActivations.ClampBackward(x, least, largest, gy, gx),
            ofInput: true);

        LoopLayer<T> Softmax(T temperature, bool logarithm)
        {
            int channels = shape.Channels, pixels = shape.Height * shape.Width;
            return new ActivationLoops<T>(
                (x, y) => ChannelSoftmax.Forward(batch, channels, pixels, temperature, logarithm, x, y),
                (y, gy, gx) => ChannelSoftmax.Backward(batch, channels, pixels, temperature, logarithm, y, gy, gx));
        }
    }
}
