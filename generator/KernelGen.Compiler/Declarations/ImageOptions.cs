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
        new("taps", null), new("Operation", "CrossCorrelation"), new("Divisor", 1.0), new("Offset", 0.0), new("Border", BorderMode.Reflect101),
        new("BorderValue", 0.0), new("AnchorX", -1), new("AnchorY", -1),
    ];

    /// <param name="reader">The declaration.</param>
    /// <param name="taps">Its taps.</param>
    /// <param name="source">The type of a source pixel where it is known.</param>
    public static ImageOptions Read(IOptionReader reader, TapText taps, PixelType? source)
    {
        Rational divisor = Number("Divisor", 1);
        if (divisor.IsZero)
        {
            reader.Report(ProblemCatalogue.NotExact, ["Divisor"], "Divisor", "0", "another number than 0");
        }

        Rational borderValue = RationalText.From(reader.Value<double>("BorderValue") ?? 0);
        if (source is { } pixel && !ImageKernelLimits.IsPixel(borderValue, pixel))
        {
            reader.Report(
                ProblemCatalogue.BorderValueOutside, ["BorderValue"], reader.Written("BorderValue"),
                ImageKernelLimits.Name(pixel), ImageKernelLimits.Values(pixel));
        }

        int channels = ReadChannels(reader);
        bool flip = EnumValue("Operation", "CrossCorrelation") == "Convolution";
        _ = Enum.TryParse(EnumValue("Border", nameof(BorderMode.Reflect101)), out BorderMode border);
        _ = Enum.TryParse(EnumValue("ChannelMode", nameof(ChannelMode.Each)), out ChannelMode mode);
        if (mode == ChannelMode.KeepAlpha && channels is not (2 or 4))
        {
            reader.Report(
                ProblemCatalogue.NotExact, ["ChannelMode"], "Channels", FormattableString.Invariant($"{channels}"),
                "2 or 4 where ChannelMode.KeepAlpha copies the last channel");
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
                reader.Report(ProblemCatalogue.AnchorOutside, [name], name, anchor, size - 1);
            }

            return anchor < 0 ? size / 2 : anchor;
        }

        string EnumValue(string name, string missing) => reader.Choice(name, name == "Border" ? nameof(BorderMode) : name) ?? missing;
    }

    /// <summary>The <c>Channels</c> option, which pipelines have too.</summary>
    public static int ReadChannels(IOptionReader reader)
    {
        int channels = reader.Value<int>("Channels") ?? 1;
        if (channels is < 1 or > ImageKernelLimits.Channels)
        {
            reader.Report(ProblemCatalogue.NotExact, ["Channels"], "Channels", $"{channels}", $"1 to {ImageKernelLimits.Channels}");
        }

        return channels;
    }
}
