using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Arithmetic;

/// <summary>One image kernel with what was found out about it: the algorithm, without any schedule.</summary>
internal sealed record ImageKernel(ImageKernelDeclaration Declaration, ExactSum Sum, ImageArithmetic Arithmetic)
{
    /// <summary>Interleaved channels of a pixel.</summary>
    public int Channels => Declaration.Channels;

    /// <summary>Whether the channels are added into one.</summary>
    public bool SumsChannels => Declaration.ChannelMode == ChannelMode.Sum;

    /// <summary>Whether the last channel is copied.</summary>
    public bool KeepsAlpha => Declaration.ChannelMode == ChannelMode.KeepAlpha;

    /// <summary>Channels that an output is a sum of.</summary>
    public int SummedChannels => SumsChannels ? Channels : 1;

    /// <summary>The largest magnitude that a pixel has, its channels added up where the kernel does that.</summary>
    public System.Numerics.BigInteger LargestPixel =>
        System.Numerics.BigInteger.Max(-Source.Least(), Source.Largest()) * SummedChannels;

    public PixelType Source => Declaration.SourceType;

    public PixelType Destination => Declaration.DestinationType;

    public static ImageKernel From(ImageKernelDeclaration declaration)
    {
        ExactSum sum = ExactSum.From(declaration);
        bool addsChannels = declaration.ChannelMode == ChannelMode.Sum;

        // Without taps there are no lines to add channels in, so they are added into the tile of a loop, which has 32 bits.
        return new(declaration, sum, ImageArithmetic.Choose(
            sum, declaration.SourceType, declaration.DestinationType, addsChannels ? declaration.Channels : 1, mayBeShort: !addsChannels || sum.NonZero > 0));
    }

    /// <summary>A tap as the float that a float sum multiplies with: the nearest to the tap over the divisor.</summary>
    public float FloatTap(int row, int column) => Ratio(Sum[row, column]);

    /// <summary>The offset as a float.</summary>
    public float FloatOffset => Ratio(Sum.Constant);

    private float Ratio(System.Numerics.BigInteger numerator) => Rational.Reduce(numerator, Sum.Divisor).ToSingle();
}
