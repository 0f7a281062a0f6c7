namespace KernelGen.Compiler.Graph;

/// <summary>
/// Values divided by a power of the squares of neighbouring channels, <c>y = x d^−Beta</c> with <c>d = K + Scale Σ x²</c>.
/// </summary>
/// <param name="Channels">Which channels are in the sum.</param>
/// <param name="Scale">What the sum is multiplied by.</param>
internal sealed record LocalResponseNorm(ChannelWindow Channels, float Scale, float Beta, float K) : Operator
{
    public override string Words => FormattableString.Invariant(
        $"x / ({K} + {Scale} times the squares of channels from {-Channels.Before} to {Channels.After})^{Beta}");

    public override void Differentiate(GradientRule rule) =>
        rule.Input(0, new LocalResponseNormInputGradient(this), [rule.OutputGradient, rule.Node.Input]);
}

/// <summary>The gradient of its input, <c>g d^−Beta − 2 Beta Scale x Σ g x d^(−Beta − 1)</c> over the windows that the channel is in.</summary>
internal sealed record LocalResponseNormInputGradient(LocalResponseNorm Of) : Operator
{
    public override string Words => GradientWords.OfInput(Of.Words);
}

/// <summary>Channels around each channel, as far as there are any.</summary>
/// <param name="Before">Channels before it.</param>
/// <param name="After">Channels behind it.</param>
internal sealed record ChannelWindow(int Before, int After)
{
    public int Size => Before + 1 + After;

    /// <summary>The channels whose windows this channel is in.</summary>
    public ChannelWindow Mirrored => new(After, Before);

    public static ChannelWindow Of(int size, int channels) => new(Math.Min(size / 2, channels - 1), Math.Min((size - 1) / 2, channels - 1));
}
