namespace KernelGen.Compiler.Ir;

/// <summary>The vector unit that a body is written for.</summary>
/// <param name="VectorBits">Width of one register.</param>
/// <param name="Registers">Vector registers that the code may hold at once.</param>
/// <param name="HasFusedMultiplyAdd">Whether a multiply and add is one instruction and one rounding.</param>
internal sealed record Target(int VectorBits, int Registers, bool HasFusedMultiplyAdd)
{
    /// <summary>AVX-512.</summary>
    public static Target Bits512 { get; } = new(512, 32, true);

    /// <summary>AVX2 with FMA.</summary>
    public static Target Bits256 { get; } = new(256, 16, true);

    /// <summary>SSE and NEON; whether it fuses is known when the program starts.</summary>
    public static Target Bits128 { get; } = new(128, 16, false);

    public static IReadOnlyList<Target> All { get; } = [Bits512, Bits256, Bits128];

    /// <summary>Bytes of the first data cache that a kernel may count on: what is read again and again at once.</summary>
    public int FirstCacheBytes { get; init; } = 48 << 10;

    /// <summary>Bytes of the second cache that a kernel may count on. Behind it every byte costs as much as several multiply-adds.</summary>
    public int SecondCacheBytes { get; init; } = 5 << 18;

    /// <summary>Lanes of 32-bit floats in one register.</summary>
    public int Lanes => VectorBits / 32;

    /// <summary>A full register of floats.</summary>
    public VectorType Float => new(ElementType.F32, Lanes);
}
