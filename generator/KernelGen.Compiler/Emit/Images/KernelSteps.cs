using System.Globalization;
using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>
/// What the chosen bodies of a kernel do, in words. Nothing is said that does not hold of all of them: a header stands above the bodies of every width.
/// </summary>
internal static class KernelSteps
{
    private const int MostShifts = 6;

    public static IEnumerable<string> Sentences(ImageKernel kernel, IReadOnlyList<StageBody> bodies)
    {
        PassOrder[] orders = [.. bodies.Select(b => b.Schedule.Order).Distinct()];
        if (orders.Length != 1)
        {
            return [];
        }

        return (orders[0], kernel.Arithmetic.Accumulator) switch
        {
            (PassOrder.Looped, Accumulator.Wide) => [Looped(kernel, $", once for each of the {Number(LoopedPass.LimbsOf(kernel).Count)} parts of the taps")],
            (PassOrder.Looped, Accumulator.Single) => [Looped(kernel, ", so that a NaN below a zero spreads; rows and columns are added in parts of 8 and of 64")],
            (PassOrder.Looped, _) => [Looped(kernel, "")],
            (PassOrder.Direct, Accumulator.Single) => [DirectFloats(kernel)],
            (_, Accumulator.Single) => ["Column sums first, down the columns, and then along the row; zeros are left out of both."],
            (PassOrder.Direct, _) => DirectWhole(kernel, bodies),
            (_, Accumulator.Wide) => WideParts(kernel),
            _ => ["Column sums first, and then along the row."],
        };
    }

    private static string Looped(ImageKernel kernel, string more) =>
        $"Loops over a table of all {Number(kernel.Sum.Taps.Count)} taps{(kernel.Sum.NonZero < kernel.Sum.Taps.Count ? ", zeros among them" : "")}{more}.";

    private static string DirectFloats(ImageKernel kernel) =>
        $"Every tap has a product of its own, but for 1 and -1, in the order of the matrix{(kernel.Sum.NonZero < kernel.Sum.Taps.Count ? "; zeros are left out" : "")}"
        + $"{(kernel.Sum.NonZero > FloatSum.LongWindow ? ", in parts of 8 terms and of 64" : "")}.";

    private static IEnumerable<string> DirectWhole(ImageKernel kernel, IReadOnlyList<StageBody> bodies)
    {
        var magnitudes = kernel.Sum.Taps.Where(t => !t.IsZero).GroupBy(t => BigInteger.Abs(t)).ToArray();
        if (magnitudes.Any(g => !g.Key.IsOne && g.Count() > 1))
        {
            yield return "Pixels of equal taps are added, and of opposite taps subtracted, before one product.";
        }

        string[] shifts = [.. magnitudes.Select(g => g.Key).Where(k => k > 1 && k.IsPowerOfTwo).OrderBy(k => k).Select(k => k.ToString(CultureInfo.InvariantCulture))];
        if (shifts.Length is > 0 and <= MostShifts && bodies.All(b => HasShifts(b.Row)))
        {
            yield return $"A product with {string.Join(", ", shifts)} is a shift.";
        }
    }

    private static IEnumerable<string> WideParts(ImageKernel kernel)
    {
        if (kernel.Sum.Taps.Where(t => !t.IsZero).GroupBy(t => BigInteger.Abs(t)).Any(g => g.Count() > 1))
        {
            yield return "Pixels of equal taps are added, and of opposite taps subtracted, before they are multiplied by the parts of the tap.";
        }
    }

    private static bool HasShifts(Function row) => row.Body.All()
        .SelectMany(s => s.Computed()?.SelfAndOperands() ?? []).Any(e => e is Shift { Operator: ShiftOperator.Left });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
