namespace KernelGen.Tool.Lifting;

/// <summary>Where along one axis the values of a resized tensor come from.</summary>
/// <param name="Places">For each new cell its place among the old ones, from 0 to the last; between two where values are interpolated.</param>
internal sealed record Resampling(double[] Places)
{
    private const double Close = 1e-4;

    // A factor in floats is off by a share of 6e-8, so that 4 / 1.3333334 is not quite the cell 3 that was meant.
    private const double FactorError = 1e-5;

    /// <summary>The steps of a resize that takes every so many cells; 0 where it does not.</summary>
    public int Step(int input)
    {
        int step = input / Places.Length;
        return step * Places.Length == input && Places.Select((place, i) => place - (i * step)).All(first => Math.Abs(first - Places[0]) < Close && IsCell(first)) ? step : 0;
    }

    /// <summary>Whether every place is a cell.</summary>
    public bool HasOnlyCells => Places.All(IsCell);

    /// <summary>ONNX's places.</summary>
    /// <param name="input">Number of old cells.</param>
    /// <param name="output">Number of new cells.</param>
    /// <param name="scale">The factor that the model gives, which need not be that of the sizes.</param>
    /// <param name="isLinear">Whether values are interpolated; else the nearest cell is taken.</param>
    /// <param name="mode">ONNX's <c>coordinate_transformation_mode</c>.</param>
    /// <param name="rounding">ONNX's <c>nearest_mode</c>.</param>
    /// <exception cref="UnsupportedException">The mode is unknown.</exception>
    public static Resampling Of(int input, int output, double scale, bool isLinear, string mode, string rounding)
    {
        // Versions of ONNX and of its runtimes differ in what corners are where the factor does not make whole sizes.
        if (mode == "align_corners" && Math.Abs((scale * input) - output) > Close)
        {
            throw new UnsupportedException(FormattableString.Invariant($"it aligns corners, and its factor {scale} does not make a whole number of {input}"));
        }

        double adjusted = output / (scale * input), offset = input / 2.0 * (1 - adjusted);
        Func<int, double> place = mode switch
        {
            "half_pixel" => x => ((x + 0.5) / scale) - 0.5,
            "half_pixel_symmetric" => x => offset + ((x + 0.5) / scale) - 0.5,
            "pytorch_half_pixel" => x => output > 1 ? ((x + 0.5) / scale) - 0.5 : 0,
            "align_corners" => x => output == 1 ? 0 : (double)x * (input - 1) / (output - 1),
            "asymmetric" => x => x / scale,
            "tf_half_pixel_for_nn" => x => (x + 0.5) / scale,
            _ => throw new UnsupportedException($"its places by '{mode}' are not supported"),
        };
        Func<double, double> round = isLinear ? x => x : rounding switch
        {
            "round_prefer_floor" or "" => x => Math.Ceiling(x - 0.5),
            "round_prefer_ceil" => x => Math.Floor(x + 0.5),
            "floor" => Math.Floor,
            "ceil" => Math.Ceiling,
            _ => throw new UnsupportedException($"its rounding '{rounding}' is unknown"),
        };
        return new Resampling([.. Enumerable.Range(0, output).Select(x => Math.Clamp(round(isLinear ? place(x) : Meant(place(x))), 0, input - 1))]);
    }

    // Cells, and the middles between them, where rounding decides.
    private static double Meant(double place) => Math.Abs((2 * place) - Math.Round(2 * place)) < 2 * FactorError ? Math.Round(2 * place) / 2 : place;

    /// <summary>The declaration's places: see the documentation of its <c>Upsample</c>.</summary>
    public static Resampling Declared(int input, int output, string interpolation, bool alignCorners) => new([.. Enumerable.Range(0, output).Select(x => Math.Clamp(
        interpolation == "Nearest" ? (int)((long)x * input / output)
            : alignCorners ? output == 1 ? 0 : (double)x * (input - 1) / (output - 1)
            : ((x + 0.5) * input / output) - 0.5,
        0,
        input - 1))]);

    /// <summary>Whether all places are the same.</summary>
    public bool IsLike(Resampling other) => Places.Zip(other.Places).All(pair => Math.Abs(pair.First - pair.Second) < Close);

    private static bool IsCell(double place) => Math.Abs(place - Math.Round(place)) < Close;
}
