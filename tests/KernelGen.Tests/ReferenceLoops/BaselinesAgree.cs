using KernelGen.Reference;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.ReferenceLoops;

/// <summary>The baselines of the benchmarks compute what the anchored loops compute.</summary>
[Trait("Width", "any")]
public sealed class BaselinesAgree
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Im2ColConvolution_GivesTheLoopsValues(int stride, int pad)
    {
        Conv2dShape shape = new Conv2dShape(2, 3, 9, 8, 4, 3, 2) { StrideH = stride, StrideW = stride }.WithPadding(pad, pad);
        float[] x = Values.Normal(shape.InputLength, 1), w = Values.Normal(shape.WeightLength, 2), b = Values.Normal(4, 3);
        float[] gy = Values.Normal(shape.OutputLength, 4);
        var convolution = new Im2ColConvolution(w, b, 4, 3, 3, 2, stride, pad);

        var y = new double[shape.OutputLength];
        Reference.Conv2d.Forward<double>(shape, Values.Widen(x), Values.Widen(w), Values.Widen(b), y);
        var gx = new double[shape.InputLength];
        Reference.Conv2d.BackwardInput<double>(shape, Values.Widen(gy), Values.Widen(w), gx);
        var gw = new double[shape.WeightLength];
        Reference.Conv2d.BackwardWeights<double>(shape, Values.Widen(x), Values.Widen(gy), gw);
        var gb = new double[4];
        Reference.Conv2d.BackwardBias<double>(shape, Values.Widen(gy), gb);

        Tolerance.AssertClose(y, convolution.Forward(x, 2, 9, 8), "y");
        Tolerance.AssertClose(gx, convolution.Backward(gy), "gx");
        Tolerance.AssertClose(gw, convolution.WeightGradient, "gw");
        Tolerance.AssertClose(gb, convolution.BiasGradient, "gb");
    }

    [Fact]
    public void BothLeNets_LearnAlike()
    {
        var generic = new LeNet5Generic();
        var im2Col = new LeNet5Im2Col();
        uint stream = 1;
        foreach ((ReferenceParameter a, ReferenceParameter b) in generic.Parameters.All.Zip(im2Col.Parameters.All))
        {
            float[] values = Values.Uniform(a.Values.Length, stream++, 0.15f);
            values.CopyTo(a.Values, 0);
            values.CopyTo(b.Values, 0);
        }

        float[] images = Values.Uniform(5 * 1024, 100, 1);
        byte[] labels = [3, 1, 4, 1, 5];
        var logits = new float[10];
        generic.Forward(images.AsSpan(0, 1024), logits);
        Tolerance.AssertClose(Values.Widen(logits), im2Col.Forward(images)[..10], "logits", 5e-6);

        for (int step = 0; step < 3; step++)
        {
            float a = generic.Step(images, labels, 0.05f, 0.9f, 5e-4f);
            float b = im2Col.Step(images, labels, 0.05f, 0.9f, 5e-4f);
            Assert.Equal(a, b, 1e-5f);
        }

        foreach ((ReferenceParameter a, ReferenceParameter b) in generic.Parameters.All.Zip(im2Col.Parameters.All))
        {
            Tolerance.AssertClose(Values.Widen(a.Gradient), b.Gradient, a.Name + " gradient", 2e-5);
            Tolerance.AssertClose(Values.Widen(a.Values), b.Values, a.Name, 2e-5);
        }
    }

    [Theory]
    [InlineData("0 -1 0; -1 5 -1; 0 -1 0", 1)]
    [InlineData("1 2 1; 2 4 2; 1 2 1", 16)]
    [InlineData("1 -1", 1)]
    public void FilterGeneric_GivesTheExactValues(string kernel, int divisor)
    {
        const int Width = 13, Height = 6;
        byte[] source = Values.Bytes(Width * Height, 7);
        foreach (Border border in Enum.GetValues<Border>().Where(b => b != Border.Valid))
        {
            var spec = new FilterSpec(kernel) { Divisor = new Fraction(divisor, 1), Border = border, BorderValue = 9 };
            int[] taps = [.. spec.Taps.Select(t => (int)t.Numerator)];
            var bytes = new byte[source.Length];
            var shorts = new short[source.Length];
            FilterGeneric.Apply(source, bytes, Width, Height, taps, spec.Width, spec.Height, divisor, 0, border, 9);
            FilterGeneric.Apply(source, shorts, Width, Height, taps, spec.Width, spec.Height, divisor, 0, border, 9);
            Assert.Equal(FilterExact.Apply<byte, byte>(spec, source, Width, Height), bytes);
            Assert.Equal(FilterExact.Apply<byte, short>(spec, source, Width, Height), shorts);

            float[] floatTaps = [.. spec.Taps.Select(t => (float)(t.ToDouble() / divisor))];
            var floats = new float[source.Length];
            FilterGeneric.Apply(source, floats, Width, Height, floatTaps, spec.Width, spec.Height, border, 9);
            Tolerance.AssertClose(FilterExact.ApplyDouble<byte>(spec, source, Width, Height).Values, floats, "byte to float");
            float[] realSource = [.. source.Select(v => (float)v)];
            FilterGeneric.Apply(realSource, floats, Width, Height, floatTaps, spec.Width, spec.Height, border, 9);
            Tolerance.AssertClose(FilterExact.ApplyDouble<byte>(spec, source, Width, Height).Values, floats, "float to float");
        }
    }
}
