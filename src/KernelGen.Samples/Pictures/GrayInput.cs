namespace KernelGen.Samples.Pictures;

/// <summary>Makes the input of a network of one channel that says nothing of how it reads pictures.</summary>
internal static class GrayInput
{
    /// <summary>As much of the middle of a picture as has the input's proportions, scaled, black 0 and white 1.</summary>
    public static float[] Of(Picture picture, Shape input)
    {
        Picture gray = picture.ToGray();
        int width = (int)Math.Min(gray.Width, Math.Max(1, (long)gray.Height * input.Width / input.Height));
        int height = (int)Math.Min(gray.Height, Math.Max(1, (long)width * input.Height / input.Width));
        var middle = new Picture(width, height, 1);
        for (int y = 0; y < height; y++)
            gray.Row(((gray.Height - height) / 2) + y).Slice((gray.Width - width) / 2, width).CopyTo(middle.Row(y));
        return [.. Resize.To(middle, input.Width, input.Height).Pixels.Select(pixel => pixel / 255f)];
    }
}
