using System.Numerics;
using KernelGen.Reference;

namespace KernelGen.Tests.Support.Loops;

/// <summary>One step of a <see cref="LoopNetwork{T}"/>; it keeps what its backward pass needs.</summary>
internal abstract class LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public abstract T[] Forward(T[] x, LoopNetwork<T> network);

    public abstract T[] Backward(T[] gy, LoopNetwork<T> network);
}

internal sealed class ConvolutionLoops<T>(string name, Conv2dShape shape) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private T[] input = [];

    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        input = x;
        var y = new T[shape.OutputLength];
        Conv2d.Forward(shape, x, network.Values(name + ".weight"), network.Values(name + ".bias"), y);
        return y;
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        Conv2d.BackwardWeights(shape, input, gy, network.Gradient(name + ".weight"));
        if (!network.Gradient(name + ".bias").IsEmpty)
            Conv2d.BackwardBias(shape, gy, network.Gradient(name + ".bias"));
        var gx = new T[shape.InputLength];
        Conv2d.BackwardInput(shape, gy, network.Values(name + ".weight"), gx);
        return gx;
    }
}

internal sealed class MaximumLoops<T>(Pool2dShape shape) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly int[] indices = new int[shape.OutputLength];

    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        var y = new T[shape.OutputLength];
        MaxPool2d.Forward<T>(shape, x, y, indices);
        return y;
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        var gx = new T[shape.InputLength];
        MaxPool2d.Backward<T>(shape, gy, indices, gx);
        return gx;
    }
}

internal sealed class MeanLoops<T>(Pool2dShape shape, bool countIncludePad) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        var y = new T[shape.OutputLength];
        AvgPool2d.Forward<T>(shape, countIncludePad, x, y);
        return y;
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        var gx = new T[shape.InputLength];
        AvgPool2d.Backward<T>(shape, countIncludePad, gy, gx);
        return gx;
    }
}

internal sealed class AdaptiveMeanLoops<T>(int batch, Shape input, Shape output) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        var y = new T[batch * output.Length];
        AdaptiveAvgPool2d.Forward<T>(batch * input.Channels, input.Height, input.Width, output.Height, output.Width, x, y);
        return y;
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        var gx = new T[batch * input.Length];
        AdaptiveAvgPool2d.Backward<T>(batch * input.Channels, input.Height, input.Width, output.Height, output.Width, gy, gx);
        return gx;
    }
}

internal sealed class LinearLoops<T>(string name, int batch, int inputs, int outputs) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private T[] input = [];

    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        input = x;
        var y = new T[batch * outputs];
        Linear.Forward(batch, inputs, outputs, x, network.Values(name + ".weight"), network.Values(name + ".bias"), y);
        return y;
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        Linear.BackwardWeights(batch, inputs, outputs, input, gy, network.Gradient(name + ".weight"), network.Gradient(name + ".bias"));
        var gx = new T[batch * inputs];
        Linear.BackwardInput(batch, inputs, outputs, gy, network.Values(name + ".weight"), gx);
        return gx;
    }
}
