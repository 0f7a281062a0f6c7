using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>What a reader of the emitted file should know of a kernel, in plain sentences.</summary>
internal static class KernelHeader
{
    public static IEnumerable<string> Lines(ImageKernel kernel, IReadOnlyList<StageBody> bodies)
    {
        ImageKernelDeclaration declaration = kernel.Declaration;
        yield return $"{declaration.Method}: {declaration.KernelHeight} x {declaration.KernelWidth} "
            + $"{(declaration.Flip ? "convolution" : "cross-correlation")}, {kernel.Source.Element().Keyword()} to {kernel.Destination.Element().Keyword()}{Channels(kernel)}, "
            + $"border {declaration.Border}{(declaration.Border == BorderMode.Constant ? " " + declaration.BorderValue : "")}, "
            + $"anchor in column {Number(declaration.AnchorX)} and row {Number(declaration.AnchorY)}.";
        if (kernel.Sum.Taps.Count <= 81)
        {
            for (int row = 0; row < kernel.Sum.Height; row++)
            {
                yield return "    " + string.Join(" ", Enumerable.Range(0, kernel.Sum.Width).Select(column => kernel.Sum[row, column].ToString(CultureInfo.InvariantCulture).PadLeft(4)));
            }
        }

        yield return $"over {kernel.Sum.Divisor}{(kernel.Sum.Constant.IsZero ? "" : $", after adding {kernel.Sum.Constant}")}. "
            + $"Sum of the taps: {Fraction(kernel.Sum.Total, kernel.Sum.Divisor)}.";
        foreach (string sentence in KernelStructure.Sentences(kernel))
        {
            yield return sentence;
        }

        foreach (string sentence in KernelSteps.Sentences(kernel, bodies).Concat(Arithmetic(kernel)))
        {
            yield return sentence;
        }
    }

    /// <summary>The same in one sentence, for the documentation of the user's method.</summary>
    public static string Summary(ImageKernel kernel) =>
        $"{Number(kernel.Sum.Height)} x {Number(kernel.Sum.Width)} {(kernel.Declaration.Flip ? "convolution" : "cross-correlation")} "
        + $"from {kernel.Source.Element().Keyword()} to {kernel.Destination.Element().Keyword()} pixels; "
        + $"sum of the taps {Fraction(kernel.Sum.Total, kernel.Sum.Divisor)}, {KernelStructure.Short(kernel)}, border {kernel.Declaration.Border}.";

    private static IEnumerable<string> Arithmetic(ImageKernel kernel)
    {
        ImageArithmetic arithmetic = kernel.Arithmetic;
        switch (arithmetic.Accumulator)
        {
            case Accumulator.Single:
                yield return "Arithmetic: a float sum, whose order is a part of the result.";
                yield break;
            case Accumulator.Wide:
                yield return $"Arithmetic: the sum is from {arithmetic.Minimum} to {arithmetic.Maximum}, more than 32 bits hold, and is taken in exact parts; it is {arithmetic.Rounding!.Sentence}.";
                yield break;
        }

        string lanes = arithmetic.Lane == ElementType.I16 ? "16-bit" : "32-bit";
        yield return $"Arithmetic: the sum is in {arithmetic.Minimum} to {arithmetic.Maximum}, so {lanes} lanes hold it exactly.";
        if (arithmetic.Rounding is { } rounding)
        {
            bool saturates = arithmetic.LeastResult < kernel.Destination.Least() || arithmetic.LargestResult > kernel.Destination.Largest();
            yield return $"It is {rounding.Sentence}; results lie in {arithmetic.LeastResult} to {arithmetic.LargestResult}, "
                + $"{(saturates ? "which are saturated" : "which need no saturation")}.";
        }
        else
        {
            yield return "It becomes a float, which is exact, and is divided with one rounding.";
        }
    }

    private static string Channels(ImageKernel kernel) => kernel.Channels == 1 ? "" : $", {Number(kernel.Channels)} channels {(kernel.SumsChannels ? "added into one" : kernel.KeepsAlpha ? "of which the last is copied and the others are filtered alike" : "alike")}";

    private static string Fraction(BigInteger numerator, BigInteger denominator)
    {
        BigInteger factor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return denominator == factor ? (numerator / factor).ToString(CultureInfo.InvariantCulture)
            : (numerator / factor).ToString(CultureInfo.InvariantCulture) + "/" + (denominator / factor).ToString(CultureInfo.InvariantCulture);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
