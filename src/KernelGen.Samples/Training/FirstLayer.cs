using KernelGen.Data;
using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Training;

/// <summary>Shows what the first layer has learned: its kernels, and what they make of an image.</summary>
internal static class FirstLayer
{
    /// <summary>The kernels of the first layer that has any, each in its own grays: least value black, greatest white.</summary>
    public static Picture Kernels(Network network)
    {
        Parameter weight = First(network).Weight!;
        (int count, int height, int width) = (weight.Shape[0], weight.Shape[2], weight.Shape[3]);
        int area = height * width;
        Panel[] panels = new Panel[count];
        for (int k = 0; k < count; k++)
        {
            // A gray kernel is the sum over its input channels.
            var sums = new float[area];
            for (int i = 0; i < weight.Length / count; i++)
                sums[i % area] += weight.Values[(k * (weight.Length / count)) + i];
            panels[k] = Panel(FormattableString.Invariant($"kernel {k}"), sums, height, width);
        }

        return ContactSheet.Draw($"{network.Name}: the kernels of {First(network).Name}", panels);
    }

    /// <summary>The sums of the first convolution over one image, before any activation; the image itself first.</summary>
    /// <param name="network">The network, whose first layer is a convolution with stride 1 and without padding over one channel.</param>
    /// <param name="samples">The images as the network takes them.</param>
    /// <param name="index">Which of them.</param>
    public static Picture FeatureMaps(Network network, IDataset samples, int index)
    {
        Shape input = network.InputShape;
        var image = new float[input.Length];
        samples.Read(index, image);
        Layer layer = First(network);
        List<Panel> panels = [Panel("the image", image, input.Height, input.Width)];
        for (int k = 0; k < layer.Weight!.Shape[0]; k++)
        {
            float[] map = Convolve(layer, image, input, k);
            panels.Add(Panel(FormattableString.Invariant($"map {k}"), map, layer.OutputShape.Height, layer.OutputShape.Width));
        }

        return ContactSheet.Draw($"{network.Name}: what {layer.Name} makes of an image", panels);
    }

    /// <summary>One map of the convolution, in plain loops: it is done once.</summary>
    public static float[] Convolve(Layer layer, ReadOnlySpan<float> image, Shape input, int kernel)
    {
        Parameter weight = layer.Weight!;
        (int height, int width) = (weight.Shape[2], weight.Shape[3]);
        (int rows, int columns) = (input.Height - height + 1, input.Width - width + 1);
        if (input.Channels != 1 || weight.Shape[1] != 1 || (layer.OutputShape.Height, layer.OutputShape.Width) != (rows, columns))
            throw new NotSupportedException($"{layer.Name} is not a convolution of one channel with stride 1 and without padding.");
        var map = new float[rows * columns];
        for (int i = 0; i < map.Length; i++)
        {
            float sum = layer.Bias is null ? 0 : layer.Bias.Values[kernel];
            for (int tap = 0; tap < height * width; tap++)
                sum += weight.Values[(kernel * height * width) + tap] * image[(((i / columns) + (tap / width)) * input.Width) + (i % columns) + (tap % width)];
            map[i] = sum;
        }

        return map;
    }

    private static Layer First(Network network) => network.Layers.First(layer => layer.Weight is { Shape.Length: 4 });

    private static Panel Panel(string title, float[] values, int height, int width)
    {
        (float least, float greatest) = (values.Min(), values.Max());
        return new Panel(title, FormattableString.Invariant($"{least:F2} to {greatest:F2}"), [], MinMax.Normalize(values, width, height));
    }
}
