namespace KernelGen.Runtime;

/// <summary>
/// exp and log in double precision from additions and multiplications alone. The operating systems' own differ in the
/// last bit, and then so would the training of the same network.
/// </summary>
internal static class PortableMath
{
    private const double Log2E = 1.4426950408889634;
    private const double SqrtHalf = 0.70710678118654752;

    // ln 2 in two parts; the high one has so few bits that its product with an exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power of <paramref name="x"/>; 0 below -708, where doubles lose precision.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > 709)
        {
            return double.PositiveInfinity;
        }

        if (x < -708)
        {
            return 0;
        }

        // x = k ln 2 + r with |r| <= ln 2 / 2, where the Taylor series to r^13 is exact to double precision.
        double k = Math.Floor((x * Log2E) + 0.5);
        double r = x - (k * Ln2High) - (k * Ln2Low);
        double sum = 1.0 / 6227020800;
        sum = (sum * r) + (1.0 / 479001600);
        sum = (sum * r) + (1.0 / 39916800);
        sum = (sum * r) + (1.0 / 3628800);
        sum = (sum * r) + (1.0 / 362880);
        sum = (sum * r) + (1.0 / 40320);
        sum = (sum * r) + (1.0 / 5040);
        sum = (sum * r) + (1.0 / 720);
        sum = (sum * r) + (1.0 / 120);
        sum = (sum * r) + (1.0 / 24);
        sum = (sum * r) + (1.0 / 6);
        sum = (sum * r) + 0.5;
        sum = (sum * r * r) + r + 1;
        return sum * BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
    }

    /// <summary>The natural logarithm of a number; for 1 and above, which is all that the losses need, and infinity.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x))
        {
            return x;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(x, 1);

        // x = 2^e m with m in [sqrt(1/2), sqrt(2)); log m = 2 atanh((m - 1) / (m + 1)).
        long bits = BitConverter.DoubleToInt64Bits(x);
        int e = (int)(bits >> 52) - 1022;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | (1022L << 52));
        if (m < SqrtHalf)
        {
            m *= 2;
            e--;
        }

        double s = (m - 1) / (m + 1);
        double s2 = s * s;
        double series = 0;
        for (int n = 21; n >= 3; n -= 2)
        {
            series = (series + (1.0 / n)) * s2;
        }

        return (e * Ln2High) + ((e * Ln2Low) + (2 * (s + (s * series))));
    }

    /// <summary>log(1 + x) for 0 to 1, without losing what 1 + x would.</summary>
    public static double LogOnePlus(double x)
    {
        if (!(x < 0.4))
        {
            return Log(1 + x);
        }

        // log(1 + x) = 2 atanh(x / (2 + x)), and the square of that is below 1 / 36 here.
        double s = x / (2 + x);
        double s2 = s * s;
        double series = 0;
        for (int n = 21; n >= 3; n -= 2)
        {
            series = (series + (1.0 / n)) * s2;
        }

        return 2 * (s + (s * series));
    }

    /// <summary>A number to a power of at least 0, by squaring.</summary>
    public static double Power(double x, long exponent)
    {
        double power = 1;
        for (double square = x; exponent > 0; exponent >>= 1, square *= square)
        {
            power = (exponent & 1) != 0 ? power * square : power;
        }

        return power;
    }

    /// <summary>The cosine of pi times a number.</summary>
    public static double CosPi(double x)
    {
        // Whole and half periods are taken off exactly: what is left is at most 1 / 2, then at most 1 / 4.
        double turn = Math.Abs(x) % 2;
        turn = turn > 1 ? 2 - turn : turn;
        double sign = turn > 0.5 ? -1 : 1;
        turn = turn > 0.5 ? 1 - turn : turn;
        return sign * (turn <= 0.25 ? Cosine(turn * Math.PI) : Sine((0.5 - turn) * Math.PI));
    }

    // Taylor series; at pi / 4 the first term left out is below 1e-17.
    private static double Cosine(double x)
    {
        double x2 = x * x;
        double sum = 0;
        for (int n = 16; n >= 2; n -= 2)
        {
            sum = (1 + sum) * (-x2 / (n * (n - 1)));
        }

        return 1 + sum;
    }

    private static double Sine(double x)
    {
        double x2 = x * x;
        double sum = 0;
        for (int n = 17; n >= 3; n -= 2)
        {
            sum = (1 + sum) * (-x2 / (n * (n - 1)));
        }

        return x + (x * sum);
    }
}
