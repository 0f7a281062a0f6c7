namespace KernelGen.Samples.LeNet;

/// <summary>Where a picture's pixels went: input column = <paramref name="Left"/> + <paramref name="Scale"/> · picture column, and rows likewise.</summary>
/// <param name="Scale">Input pixels of one picture pixel.</param>
/// <param name="Left">The input column of the picture's left edge.</param>
/// <param name="Top">The input row of the picture's upper edge.</param>
internal readonly record struct DigitPlace(float Scale, float Left, float Top);

/// <summary>
/// Makes LeNet-5's input of any picture of one digit, as MNIST was made (LeCun and others, 1998): the ink is scaled to fit 20 x 20
/// pixels, and its centre of mass comes to the middle. Allocates nothing.
/// </summary>
internal static class DigitFit
{
    private const int Box = 20;

    // Less contrast than this is paper, not ink.
    private const int LeastContrast = 32;

    /// <summary>Reads a digit, dark on light or light on dark, whichever the picture's edge says.</summary>
    /// <param name="gray">The picture, one channel.</param>
    /// <param name="input">Gets the 32 x 32 values.</param>
    /// <returns>Where the digit went, or null for a picture without contrast: the input is background then.</returns>
    /// <exception cref="ArgumentException">The picture has more than one channel, or the input is not of 32 x 32 values.</exception>
    public static DigitPlace? Read(ReadOnlyImageView<byte> gray, Span<float> input)
    {
        if (gray.Channels != 1)
            throw new ArgumentException($"A gray picture has one channel, not {gray.Channels}.", nameof(gray));
        if (input.Length != DigitScale.Size * DigitScale.Size)
            throw new ArgumentException($"LeNet-5 reads {DigitScale.Size * DigitScale.Size} values, not {input.Length}.", nameof(input));

        input.Fill(DigitScale.Background);
        if (InkScale.Of(gray) is not { } ink) return null;
        (int left, int top, int right, int bottom) = Bounds(gray, ink);
        float scale = (float)Box / Math.Max(right - left, bottom - top);
        int width = Math.Clamp((int)MathF.Round((right - left) * scale), 1, Box);
        int height = Math.Clamp((int)MathF.Round((bottom - top) * scale), 1, Box);
        Span<double> box = stackalloc double[Box * Box];
        Shrink(gray.Region(left, top, right - left, bottom - top), ink, box, width, height);

        (float centreX, float centreY) = Centre(box, width, height);
        int toX = Math.Clamp((int)MathF.Round((DigitScale.Size / 2f) - centreX), 0, DigitScale.Size - width);
        int toY = Math.Clamp((int)MathF.Round((DigitScale.Size / 2f) - centreY), 0, DigitScale.Size - height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                input[((toY + y) * DigitScale.Size) + toX + x] = DigitScale.Of((float)box[(y * width) + x]);
        return new DigitPlace(scale, toX - (left * scale), toY - (top * scale));
    }

    private static (int Left, int Top, int Right, int Bottom) Bounds(ReadOnlyImageView<byte> gray, InkScale ink)
    {
        (int left, int top, int right, int bottom) = (gray.Width, gray.Height, 0, 0);
        for (int y = 0; y < gray.Height; y++)
        {
            ReadOnlySpan<byte> row = gray.Row(y);
            int first = 0;
            while (first < row.Length && !ink.IsInk(row[first])) first++;
            if (first == row.Length) continue;
            int last = row.Length - 1;
            while (!ink.IsInk(row[last])) last--;
            (left, right) = (Math.Min(left, first), Math.Max(right, last + 1));
            (top, bottom) = (Math.Min(top, y), y + 1);
        }

        return (left, top, right, bottom);
    }

    // Each output pixel is the mean of the part of the picture that it covers, the shares of cut pixels included. Of a large picture that is
    // very many pixels, of which a sum of floats would lose some.
    private static void Shrink(ReadOnlyImageView<byte> part, InkScale ink, Span<double> box, int width, int height)
    {
        Span<double> line = stackalloc double[Box];
        double stepX = (double)part.Width / width;
        double stepY = (double)part.Height / height;
        for (int y = 0; y < part.Height; y++)
        {
            ReadOnlySpan<byte> row = part.Row(y);
            for (int x = 0; x < width; x++)
            {
                double from = x * stepX;
                double to = Math.Min(from + stepX, row.Length);
                double sum = 0;
                for (int i = (int)from; i < to; i++)
                    sum += ink.Share(row[i]) * (Math.Min(to, i + 1) - Math.Max(from, i));
                line[x] = sum / stepX;
            }

            for (int into = (int)(y / stepY); into < height && into * stepY < y + 1; into++)
            {
                double share = Math.Min((into + 1) * stepY, y + 1) - Math.Max(into * stepY, y);
                for (int x = 0; x < width; x++)
                    box[(into * width) + x] += line[x] * share / stepY;
            }
        }
    }

    private static (float X, float Y) Centre(ReadOnlySpan<double> box, int width, int height)
    {
        (double sum, double sumX, double sumY) = (0, 0, 0);
        for (int i = 0; i < width * height; i++)
        {
            sum += box[i];
            sumX += box[i] * ((i % width) + 0.5);
            sumY += box[i] * ((i / width) + 0.5);
        }

        return sum > 0 ? ((float)(sumX / sum), (float)(sumY / sum)) : (width / 2f, height / 2f);
    }

    /// <summary>How pixels become shares of ink: the paper's value is 0 and the darkest stroke 1, or the other way about.</summary>
    private readonly record struct InkScale(int Paper, float Factor)
    {
        public static InkScale? Of(ReadOnlyImageView<byte> gray)
        {
            (int least, int greatest) = (255, 0);
            (long edge, int count) = (0, 0);
            for (int y = 0; y < gray.Height; y++)
            {
                ReadOnlySpan<byte> row = gray.Row(y);
                foreach (byte pixel in row)
                {
                    if (pixel < least) least = pixel;
                    if (pixel > greatest) greatest = pixel;
                }

                if (y == 0 || y == gray.Height - 1)
                {
                    foreach (byte pixel in row) edge += pixel;
                    count += row.Length;
                }
                else
                {
                    edge += row[0] + row[^1];
                    count += 2;
                }
            }

            if (greatest - least < LeastContrast) return null;
            bool paperIsLight = 2 * edge > (long)(least + greatest) * count;
            return paperIsLight
                ? new InkScale(greatest, -1f / (greatest - least))
                : new InkScale(least, 1f / (greatest - least));
        }

        public float Share(byte pixel) => (pixel - Paper) * Factor;

        // An eighth: what is fainter is the paper's grain.
        public bool IsInk(byte pixel) => Share(pixel) >= 0.125f;
    }
}
