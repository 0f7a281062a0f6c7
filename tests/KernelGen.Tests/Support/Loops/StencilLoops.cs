using System.Numerics;
using KernelGen.Reference;

namespace KernelGen.Tests.Support.Loops;

/// <summary>
/// A stencil: every cell that a window reads outside goes through the borders' map of the image filters, and each channel is a
/// convolution of its own.
/// </summary>
internal sealed class StencilLoops<T>(string name, FilterSpec spec, int batch, Shape input) : LoopLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly int height = spec.OutputHeight(input.Height) + spec.Height - 1;
    private readonly int width = spec.OutputWidth(input.Width) + spec.Width - 1;
    private ConvolutionLoops<T>? convolution;

    public override T[] Forward(T[] x, LoopNetwork<T> network)
    {
        convolution = new(name, new Conv2dShape(batch, input.Channels, height, width, input.Channels, spec.Height, spec.Width) { Groups = input.Channels });
        var padded = new T[batch * input.Channels * height * width];
        ForEachCell((to, from) => padded[to] = from < 0 ? T.CreateChecked(spec.BorderValue) : x[from]);
        return convolution.Forward(padded, network);
    }

    public override T[] Backward(T[] gy, LoopNetwork<T> network)
    {
        T[] padded = convolution!.Backward(gy, network);
        var gx = new T[batch * input.Length];
        ForEachCell((to, from) =>
        {
            if (from >= 0)
                gx[from] += padded[to];
        });
        return gx;
    }

    // Each padded cell with the cell that it copies, or -1 for the constant.
    private void ForEachCell(Action<int, int> body)
    {
        for (int plane = 0; plane < batch * input.Channels; plane++)
        {
            for (int i = 0; i < height; i++)
            {
                int row = BorderMap.Index(i - spec.Top, input.Height, spec.Border);
                for (int j = 0; j < width; j++)
                {
                    int column = BorderMap.Index(j - spec.Left, input.Width, spec.Border);
                    body((plane * height + i) * width + j, row < 0 || column < 0 ? -1 : (plane * input.Height + row) * input.Width + column);
                }
            }
        }
    }
}
