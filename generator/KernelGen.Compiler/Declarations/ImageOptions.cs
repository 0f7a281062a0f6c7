using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>The named arguments of <c>[ImageKernel]</c>.</summary>
internal sealed record ImageOptions(
    Rational Divisor, Rational Offset, bool Flip, BorderMode Border, Rational BorderValue, int AnchorX, int AnchorY, int Channels,
    ChannelMode ChannelMode, bool Parallel)
{
    /// <summary>The options that a stencil has too.</summary>
    public static IReadOnlyList<OptionSpec> OfStencils { get; } =
    [
        new("taps", null), new("Column", null), new("Row", null), new("Operation", "CrossCorrelation"), new("Divisor", 1.0), new("Offset", 0.0),
        new("Border", BorderMode.Reflect101), new("BorderValue", 0.0), new("AnchorX", -1), new("AnchorY", -1),
    ];

    /// <param name="reader">The declaration.</param>
    /// <param name="taps">Its taps.</param>
    /// <param name="source">The type of a source pixel where it is known.</param>
    public static ImageOptions Read(IOptionReader reader, TapText taps, PixelType? source)
    {
        Rational divisor = Number("Divisor", 1);
        if (divisor.IsZero)
        {
            reader.Correct(ProblemCatalogue.NotExact, ["Divisor"], SumOf(taps), "Divisor", "0", "another number than 0");
        }

        Rational borderValue = RationalText.From(reader.Value<double>("BorderValue") ?? 0);
        if (source is { } pixel && !ImageKernelLimits.IsPixel(borderValue, pixel))
        {
            reader.Correct(
                ProblemCatalogue.BorderValueOutside, ["BorderValue"], NearestPixel(borderValue, pixel), reader.Written("BorderValue"),
                ImageKernelLimits.Name(pixel), ImageKernelLimits.Values(pixel));
        }

        int channels = ReadChannels(reader);
        bool flip = EnumValue("Operation", "CrossCorrelation") == "Convolution";
        _ = Enum.TryParse(EnumValue("Border", nameof(BorderMode.Reflect101)), out BorderMode border);
        _ = Enum.TryParse(EnumValue("ChannelMode", nameof(ChannelMode.Each)), out ChannelMode mode);
        if (mode == ChannelMode.KeepAlpha && channels is not (2 or 4))
        {
            reader.Correct(
                ProblemCatalogue.NotExact, ["ChannelMode"], new[] { 4, 2 }.Select(c => Correction.Number("Channels", c, reader.Has("Channels"))),
                "Channels", FormattableString.Invariant($"{channels}"), "2 or 4 where ChannelMode.KeepAlpha copies the last channel");
        }

        mode = mode == ChannelMode.Sum && channels == 1 ? ChannelMode.Each : mode;
        return new ImageOptions(
            divisor, Number("Offset", 0), flip, border, borderValue, Anchor("AnchorX", taps.Width), Anchor("AnchorY", taps.Height), channels,
            mode, reader.Value<bool>("Parallel") ?? false);

        Rational Number(string name, double missing)
        {
            double number = reader.Value<double>(name) ?? missing;
            Rational value = RationalText.From(number);
            if (value.IsFinite)
            {
                return value;
            }

            reader.Report(
                ProblemCatalogue.NotExact, [name], name, FormattableString.Invariant($"{number}"), "a finite number");
            return new Rational(1, 1);
        }

        int Anchor(string name, int size)
        {
            int anchor = reader.Value<int>(name) ?? -1;
            if (anchor < -1 || anchor >= size)
            {
                int[] right = anchor < -1 ? [-1, 0] : [size - 1, -1];
                reader.Correct(ProblemCatalogue.AnchorOutside, [name], right.Select(r => Correction.Number(name, r)), name, anchor, size - 1);
            }

            return anchor < 0 ? size / 2 : anchor;
        }

        string EnumValue(string name, string missing) => reader.Choice(name, name == "Border" ? nameof(BorderMode) : name) ?? missing;
    }

    /// <summary>What taps are mostly divided by: their sum, so that an even image keeps its brightness.</summary>
    private static IEnumerable<Correction> SumOf(TapText taps)
    {
        double sum = taps.Taps.Sum(t => t.ToDouble());
        return taps.Taps.All(t => t.IsWhole) && sum is not (0 or 1) && Math.Abs(sum) <= int.MaxValue
            ? [Correction.Number("Divisor", sum), Correction.Number("Divisor", 1)]
            : [Correction.Number("Divisor", 1)];
    }

    /// <summary>The value of an integer pixel that is nearest to another number.</summary>
    private static IEnumerable<Correction> NearestPixel(Rational value, PixelType type) =>
        !value.IsFinite || ImageKernelLimits.Bounds(type) is not var (least, largest) ? []
            : [Correction.Number("BorderValue", Math.Round(Math.Max(least, Math.Min(largest, value.ToDouble()))))];

    /// <summary>The <c>Channels</c> option, which pipelines have too.</summary>
    public static int ReadChannels(IOptionReader reader)
    {
        int channels = reader.Value<int>("Channels") ?? 1;
        if (channels is < 1 or > ImageKernelLimits.Channels)
        {
            reader.Correct(
                ProblemCatalogue.NotExact, ["Channels"], [Correction.Number("Channels", channels < 1 ? 1 : ImageKernelLimits.Channels)], "Channels",
                FormattableString.Invariant($"{channels}"), $"1 to {ImageKernelLimits.Channels}");
        }

        return channels;
    }
}
