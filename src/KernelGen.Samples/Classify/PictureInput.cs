using KernelGen.Samples.LeNet;
using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Classify;

/// <summary>Makes a network's input of a picture.</summary>
/// <param name="Reading">How the network reads pictures.</param>
/// <param name="Part">What of a gray picture it reads.</param>
/// <param name="Shape">The input's shape.</param>
internal sealed record PictureInput(PictureReading Reading, GrayPart Part, Shape Shape)
{
    // Torchvision scales the shorter side to 256 pixels where the input has 224.
    private const int ScaledSide = 256;
    private const int CroppedSide = 224;

    // MNIST's size, to which training brings larger pictures too.
    private const int CommonSize = 28;

    /// <summary>Mean and deviation of red, green and blue over ImageNet.</summary>
    private static readonly (float Mean, float Deviation)[] s_imageNet = [(0.485f, 0.229f), (0.456f, 0.224f), (0.406f, 0.225f)];

    /// <summary>The input.</summary>
    /// <exception cref="InvalidDataException">The picture has nothing to read on it.</exception>
    public float[] Of(Picture picture)
    {
        var input = new float[Shape.Length];
        if (Reading == PictureReading.ImageNet)
            ReadColours(picture.ToRgb(), input);
        else if (Part == GrayPart.Ink)
            ReadInk(picture.ToGray(), input);
        else
            ReadGray(picture.ToGray(), input);
        return input;
    }

    private void ReadColours(Picture rgb, float[] input)
    {
        (int height, int width) = (Shape.Height, Shape.Width);
        int shorter = width * ScaledSide / CroppedSide;
        Picture scaled = rgb.Width < rgb.Height
            ? Scale.To(rgb, shorter, (int)((long)shorter * rgb.Height / rgb.Width))
            : Scale.To(rgb, (int)((long)shorter * rgb.Width / rgb.Height), shorter);
        int left = (int)Math.Round((scaled.Width - width) / 2.0);
        int top = (int)Math.Round((scaled.Height - height) / 2.0);
        for (int channel = 0; channel < 3; channel++)
        {
            (float mean, float deviation) = s_imageNet[channel];
            for (int y = 0; y < height; y++)
            {
                ReadOnlySpan<byte> row = scaled.Row(top + y);
                for (int x = 0; x < width; x++)
                    input[(((channel * height) + y) * width) + x] = ((row[((left + x) * 3) + channel] / 255f) - mean) / deviation;
            }
        }
    }

    private void ReadInk(Picture gray, float[] input)
    {
        // DigitFit places digits in LeNet-5's 32 x 32; smaller inputs have less paper around them.
        Span<float> fitted = stackalloc float[DigitScale.Size * DigitScale.Size];
        if (DigitFit.Read(new ReadOnlyImageView<byte>(gray.Pixels, gray.Width, gray.Height), fitted) is null)
            throw new InvalidDataException("the picture has no contrast, so there is no digit on it.");
        int edge = (DigitScale.Size - Shape.Width) / 2;
        for (int y = 0; y < Shape.Height; y++)
            fitted.Slice(((y + edge) * DigitScale.Size) + edge, Shape.Width).CopyTo(input.AsSpan(y * Shape.Width));
    }

    private void ReadGray(Picture gray, float[] input)
    {
        if (gray.Width > Shape.Width || gray.Height > Shape.Height) gray = Resize.To(gray, CommonSize, CommonSize);
        Array.Fill(input, DigitScale.Background);
        int left = (Shape.Width - gray.Width) / 2;
        int top = (Shape.Height - gray.Height) / 2;
        for (int y = 0; y < gray.Height; y++)
            for (int x = 0; x < gray.Width; x++)
                input[((top + y) * Shape.Width) + left + x] = DigitScale.Of(gray.Row(y)[x] / 255f);
    }
}
