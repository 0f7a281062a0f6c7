using System.Globalization;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using KernelGen.Runtime;

namespace KernelGen.Benchmarks.Machine;

/// <summary>Where and how figures were made.</summary>
/// <param name="Processor">The processor.</param>
/// <param name="Cores">Cores that the process may use.</param>
/// <param name="Vectors">What the generated kernels use of the processor.</param>
/// <param name="DotNet">The version of .NET's runtime.</param>
/// <param name="Date">The day, as year-month-day.</param>
internal sealed record RunOrigin(ProcessorIdentity Processor, int Cores, VectorUse Vectors, string DotNet, string Date)
{
    /// <summary>This process, today.</summary>
    public static RunOrigin Read() => new(
        ProcessorIdentity.Read(),
        Environment.ProcessorCount,
        VectorUse.Read(),
        Environment.Version.ToString(),
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>
/// The vectors of the generated kernels. Vectors of 256 bits are not the same with AVX-512's instructions and registers as without, so both values count.
/// </summary>
/// <param name="Bits">The width of the bodies that this process runs.</param>
/// <param name="Instructions">The widest instruction set that the process may use: AVX-512, AVX2, SSE4.1, NEON or none.</param>
internal sealed record VectorUse(int Bits, string Instructions)
{
    /// <summary>This process.</summary>
    public static VectorUse Read() => new(
        VectorWidth.Bits,
        Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : Sse41.IsSupported ? "SSE4.1" : AdvSimd.IsSupported ? "NEON" : "none");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bits}-bit vectors ({Instructions})");
}
