namespace KernelGen.Samples.Pictures;

/// <summary>Makes a picture what a network reads.</summary>
internal static class NetworkInput
{
    // What torchvision's networks were trained with: the means and deviations of ImageNet's red, green and blue.
    private static readonly float[] s_means = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_deviations = [0.229f, 0.224f, 0.225f];

    /// <summary>
    /// The largest square in the middle of a picture, scaled to the network's input: gray from 0 to 1 for one channel; for three the colours, less
    /// ImageNet's mean and by its deviation.
    /// </summary>
    /// <exception cref="NotSupportedException">The network reads neither one channel nor three.</exception>
    public static float[] Of(Picture picture, Shape input)
    {
        if (input.Channels is not (1 or 3))
            throw new NotSupportedException($"A picture has one channel or three, not {input.Channels}.");
        (int width, int height) = Middle(picture, input);
        (int left, int top) = ((picture.Width - width) / 2, (picture.Height - height) / 2);
        var sample = new float[input.Length];
        int area = input.Height * input.Width;
        for (int channel = 0; channel < input.Channels; channel++)
        {
            var plane = new Picture(width, height, 1);
            Picture from = input.Channels == 1 ? picture.ToGray() : picture;
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    plane.Row(y)[x] = from.Row(top + y)[((left + x) * from.Channels) + (from.Channels < 3 ? 0 : channel)];
            Picture scaled = Resize.To(plane, input.Width, input.Height);
            for (int i = 0; i < area; i++)
                sample[(channel * area) + i] = input.Channels == 1 ? scaled.Pixels[i] / 255f : ((scaled.Pixels[i] / 255f) - s_means[channel]) / s_deviations[channel];
        }

        return sample;
    }

    // As much of the picture as has the input's proportions.
    private static (int Width, int Height) Middle(Picture picture, Shape input)
    {
        int width = (int)Math.Min(picture.Width, Math.Max(1, (long)picture.Height * input.Width / input.Height));
        int height = (int)Math.Min(picture.Height, Math.Max(1, (long)width * input.Height / input.Width));
        return (width, height);
    }
}
