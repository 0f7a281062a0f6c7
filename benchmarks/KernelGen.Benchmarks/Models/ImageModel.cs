using KernelGen.Reference;

namespace KernelGen.Benchmarks.Models;

/// <summary>An image kernel as every variant but the generated one needs it; the generated twin is declared in <c>Kernels.cs</c>.</summary>
/// <param name="Name">The name within the case's name, for example <c>sobel-left</c>.</param>
/// <param name="Text">The taps as declared.</param>
/// <param name="Divisor">What the sum is divided by.</param>
internal sealed record ImageModel(string Name, string Text, int Divisor = 1)
{
    private readonly FilterSpec _spec = new(Text);

    /// <summary>The function that OpenCV has for this very kernel, or null.</summary>
    public string? OpenCvFunction { get; init; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth => _spec.Width;

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight => _spec.Height;

    /// <summary>The taps, row by row.</summary>
    public int[] Taps => [.. _spec.Taps.Select(tap => (int)tap.Numerator)];

    /// <summary>The column and the row of a separable kernel, or null.</summary>
    public SeparableTaps? Separable => SeparableTaps.Of(Taps, KernelWidth, Divisor);

    /// <summary>The taps over the divisor.</summary>
    public float[] ScaledTaps => [.. Taps.Select(tap => (float)tap / Divisor)];
}
