namespace KernelGen;

/// <summary>What an image kernel makes of the interleaved channels of a pixel.</summary>
public enum ChannelMode
{
    /// <summary>
    /// Each channel is filtered alike, and the destination has as many channels as the source. An alpha channel is no exception: where the taps sum to
    /// zero, as those of <see cref="KnownKernels.Outline"/> do, an opaque picture becomes transparent. <see cref="KeepAlpha"/> leaves it alone.
    /// </summary>
    Each,

    /// <summary>
    /// The channels' results are added into a destination of one channel: <c>(sum over channels and taps) / Divisor + Offset</c>, rounded once.
    /// </summary>
    Sum,

    /// <summary>
    /// The colours are filtered alike, and the last channel, alpha, is copied from the source pixel that the anchor is on, saturated to the destination's
    /// type. For pixels of 2 or 4 channels, in any order of the colours: gray and alpha, RGBA, BGRA.
    /// </summary>
    KeepAlpha,
}
