namespace KernelGen.Tests.Layouts;

/// <summary>Tensors in another order, written out plainly.</summary>
internal static class Permuted
{
    /// <summary>From channel, row, column to row, column, channel, sample by sample.</summary>
    public static float[] ToPixels(Shape shape, ReadOnlySpan<float> planes)
    {
        var pixels = new float[planes.Length];
        for (int n = 0; n < planes.Length; n += shape.Length)
        {
            for (int c = 0; c < shape.Channels; c++)
            {
                for (int y = 0; y < shape.Height; y++)
                {
                    for (int x = 0; x < shape.Width; x++)
                        pixels[n + (y * shape.Width + x) * shape.Channels + c] = planes[n + (c * shape.Height + y) * shape.Width + x];
                }
            }
        }

        return pixels;
    }

    /// <summary>From out, in, row, column to the order that a parameter says it has.</summary>
    public static float[] Weights(Parameter parameter, ReadOnlySpan<float> oihw)
    {
        if (parameter.Layout == WeightLayout.Oihw)
            return oihw.ToArray();

        (int height, int width, int inputs, int outputs) = (parameter.Shape[0], parameter.Shape[1], parameter.Shape[2], parameter.Shape[3]);
        var hwio = new float[oihw.Length];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int u = 0; u < height; u++)
                {
                    for (int v = 0; v < width; v++)
                        hwio[((u * width + v) * inputs + i) * outputs + o] = oihw[((o * inputs + i) * height + u) * width + v];
                }
            }
        }

        return hwio;
    }
}
