using KernelGen.Data;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Training;
using KernelGen.Tests.Support;

namespace KernelGen.Web.Tests;

/// <summary>Any picture of a digit becomes LeNet-5's input.</summary>
public sealed class DigitFitTests
{
    private static readonly LabeledImages Digits = DigitSets.Shipped().Test;

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(7, 0, false)]
    [InlineData(3, 40, true)]
    public void TestDigitsInAnySizePlaceAndPolarityAreStillRead(int scale, int margin, bool darkOnLight)
    {
        using var network = new LeNet5();
        WeightFile.Read(network, ShippedWeights.Bytes);
        int correct = 0;
        var input = new float[LeNet5.InputLength];
        var output = new float[10];
        for (int i = 0; i < 400; i++)
        {
            ReadOnlyImageView<byte> image = Digits.Image(i);
            int width = (image.Width * scale) + margin;
            int height = (image.Height * scale) + (margin / 2);
            var picture = new byte[width * height];
            if (darkOnLight) Array.Fill(picture, (byte)240);
            for (int y = 0; y < image.Height * scale; y++)
                for (int x = 0; x < image.Width * scale; x++)
                    picture[(y * width) + margin + x] = (byte)(darkOnLight ? 240 - (image.Row(y / scale)[x / scale] * 200 / 255) : image.Row(y / scale)[x / scale]);
            Assert.NotNull(DigitFit.Read(new(picture, width, height), input));
            network.Forward(input, output);
            if (Array.IndexOf(output, output.Max()) == Digits.Labels[i]) correct++;
        }

        Assert.InRange(correct, 388, 400);
    }

    [Fact]
    public void ThePlaceSaysWhereEveryPixelWent()
    {
        // A square of 40 in a picture of 200 x 100: 20 in the middle of the input.
        var picture = new byte[200 * 100];
        for (int y = 10; y < 50; y++) picture.AsSpan((y * 200) + 120, 40).Fill(255);
        var input = new float[LeNet5.InputLength];
        DigitPlace place = DigitFit.Read(new(picture, 200, 100), input)!.Value;
        Assert.Equal(new DigitPlace(0.5f, 6 - 60, 6 - 5), place);
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++)
                Assert.Equal(x is >= 6 and < 26 && y is >= 6 and < 26 ? 1.175f : -0.1f, input[(32 * y) + x], 1e-5f);
    }

    /// <summary>The mean of tens of thousands of equal pixels is that pixel.</summary>
    [Fact]
    public void ALargePictureKeepsItsShades()
    {
        const int Size = 8000;
        var picture = new byte[Size * (Size + 2)];
        Array.Fill(picture, (byte)255);
        picture.AsSpan(Size, Size * Size).Fill(100);
        picture[Size] = 0;
        var input = new float[LeNet5.InputLength];
        DigitFit.Read(new(picture, Size, Size + 2), input);
        for (int y = 7; y < 26; y++)
            for (int x = 7; x < 26; x++)
                Assert.Equal(DigitScale.Of(155f / 255), input[(32 * y) + x], 3e-7f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(31)]
    public void APictureWithoutContrastIsNoDigit(int difference)
    {
        var picture = new byte[50 * 20];
        Array.Fill(picture, (byte)(255 - difference));
        if (difference == 31) picture[333] = 255;
        var input = new float[LeNet5.InputLength];
        Assert.Null(DigitFit.Read(new(picture, 50, 20), input));
        Assert.All(input, value => Assert.Equal(-0.1f, value));
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(300, 2)]
    [InlineData(2, 1)]
    public void ThinPicturesStayInside(int width, int height)
    {
        var picture = new byte[width * height];
        picture[^1] = 255;
        if (picture.Length > 3) picture[picture.Length / 2] = 200;
        var input = new float[LeNet5.InputLength];
        Assert.NotNull(DigitFit.Read(new(picture, width, height), input));
        Assert.Contains(input, value => value > DigitScale.Background + 0.01f);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var picture = new byte[64 * 64];
        picture.AsSpan(1000, 500).Fill(255);
        var input = new float[LeNet5.InputLength];
        DigitFit.Read(new(picture, 64, 64), input);
        Assert.Equal(0, Allocation.Of(() => DigitFit.Read(new(picture, 64, 64), input)));
    }
}
