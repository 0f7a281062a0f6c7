namespace KernelGen.Reference;

/// <summary>An image kernel with its options: what the attribute declares, read independently of the product.</summary>
public sealed class FilterSpec
{
    private Fraction[]? _taps;
    private ExactTaps? _exact;

    /// <summary>Reads a kernel: rows separated by <c>;</c> or line breaks, entries by blanks or commas.</summary>
    /// <exception cref="FormatException">The rows have different lengths.</exception>
    public FilterSpec(string taps)
    {
        string[][] rows = [.. taps
            .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => row.Split([' ', ',', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))];
        Height = rows.Length;
        Width = rows[0].Length;
        if (rows.Any(row => row.Length != Width))
            throw new FormatException("The rows of a kernel have one length.");
        Declared = [.. rows.SelectMany(row => row).Select(Fraction.Parse)];
    }

    /// <summary>Rows of the kernel.</summary>
    public int Height { get; }

    /// <summary>Columns of the kernel.</summary>
    public int Width { get; }

    /// <summary>The taps as written, row by row.</summary>
    public Fraction[] Declared { get; }

    /// <summary>True turns the kernel by half a turn (convolution).</summary>
    public bool Convolution { get; init; }

    /// <summary>What the sum is divided by.</summary>
    public Fraction Divisor { get; init; } = new(1, 1);

    /// <summary>What is added after the division.</summary>
    public Fraction Offset { get; init; } = new(0, 1);

    /// <summary>What stands outside the image.</summary>
    public Border Border { get; init; } = Border.Reflect101;

    /// <summary>The value outside where <see cref="Border"/> is constant.</summary>
    public double BorderValue { get; init; }

    /// <summary>The column of the turned kernel that lies on the output pixel; −1 is the middle, <c>width / 2</c>.</summary>
    public int AnchorX { get; init; } = -1;

    /// <summary>The row of the turned kernel that lies on the output pixel; −1 is the middle, <c>height / 2</c>.</summary>
    public int AnchorY { get; init; } = -1;

    /// <summary>The taps in the order in which they meet the image.</summary>
    public Fraction[] Taps => _taps ??= Convolution ? [.. Declared.Reverse()] : Declared;

    /// <summary>The taps over one denominator.</summary>
    internal ExactTaps Exact => _exact ??= new ExactTaps(this);

    /// <summary>How far the window starts left of the output pixel.</summary>
    public int Left => Border == Border.Valid ? 0 : AnchorX < 0 ? Width / 2 : AnchorX;

    /// <summary>How far the window starts above the output pixel.</summary>
    public int Top => Border == Border.Valid ? 0 : AnchorY < 0 ? Height / 2 : AnchorY;

    /// <summary>Columns of the result.</summary>
    public int OutputWidth(int width) => Border == Border.Valid ? Math.Max(0, width - Width + 1) : width;

    /// <summary>Rows of the result.</summary>
    public int OutputHeight(int height) => Border == Border.Valid ? Math.Max(0, height - Height + 1) : height;
}
