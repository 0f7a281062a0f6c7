using System.Diagnostics;
using System.Runtime.InteropServices.JavaScript;
using KernelGen.Samples.LeNet;

namespace KernelGen.Web.Digits;

/// <summary>What the page calls for digits.</summary>
internal static partial class DigitExports
{
    private static readonly LeNet5 Network = new();
    private static readonly PinnedBuffer<byte> Drawing = new();
    private static readonly PinnedBuffer<float> Values = new();
    private static readonly float[] Scores = new float[LeNet5.OutputLength];
    private static DigitMaps? s_maps;

    /// <summary>Takes the trained parameters, as <see cref="WeightFile"/> writes them.</summary>
    [JSExport]
    internal static void Load(byte[] weights)
    {
        WeightFile.Read(Network, weights);
        s_maps?.Dispose();
        s_maps = new DigitMaps(Network);
        Values.Resize(LeNet5.InputLength + s_maps.Length);
    }

    /// <summary>Where the page writes a drawing's pixels, 0 for paper to 255 for ink.</summary>
    [JSExport]
    internal static nint DrawingAddress(int width, int height)
    {
        Drawing.Resize(checked(width * height));
        return Drawing.Address;
    }

    /// <summary>Where the input, the maps of C1, S2, C3 and S4 and the scores are stored after <see cref="Read"/>, as floats.</summary>
    [JSExport]
    internal static nint ValuesAddress() => Values.Address;

    /// <summary>Reads the drawing.</summary>
    /// <returns>Scale, left and top of <see cref="DigitPlace"/>; nothing for an empty drawing.</returns>
    [JSExport]
    internal static double[] Read(int width, int height)
    {
        Span<float> input = Values.Values[..LeNet5.InputLength];
        DigitPlace? place = DigitFit.Read(new(Drawing.Values, width, height), input);
        s_maps!.Compute(input, Values.Values[LeNet5.InputLength..]);
        return place is { } found ? [found.Scale, found.Left, found.Top] : [];
    }

    /// <summary>The scores of the whole network, which must be the bits at the end of the values.</summary>
    [JSExport]
    internal static double[] WholeScores()
    {
        Network.Forward(Values.Values[..LeNet5.InputLength], Scores);
        return Array.ConvertAll(Scores, score => (double)score);
    }

    /// <summary>Milliseconds of one image through the whole network, the mean of many.</summary>
    [JSExport]
    internal static double Time(int images)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < images; i++)
            Network.Forward(Values.Values[..LeNet5.InputLength], Scores);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / images;
    }
}
