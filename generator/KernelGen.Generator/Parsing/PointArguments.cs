using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Parsing;

/// <summary>Fits the numbers of a threshold or a clamp to the type of the value that they meet.</summary>
internal static class PointArguments
{
    /// <summary>
    /// The numbers as the declaration holds them. For integer values they are whole: a threshold's level lies from one below the type's
    /// least value to its largest, and all others are values of the type.
    /// </summary>
    /// <returns>Null where they cannot be used, with the reason.</returns>
    public static IReadOnlyList<Rational>? Fit(StageOperation operation, PixelType type, out string? error)
    {
        error = null;
        IReadOnlyList<Rational> numbers = operation.Arguments;
        return operation.Operation == PipelineOperation.Threshold
            ? FitThreshold(numbers[0], numbers.Count > 1 ? numbers[1] : new(255, 1), type, ref error)
            : FitClamp(numbers[0], numbers[1], type, ref error);
    }

    private static IReadOnlyList<Rational>? FitThreshold(Rational level, Rational high, PixelType type, ref string? error)
    {
        if (ImageKernelLimits.Bounds(type) is not var (least, largest))
        {
            return [level, high];
        }

        if (!IsWhole(high) || high.Numerator < least || high.Numerator > largest)
        {
            error = FormattableString.Invariant(
                $"the high value {Text(high)} is not a whole number from {least} to {largest}, as the value's type, {ImageKernelLimits.Name(type)}, has them");
            return null;
        }

        // A whole number is above 1.5 where it is above 1.
        long floor = level.Numerator / level.Denominator;
        floor -= level.Numerator % level.Denominator < 0 ? 1 : 0;
        return [new(Math.Max(least - 1, Math.Min(largest, floor)), 1), high];
    }

    private static IReadOnlyList<Rational>? FitClamp(Rational from, Rational to, PixelType type, ref string? error)
    {
        if ((BigInteger)from.Numerator * to.Denominator > (BigInteger)to.Numerator * from.Denominator)
        {
            error = $"the least value, {Text(from)}, is above the largest, {Text(to)}";
            return null;
        }

        if (ImageKernelLimits.Bounds(type) is not var (least, largest))
        {
            return [from, to];
        }

        if (!IsWhole(from) || !IsWhole(to))
        {
            error = $"{Text(IsWhole(from) ? to : from)} is not a whole number, and the value is {ImageKernelLimits.Name(type)}";
            return null;
        }

        if (from.Numerator > largest || to.Numerator < least)
        {
            error = FormattableString.Invariant(
                $"no {ImageKernelLimits.Name(type)}, {least} to {largest}, lies from {Text(from)} to {Text(to)}");
            return null;
        }

        return [new(Math.Max(from.Numerator, least), 1), new(Math.Min(to.Numerator, largest), 1)];
    }

    private static bool IsWhole(Rational number) => number.Denominator == 1;

    private static string Text(Rational number) => number.Denominator == 1
        ? FormattableString.Invariant($"{number.Numerator}")
        : FormattableString.Invariant($"{number.Numerator}/{number.Denominator}");
}
