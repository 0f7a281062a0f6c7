using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>Brings runs of pixels into other types, with saturation, and stores them.</summary>
internal sealed class RunStore(Builder builder)
{
    /// <summary>Values that the type does not hold are set to its nearest limit; the lanes keep their width.</summary>
    public PixelRun Saturate(PixelRun run, PixelType type) =>
        run.IsFloat || type == PixelType.F32 ? run : Clamp(run, type.Least(), type.Largest());

    /// <summary>Values below the least or above the largest are set to it.</summary>
    public PixelRun Clamp(PixelRun run, BigInteger least, BigInteger largest)
    {
        if (run.IsUnsigned && run.Largest > largest)
        {
            var unsigned = new VectorType(ElementType.U16, run.Type.Lanes);
            run = run.Map(
                r => Lanes.Bits(new Binary(BinaryOperator.Minimum, Lanes.Bits(r, unsigned), new Constant((long)largest, unsigned)), run.Type),
                run.Least, largest);
        }

        if (run.Largest > largest)
        {
            run = run.Map(r => new Binary(BinaryOperator.Minimum, r, Lanes.Whole((long)largest, run.Type)), BigInteger.Min(run.Least, largest), largest);
        }

        return run.Least >= least
            ? run
            : run.Map(r => new Binary(BinaryOperator.Maximum, r, Lanes.Whole((long)least, run.Type)), least, BigInteger.Max(run.Largest, least));
    }

    /// <summary>Each register in a local, where several steps read it.</summary>
    public PixelRun Named(PixelRun run, string name) =>
        run.Map(r => r is Read ? r : builder.DefineFresh(name, r), run.Least, run.Largest);

    /// <summary>32-bit lanes, in their order; what is unpacked holds no more than 16 bits.</summary>
    public PixelRun ToInt32(PixelRun run)
    {
        if (run.IsUnpacked)
        {
            run = To16Bit(run, isUnsigned: run.Least.Sign >= 0);
        }

        if (!run.Is16Bit)
        {
            return run;
        }

        var registers = new List<Expression>();
        var wide = new VectorType(run.IsUnsigned ? ElementType.U32 : ElementType.I32, run.Type.Lanes / 2);
        var whole = new VectorType(ElementType.I32, wide.Lanes);
        foreach (Expression register in Named(run, "narrow").Registers)
        {
            Expression narrow = run.IsUnsigned ? Lanes.Bits(register, new VectorType(ElementType.U16, run.Type.Lanes)) : register;
            registers.Add(Lanes.Bits(new Conversion(ConversionKind.WidenLower, narrow, wide), whole));
            registers.Add(Lanes.Bits(new Conversion(ConversionKind.WidenUpper, narrow, wide), whole));
        }

        return new(registers, run.Least, run.Largest);
    }

    public PixelRun ToSingle(PixelRun run) => run.IsFloat ? run : ToInt32(run) is var whole
        ? whole.Map(r => new Conversion(ConversionKind.Numeric, r, new VectorType(ElementType.F32, r.Type.Lanes)), run.Least, run.Largest)
        : run;

    /// <summary>16-bit lanes, saturated to what the type holds, in their order.</summary>
    public PixelRun To16Bit(PixelRun run, bool isUnsigned)
    {
        if (run.Is16Bit)
        {
            return Clamp(run, isUnsigned ? 0 : short.MinValue, isUnsigned ? ushort.MaxValue : short.MaxValue);
        }

        ElementType element = isUnsigned ? ElementType.U16 : ElementType.I16;
        var type = new VectorType(element, run.Type.Lanes * 2);
        var lanes = new VectorType(ElementType.I16, type.Lanes);
        var registers = new Expression[run.Registers.Count / 2];
        for (int i = 0; i < registers.Length; i++)
        {
            registers[i] = Lanes.Bits(
                new NarrowSaturated(run.Registers[2 * i], run.Registers[(2 * i) + 1], type, WithinBlocks: run.IsUnpacked), lanes);
        }

        BigInteger least = isUnsigned ? 0 : short.MinValue;
        BigInteger largest = isUnsigned ? ushort.MaxValue : short.MaxValue;
        return new(registers, Within(run.Least, least, largest), Within(run.Largest, least, largest));
    }

    /// <summary>Saturates a run to a pixel type and stores it.</summary>
    public void Store(PixelRun run, PixelType type, Ir.Buffer buffer, Affine index)
    {
        foreach (Expression register in Stored(run, type).Registers)
        {
            VectorType lanes = register.Type;
            Expression value = register.Type.Element.Bits() == buffer.Element.Bits() ? Lanes.Bits(register, lanes with { Element = buffer.Element }) : register;
            builder.Store(buffer, index, value);
            index += lanes.Lanes;
        }
    }

    private PixelRun Stored(PixelRun run, PixelType type)
    {
        switch (type)
        {
            case PixelType.F32:
                return ToSingle(run);
            case PixelType.I32:
                return ToInt32(run);
            case PixelType.U16:
                return To16Bit(run, isUnsigned: true);
            case PixelType.I16:
                return To16Bit(run, isUnsigned: false);
            default:
                // The last narrowing saturates shorts by itself.
                PixelRun shorts = To16Bit(run, isUnsigned: false);
                var bytes = new Expression[shorts.Registers.Count / 2];
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = new NarrowSaturated(
                        shorts.Registers[2 * i], shorts.Registers[(2 * i) + 1], new VectorType(ElementType.U8, shorts.Type.Lanes * 2));
                }

                return new(bytes, Within(run.Least, 0, byte.MaxValue), Within(run.Largest, 0, byte.MaxValue));
        }
    }

    private static BigInteger Within(BigInteger value, BigInteger least, BigInteger largest) =>
        BigInteger.Max(least, BigInteger.Min(largest, value));
}
