using System.Numerics;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>Neighbouring pixels of one turn of a row pass, in registers.</summary>
/// <param name="Registers">The registers, all of one type.</param>
/// <param name="Least">The least value that a lane can have; floats have no bounds.</param>
/// <param name="Largest">The largest value. 16-bit lanes with more than a short holds are to be read as unsigned.</param>
/// <param name="IsUnpacked">
/// True where each two registers hold their pixels in the order of an unpacking, which a narrowing within blocks puts right.
/// </param>
internal sealed record PixelRun(IReadOnlyList<Expression> Registers, BigInteger Least, BigInteger Largest, bool IsUnpacked = false)
{
    public VectorType Type => Registers[0].Type;

    public bool IsFloat => Type.Element == ElementType.F32;

    public bool Is16Bit => Type.Element.Bits() == 16;

    public bool IsUnsigned => Is16Bit && Largest > short.MaxValue;

    /// <summary>The same pixels after a step on each register.</summary>
    public PixelRun Map(Func<Expression, Expression> step, BigInteger least, BigInteger largest) =>
        new([.. Registers.Select(step)], least, largest, IsUnpacked);
}
