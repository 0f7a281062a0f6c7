using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Parsing;

/// <summary>Fits the numbers of a threshold or a clamp to the type of the value that they meet.</summary>
internal static class PointArguments
{
    private const string Limits = "a number from -3.4028235E+38 to 3.4028235E+38 or an infinity";

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
        if (!ImageKernelLimits.IsPixel(high, type))
        {
            error = $"the high value {high} is not {ImageKernelLimits.Values(type)}, as the value's type, {ImageKernelLimits.Name(type)}, has them";
            return null;
        }

        if (ImageKernelLimits.Bounds(type) is not var (least, largest))
        {
            error = IsLimit(level, type) ? null : $"the limit {level} is not {Limits}";
            return error is null ? [level, high] : null;
        }

        if (!level.IsFinite)
        {
            error = $"the limit {level} is not a finite number, and the value is {ImageKernelLimits.Name(type)}";
            return null;
        }

        // A whole number is above 1.5 where it is above 1.
        return [new(BigInteger.Max(least - 1, BigInteger.Min(largest, level.Floor())), 1), high];
    }

    private static IReadOnlyList<Rational>? FitClamp(Rational from, Rational to, PixelType type, ref string? error)
    {
        if (ImageKernelLimits.Bounds(type) is var (least, largest))
        {
            return FitWhole(from, to, type, least, largest, ref error);
        }

        if (!IsLimit(from, type) || !IsLimit(to, type))
        {
            error = $"{(IsLimit(from, type) ? to : from)} is not {Limits}";
            return null;
        }

        error = from.ToDouble() > to.ToDouble() || (from.IsFinite && to.IsFinite && IsAbove(from, to)) ? Above(from, to) : null;
        return error is null ? [from, to] : null;
    }

    private static IReadOnlyList<Rational>? FitWhole(Rational from, Rational to, PixelType type, long least, long largest, ref string? error)
    {
        if (!from.IsWhole || !to.IsWhole)
        {
            error = $"{(from.IsWhole ? to : from)} is not a whole number, and the value is {ImageKernelLimits.Name(type)}";
            return null;
        }

        if (IsAbove(from, to))
        {
            error = Above(from, to);
            return null;
        }

        if (from.Numerator > largest || to.Numerator < least)
        {
            error = FormattableString.Invariant($"no {ImageKernelLimits.Name(type)}, {least} to {largest}, is from {from} to {to}");
            return null;
        }

        return [new(BigInteger.Max(from.Numerator, least), 1), new(BigInteger.Min(to.Numerator, largest), 1)];
    }

    /// <summary>Whether a float can be compared with a number, and tells more than NaN would.</summary>
    private static bool IsLimit(Rational number, PixelType type) => number != Rational.NaN && ImageKernelLimits.IsPixel(number, type);

    private static bool IsAbove(Rational from, Rational to) => from.Numerator * to.Denominator > to.Numerator * from.Denominator;

    private static string Above(Rational from, Rational to) => $"the least value, {from}, is above the largest, {to}";
}
