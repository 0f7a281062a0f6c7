using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Parsing;

/// <summary>The named arguments of <c>[ImageKernel]</c>.</summary>
internal sealed record ImageOptions(
    Rational Divisor, Rational Offset, bool Flip, BorderMode Border, Rational BorderValue, int AnchorX, int AnchorY, int Channels,
    ChannelMode ChannelMode, bool Parallel)
{
    public static ImageOptions Parse(
        AttributeReader reader, TapText taps, PixelType? source, DiagnosticSink sink, CancellationToken cancellation)
    {
        Rational divisor = Number("Divisor", 1);
        if (divisor.IsZero)
        {
            sink.Report(ProblemCatalogue.NotExact, () => reader.Location(cancellation, "Divisor"), "Divisor", "0", "another number than 0");
        }

        Rational borderValue = RationalText.From(reader.Double(0, "BorderValue"));
        if (source is { } pixel && !ImageKernelLimits.IsPixel(borderValue, pixel))
        {
            sink.Report(
                ProblemCatalogue.BorderValueOutside, () => reader.Location(cancellation, "BorderValue"), reader.Written("BorderValue"),
                ImageKernelLimits.Name(pixel), ImageKernelLimits.Values(pixel));
        }

        int channels = ImageMethod.Channels(reader, sink, cancellation);
        bool flip = EnumValue("Operation", "CrossCorrelation") == "Convolution";
        _ = Enum.TryParse(EnumValue("Border", nameof(BorderMode.Reflect101)), out BorderMode border);
        _ = Enum.TryParse(EnumValue("ChannelMode", nameof(ChannelMode.Each)), out ChannelMode mode);
        if (mode == ChannelMode.KeepAlpha && channels is not (2 or 4))
        {
            sink.Report(
                ProblemCatalogue.NotExact, () => reader.Location(cancellation, "ChannelMode"), "Channels", FormattableString.Invariant($"{channels}"),
                "2 or 4 where ChannelMode.KeepAlpha copies the last channel");
        }

        mode = mode == ChannelMode.Sum && channels == 1 ? ChannelMode.Each : mode;
        return new ImageOptions(
            divisor, Number("Offset", 0), flip, border, borderValue, Anchor("AnchorX", taps.Width), Anchor("AnchorY", taps.Height), channels,
            mode, reader.Bool(false, "Parallel"));

        Rational Number(string name, double missing)
        {
            double number = reader.Double(missing, name);
            Rational value = RationalText.From(number);
            if (value.IsFinite)
            {
                return value;
            }

            sink.Report(
                ProblemCatalogue.NotExact, () => reader.Location(cancellation, name), name, FormattableString.Invariant($"{number}"), "a finite number");
            return new Rational(1, 1);
        }

        int Anchor(string name, int size)
        {
            int anchor = reader.Int(-1, name);
            if (anchor < -1 || anchor >= size)
            {
                sink.Report(ProblemCatalogue.AnchorOutside, () => reader.Location(cancellation, name), name, anchor, size - 1);
            }

            return anchor < 0 ? size / 2 : anchor;
        }

        string EnumValue(string name, string missing)
        {
            if (reader.EnumName(missing, name) is { } value)
            {
                return value;
            }

            string type = name == "Border" ? nameof(BorderMode) : name;
            sink.Report(ProblemCatalogue.UndefinedEnumValue, () => reader.Location(cancellation, name), reader.Written(name), type);
            return missing;
        }
    }
}
