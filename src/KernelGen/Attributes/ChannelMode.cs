namespace KernelGen;

/// <summary>What an image kernel makes of the interleaved channels of a pixel.</summary>
public enum ChannelMode
{
    /// <summary>Each channel is filtered alike, and the destination has as many channels as the source.</summary>
    Each,

    /// <summary>
    /// The channels' results are added into a destination of one channel: <c>(sum over channels and taps) / Divisor + Offset</c>, rounded once.
    /// </summary>
    Sum,
}
