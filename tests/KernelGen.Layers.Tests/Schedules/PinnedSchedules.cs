using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using KernelGen.Tests.Support;

namespace KernelGen.Tests.Schedules;

/// <summary>A schedule says how, never what: every pinned network gives the bits of the one whose schedules the compiler chose.</summary>
public sealed class PinnedSchedules
{
    public static TheoryData<string> Names =>
    [
        nameof(PinnedChannels), nameof(PinnedPixels), nameof(PinnedTiles), nameof(PinnedBeyondTheLayer), nameof(PinnedSpills), nameof(PinnedPixelsBehindChannels),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void GivesTheBitsOfTheChosenSchedule(string name)
    {
        using Network chosen = ChosenSchedules.Create(5);
        using Network pinned = Create(name);
        foreach (Parameter parameter in chosen.Parameters)
            pinned.Parameters[parameter.Name].Set(parameter.Values);
        var random = new Random(3);
        float[] x = [.. Enumerable.Range(0, 2 * chosen.InputShape.Length).Select(_ => random.NextSingle() - 0.5f)];
        float[] expected = NetworkRun.Forward(chosen, x), actual = NetworkRun.Forward(pinned, x);
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            Tolerance.AssertSame(expected, actual, name);
            return;
        }

        // Without fused multiply-add a vector rounds twice where a single pixel rounds once.
        float largest = expected.Max(MathF.Abs);
        Assert.All(expected.Zip(actual), pair => Require.That(MathF.Abs(pair.First - pair.Second) <= 2e-6f * largest, $"{pair.First:R}, {pair.Second:R}"));
    }

    private static Network Create(string name) => name switch
    {
        nameof(PinnedChannels) => new PinnedChannels(),
        nameof(PinnedPixels) => new PinnedPixels(),
        nameof(PinnedTiles) => new PinnedTiles(),
        nameof(PinnedBeyondTheLayer) => new PinnedBeyondTheLayer(),
        nameof(PinnedSpills) => new PinnedSpills(),
        _ => new PinnedPixelsBehindChannels(),
    };
}

[Network(3, 13, 21)]
internal sealed partial class ChosenSchedules
{
    [Conv2d(20, 3, Padding = 1), ReLU] public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3)] public partial Layer B { get; }

    [Linear(9)] public partial Layer C { get; }
}

[Network(3, 13, 21)]
internal sealed partial class PinnedChannels
{
    [Conv2d(20, 3, Padding = 1), ReLU, Schedule(VectorAxis = VectorAxis.Channels)] public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3), Schedule(VectorAxis = VectorAxis.Channels, TapUnroll = TapUnroll.None)] public partial Layer B { get; }

    [Linear(9)] public partial Layer C { get; }
}

[Network(3, 13, 21)]
internal sealed partial class PinnedPixels
{
    [Conv2d(20, 3, Padding = 1), ReLU, Schedule(VectorAxis = VectorAxis.Pixels, TapUnroll = TapUnroll.All)] public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3), Schedule(VectorAxis = VectorAxis.Pixels)] public partial Layer B { get; }

    [Linear(9)] public partial Layer C { get; }
}

[Network(3, 13, 21)]
internal sealed partial class PinnedTiles
{
    [Conv2d(20, 3, Padding = 1), ReLU, Schedule(VectorAxis = VectorAxis.Channels, ChannelTile = 16, RowTile = 3, PixelTile = 5, TapUnroll = TapUnroll.Columns)]
    public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3), Schedule(VectorAxis = VectorAxis.Channels, ChannelTile = 32, PixelTile = 2)] public partial Layer B { get; }

    [Linear(9), Schedule(ChannelTile = 4)] public partial Layer C { get; }
}

[Network(3, 13, 21)]
internal sealed partial class PinnedBeyondTheLayer
{
    [Conv2d(20, 3, Padding = 1), ReLU, Schedule(VectorAxis = VectorAxis.Pixels, ChannelTile = 3, RowTile = 2, PixelTile = 100)] public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3), Schedule(ChannelTile = 1000)] public partial Layer B { get; }

    [Linear(9), Schedule(RowTile = 9, PixelTile = 9)] public partial Layer C { get; }
}

[Network(3, 13, 21)]
internal sealed partial class PinnedSpills
{
    [Conv2d(20, 3, Padding = 1), ReLU, Schedule(VectorAxis = VectorAxis.Channels, ChannelTile = 32, RowTile = 2, PixelTile = 16)] public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3)] public partial Layer B { get; }

    [Linear(9)] public partial Layer C { get; }
}

[Network(3, 13, 21)]
internal sealed partial class PinnedPixelsBehindChannels
{
    [Conv2d(20, 3, Padding = 1), ReLU, Schedule(VectorAxis = VectorAxis.Channels)] public partial Layer A { get; }

    [Conv2d(18, 3, Stride = 3), Schedule(VectorAxis = VectorAxis.Pixels, ChannelTile = 2, PixelTile = 3)] public partial Layer B { get; }

    [Linear(9)] public partial Layer C { get; }
}
