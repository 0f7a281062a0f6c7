using KernelGen.Data;

namespace KernelGen.Tests.Runtime;

[Trait("Width", "any")]
public sealed class AugmentationTests
{
    private const float Fill = -7;

    // Every value is its place, so that a value says where it came from.
    private static ArrayDataset Places(Shape shape, int count = 1) =>
        new(Enumerable.Range(0, shape.Length * count).Select(i => (float)i).ToArray(), new int[count]);

    private static float[] Read(IRandomDataset samples, ulong seed)
    {
        float[] sample = new float[samples.SampleLength];
        samples.Read(0, seed, sample);
        return sample;
    }

    [Theory]
    [InlineData(1, 5, 7, 0, 0, 0)]
    [InlineData(3, 5, 4, 2, 0, 0)]
    [InlineData(2, 6, 7, 0, 4, 3)]
    [InlineData(3, 6, 7, 3, 4, 3)]
    [InlineData(1, 2, 3, 9, 1, 1)]
    public void EveryPlaceOfAShiftedCutAndMirroredImageOccursAndNoOther(int channels, int height, int width, int shift, int cropHeight, int cropWidth)
    {
        var shape = new Shape(channels, height, width);
        (int rows, int columns) = (cropHeight == 0 ? height : cropHeight, cropWidth == 0 ? width : cropWidth);
        var wanted = new HashSet<string>();
        for (int top = -shift; top <= height - rows + shift; top++)
        {
            for (int left = -shift; left <= width - columns + shift; left++)
            {
                foreach (bool flip in (bool[])[false, true])
                {
                    wanted.Add(string.Join(' ', Cut(shape, top, left, rows, columns, flip)));
                }
            }
        }

        var samples = new Augmentation { Shift = shift, CropHeight = cropHeight, CropWidth = cropWidth, Flip = true, Fill = Fill }.Of(Places(shape), shape);
        Assert.Equal(channels * rows * columns, samples.SampleLength);
        var seen = new HashSet<string>();
        for (ulong seed = 0; seed < 20_000 && seen.Count < wanted.Count; seed++)
        {
            string sample = string.Join(' ', Read(samples, seed));
            Assert.Contains(sample, wanted);
            seen.Add(sample);
        }

        Assert.Equal(wanted.Count, seen.Count);
    }

    [Theory]
    [InlineData(0, 1, 1, 0, false)]
    [InlineData(90, 1, 1, 0, false)]
    [InlineData(-30, 1, 1, 0, false)]
    [InlineData(17, 1.25, 0.8, 0, true)]
    [InlineData(170, 0.1, 1.9, 40, false)]
    [InlineData(-11, 1.1, 1.2, -20, true)]
    public void ATurnedScaledShearedImageIsTheInverseMapsInDoublePrecision(double angle, double wide, double tall, double shear, bool flip)
    {
        const int Height = 9, Width = 12, Rows = 7, Columns = 11, Top = -2, Left = 3;
        double[] image = [.. Enumerable.Range(0, Height * Width).Select(i => Math.Cos(i * 0.7))];
        int stride = Width + (2 * Warp.Frame);
        float[] framed = new float[(Height + (2 * Warp.Frame)) * stride];
        Array.Fill(framed, Fill);
        for (int i = 0; i < image.Length; i++)
        {
            framed[(((i / Width) + Warp.Frame) * stride) + (i % Width) + Warp.Frame] = (float)image[i];
        }

        float[] result = new float[Rows * Columns];
        Warp.Inverse(angle, wide, tall, shear, flip).Apply(framed, Height, Width, result, Columns, Top, Left);

        // Forwards: mirrored and scaled, then sheared, then turned; the matrix is inverted by Cramer's rule.
        (double sin, double cos) = Math.SinCos(angle * Math.PI / 180);
        double lean = Math.Tan(shear * Math.PI / 180);
        double sx = flip ? -wide : wide;
        double a = cos * sx, b = ((cos * lean) - sin) * tall;
        double c = sin * sx, d = ((sin * lean) + cos) * tall;
        double determinant = (a * d) - (b * c);
        for (int i = 0; i < result.Length; i++)
        {
            double x = (i % Columns) + Left - ((Width - 1) / 2.0);
            double y = (i / Columns) + Top - ((Height - 1) / 2.0);
            double atX = (((d * x) - (b * y)) / determinant) + ((Width - 1) / 2.0);
            double atY = (((a * y) - (c * x)) / determinant) + ((Height - 1) / 2.0);
            Assert.Equal(Between(image, Height, Width, atX, atY), result[i], 1e-3);
        }
    }

    [Fact]
    public void ATurnStaysWithinItsAngleAndGoesBothWays()
    {
        // A bright line from the middle to the right; where its end goes tells the angle.
        var shape = new Shape(1, 65, 65);
        float[] line = new float[65 * 65];
        line.AsSpan((32 * 65) + 32, 33).Fill(1);
        var samples = new Augmentation { Rotation = 20 }.Of(new ArrayDataset(line, new int[1]), shape);
        (double least, double greatest) = (0, 0);
        for (ulong seed = 0; seed < 300; seed++)
        {
            float[] turned = Read(samples, seed);
            int end = Enumerable.Range(0, 65 * 65).Where(i => i % 65 >= 32 && Far(i) is > 27 and < 29).MaxBy(i => turned[i]);
            double angle = Math.Atan2((end / 65) - 32, (end % 65) - 32) * 180 / Math.PI;
            least = Math.Min(least, angle);
            greatest = Math.Max(greatest, angle);
        }

        Assert.InRange(least, -22, -16);
        Assert.InRange(greatest, 16, 22);

        static double Far(int i) => Math.Sqrt(Math.Pow((i / 65) - 32, 2) + Math.Pow((i % 65) - 32, 2));
    }

    [Fact]
    public void WithoutASeedOnlyTheMiddleIsCutOut()
    {
        var shape = new Shape(2, 6, 7);
        var samples = new Augmentation { Shift = 2, Rotation = 90, Flip = true, CropHeight = 4, CropWidth = 3 }.Of(Places(shape), shape);
        float[] sample = new float[24];
        samples.Read(0, sample);
        Assert.Equal(Cut(shape, 1, 2, 4, 3, flip: false), sample);
    }

    [Fact]
    public void AugmentationsCanFollowEachOther()
    {
        var shape = new Shape(1, 4, 4);
        IRandomDataset once = new Augmentation { Shift = 1, Fill = Fill }.Of(Places(shape), shape);
        IRandomDataset twice = new Augmentation { Shift = 1, Fill = Fill }.Of(once, shape);
        Assert.Contains(Enumerable.Range(0, 200), seed => Read(twice, (ulong)seed).Count(value => value == Fill) == 12);
    }

    [Fact]
    public void Bad41_AugmentationsThatCannotBeAreRefusedWithTheirNumbers()
    {
        var shape = new Shape(1, 4, 5);
        ArrayDataset places = Places(shape);
        Assert.Contains("21", Assert.ThrowsAny<ArgumentException>(() => new Augmentation().Of(places, new Shape(1, 3, 7))).Message, StringComparison.Ordinal);
        Assert.Contains("5 rows", Assert.ThrowsAny<ArgumentException>(() => new Augmentation { CropHeight = 5 }.Of(places, shape)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => new Augmentation { CropWidth = 6 }.Of(places, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Shift = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { CropWidth = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Rotation = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Rotation = 181 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Scale = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Shear = -1 });
        Assert.Throws<ArgumentNullException>(() => new Augmentation().Of(null!, shape));
    }

    [Fact]
    public void Bad41_ArraysThatDoNotBelongTogetherAreRefusedWithTheirNumbers()
    {
        Assert.Contains("7 values are not 2", Assert.ThrowsAny<ArgumentException>(() => new ArrayDataset(new float[7], new int[2])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => new ArrayDataset(new float[7], default));
        Assert.ThrowsAny<ArgumentException>(() => new ArrayDataset(default, new int[2]));
        Assert.Contains(
            "index 1 is -1", Assert.ThrowsAny<ArgumentException>(() => new ArrayDataset(new float[4], new[] { 0, -1 })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "12 pixels", Assert.ThrowsAny<ArgumentException>(() => new LabeledImages(new byte[11], new byte[2], 2, 3)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => new LabeledImages([], [], 2, 3));
        Assert.ThrowsAny<ArgumentException>(() => new LabeledImages(new byte[12], new byte[2], 0, 3));
        Assert.ThrowsAny<ArgumentException>(() => new LabeledImages(new byte[12], new byte[2], 2, -3));
        Assert.ThrowsAny<ArgumentException>(() => new LabeledImages(new byte[12], new byte[65536], 65536, 65536));
    }

    [Fact]
    public void ImagesFromArraysAreThose()
    {
        var images = new LabeledImages([.. Enumerable.Range(0, 12).Select(i => (byte)i)], [4, 1], 2, 3);
        Assert.Equal((2, 2, 3, 5), (images.Count, images.Height, images.Width, images.Classes));
        Assert.Equal([9, 10, 11], images.Image(1).Row(1).ToArray());
    }

    private static float[] Cut(Shape shape, int top, int left, int rows, int columns, bool flip)
    {
        float[] part = new float[shape.Channels * rows * columns];
        for (int i = 0; i < part.Length; i++)
        {
            int channel = i / rows / columns;
            int y = (i / columns % rows) + top;
            int x = (flip ? columns - 1 - (i % columns) : i % columns) + left;
            bool inside = y >= 0 && y < shape.Height && x >= 0 && x < shape.Width;
            part[i] = inside ? (((channel * shape.Height) + y) * shape.Width) + x : Fill;
        }

        return part;
    }

    private static double Between(double[] image, int height, int width, double x, double y)
    {
        (double left, double top) = (Math.Floor(x), Math.Floor(y));
        double At(double row, double column) =>
            row >= 0 && row < height && column >= 0 && column < width ? image[((int)row * width) + (int)column] : Fill;
        double above = At(top, left) + ((x - left) * (At(top, left + 1) - At(top, left)));
        double below = At(top + 1, left) + ((x - left) * (At(top + 1, left + 1) - At(top + 1, left)));
        return above + ((y - top) * (below - above));
    }
}
