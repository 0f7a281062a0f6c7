using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>The image at another size.</summary>
/// <param name="Scale">The output's size by that of the input.</param>
/// <param name="Height">Rows of the output; <see cref="ByScale"/> where the scale says.</param>
/// <param name="Width">Columns of the output; <see cref="ByScale"/> where the scale says.</param>
internal sealed record UpsampleDeclaration(int Scale, int Height, int Width, Interpolation Interpolation, bool AlignCorners) : OperatorDeclaration
{
    private const int ByScale = int.MinValue;

    private const int MostPlaces = 1 << 28;

    public static OperationSpec Spec { get; } = new(
        "Upsample", OperationSlot.Operator, typeof(UpsampleDeclaration),
        [new("scale", 1), new("Height", null), new("Width", null), new("Interpolation", Interpolation.Nearest), new("AlignCorners", false)], Read)
    {
        Forms = typeof(UpsampleForms),
    };

    public override string Words => $"Upsample {SizeWords(Height)} by {SizeWords(Width)}, {Kind}";

    private string Kind => Interpolation == Interpolation.Nearest ? "nearest" : AlignCorners ? "bilinear, corners aligned" : "bilinear";

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) =>
        rules.Positive(("scale", Scale), ("Height", Height == ByScale ? 1 : Height), ("Width", Width == ByScale ? 1 : Width));

    public override ShapeResult Infer(ShapeRule rule)
    {
        (long height, long width) = (SizeOf(Height, rule.Input.Height), SizeOf(Width, rule.Input.Width));
        if (!Counts.TryShape(rule.Input.Channels, height, width, out TensorShape output))
        {
            return rule.TooMany("output", ShapeLimits.Activations, rule.Input.Channels, height, width);
        }

        // Kernels compute with these numbers.
        if (!Counts.TryProduct(MostPlaces, out _, rule.Input.Height, height) || !Counts.TryProduct(MostPlaces, out _, rule.Input.Width, width))
        {
            return height >= width
                ? rule.TooMany("the places of the rows", MostPlaces, rule.Input.Height, height)
                : rule.TooMany("the places of the columns", MostPlaces, rule.Input.Width, width);
        }

        return rule.Gives(output, Seen(rule.Input.Height, output.Height), Seen(rule.Input.Width, output.Width));
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Upsample(
        Axis(shape.Input.Height, shape.Output.Height), Axis(shape.Input.Width, shape.Output.Width));

    /// <summary>Of each channel the columns go back first.</summary>
    public override double GatheredGradient(LayerShape shape) => (double)shape.Output.Height * shape.Input.Width;

    private static UpsampleDeclaration Read(Options options)
    {
        var read = new UpsampleDeclaration(
            options.Int("scale"), Size("Height"), Size("Width"), options.Choice<Interpolation>("Interpolation"), options.Bool("AlignCorners"));
        if (read is { AlignCorners: true, Interpolation: Interpolation.Nearest })
        {
            options.Refuse("AlignCorners", "false where the nearest cell is taken");
        }

        return read;

        int Size(string name) => options.Has(name) ? options.Int(name) : ByScale;
    }

    private long SizeOf(int declared, int input) => declared == ByScale ? (long)input * Scale : declared;

    private string SizeWords(int declared) => declared == ByScale ? $"×{Scale}" : $"to {declared}";

    private Window Seen(int input, int output) =>
        new(Interpolation == Interpolation.Nearest || input == 1 ? 1 : 2, Math.Max(1, input / output), 1);

    private ResampledAxis Axis(int input, int output) => Interpolation == Interpolation.Nearest
        ? ResampledAxis.Nearest(input, output)
        : ResampledAxis.Linear(input, output, AlignCorners);
}

/// <summary>Where values are taken from.</summary>
internal enum Interpolation
{
    Nearest,
    Bilinear,
}
