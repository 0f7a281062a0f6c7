using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>Sixteen lanes as one, two or four registers, and other small steps that kernels share.</summary>
internal static class Parts
{
    /// <summary>The samples of a block and the channels of a block: one 512-bit vector of floats.</summary>
    public const int Lanes = 16;

    /// <summary>Registers that sixteen lanes take.</summary>
    public static int CountOf(Target target) => Lanes / target.Lanes;

    /// <summary>A loop over the registers that make up sixteen lanes; the body gets the offset of its first lane.</summary>
    public static void ForEachPart(this Builder builder, Target target, Action<Affine> body) =>
        builder.Loop("part", CountOf(target), part => body((Affine)part * target.Lanes));

    public static Expression Zero(VectorType type) => new Constant(0, type);

    public static Expression Number(double number, VectorType type) => new Constant(number, type);

    /// <summary>
    /// Sixteen sums side by side, a register for each part; <paramref name="accumulate"/> is called once to write the loops that add
    /// to them.
    /// </summary>
    public static Expression SumLanes(this Builder builder, Target target, string name, Action<IReadOnlyList<Value>> accumulate)
    {
        Value[] sums =
        [
            .. Enumerable.Range(0, CountOf(target)).Select(p => builder.Accumulator(
                CountOf(target) == 1 ? name : $"{name}{(char)('A' + p)}", Zero(target.Float))),
        ];
        accumulate(sums);
        return new SumOfSixteen([.. sums.Select(s => new Read(s))]);
    }

    /// <summary>A sum that is finished, with another tensor's value added where there is one.</summary>
    public static Expression Sum(Builder builder, Value sum, Ir.Buffer? added, Affine at) => added is null
        ? new Read(sum)
        : builder.Define("sum", new Binary(BinaryOperator.Add, new Read(sum), new Load(added, at, sum.Type)));

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
