using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler;

/// <summary>The vector widths that a project wants bodies for. A value, so that it can be cached.</summary>
/// <param name="Bits512">Bodies for AVX-512.</param>
/// <param name="Bits256">Bodies for AVX2.</param>
/// <param name="Bits128">Bodies for SSE and NEON, which every machine can run.</param>
internal sealed record Widths(bool Bits512, bool Bits256, bool Bits128)
{
    /// <summary>What a project has that says nothing.</summary>
    public static Widths All { get; } = new(true, true, true);

    /// <summary>The targets, widest first. A machine runs the widest that it has.</summary>
    public IReadOnlyList<Target> Targets => [.. Target.All.Where(t => t.VectorBits switch { 512 => Bits512, 256 => Bits256, _ => Bits128 })];

    /// <summary>What is thrown where the machine has none of them, as an expression; null where that cannot be.</summary>
    public string? Missing => Bits128
        ? null
        : $"throw new global::System.PlatformNotSupportedException(\"The project has kernels for vectors of {(Bits256 ? "256" : "512")} bits and more only, and here they have \" + VectorWidth.Bits + \": add {(Bits256 ? "128" : "256 and 128")} to KernelGenWidths.\")";

    /// <summary>Reads numbers with commas, semicolons or spaces between them; all widths where one of them is none, which the build reports.</summary>
    public static Widths Parse(string? text)
    {
        string[] numbers = (text ?? "").Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return numbers.Length == 0 || numbers.Any(n => n is not ("512" or "256" or "128"))
            ? All
            : new(numbers.Contains("512"), numbers.Contains("256"), numbers.Contains("128"));
    }
}
