namespace KernelGen.Samples.Pictures;

/// <summary>
/// The picture that is filtered when none is given: a landscape with edges in every direction, flat areas, soft slopes and
/// fine texture, so that each of the nine kernels has something to show.
/// </summary>
internal static class TestPicture
{
    private const int Width = 360;
    private const int Height = 270;
    private const int Horizon = 172;

    // Each pixel is the mean of 3 x 3 samples, so that slanted edges are smooth.
    private const int Samples = 3;

    public static Picture Draw()
    {
        var picture = new Picture(Width, Height, 1);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                double sum = 0;
                for (int i = 0; i < Samples * Samples; i++)
                    sum += Sample(x + (((i % Samples) + 0.5) / Samples), y + (((i / Samples) + 0.5) / Samples));
                picture.Row(y)[x] = (byte)Math.Clamp(Math.Round(sum / (Samples * Samples)), 0, 255);
            }
        }

        return picture;
    }

    private static double Sample(double x, double y)
    {
        if (House(x, y) is { } house) return house;
        if (y > Shore(x)) return y < Shore(x) + 3 ? 150 : Lake(x, y);
        if (y > Meadow(x)) return Fence(x, y) ? 176 : 92 + (0.3 * (y - Horizon)) + Grain(x, y, 16);
        if (Ridge(x, 150, 52, 63, 17) < y) return 62 + (0.12 * (y - 100)) + Grain(x, y, 5);
        double far = Ridge(x, 118, 88, 127, 41);
        double snow = Math.Min(far + 14, 84) + (5 * Math.Sin(x * 0.35));
        if (far < y) return y < snow ? 238 : 104 + (0.35 * (y - 80));
        double sun = Math.Sqrt(Square(x - 268) + Square(y - 52));
        if (sun < 27) return 252;
        return 120 + (0.55 * y) + (46 * Math.Exp(-(sun - 27) / 34));
    }

    // A mountain line of two triangle waves: long slopes with smaller teeth on them.
    private static double Ridge(double x, double foot, double height, double period, double phase) =>
        foot - (height * 0.7 * Tooth((x + phase) / (period * 1.9))) - (height * 0.3 * Tooth((x + phase) / (period * 0.43)));

    private static double Tooth(double x) => Math.Abs(2 * (x - Math.Floor(x + 0.5)));

    // The house stands on a tongue of land: from the meadow's upper edge to the shore.
    private static double Shore(double x) => Horizon + (70 * Math.Exp(-Square(Square((x - 84) / 96)))) + (2 * Math.Sin(x * 0.11));

    private static double Meadow(double x) => Horizon - 6 + (3 * Math.Sin(x * 0.05));

    private static bool Fence(double x, double y) =>
        x is > 134 and < 164 && y is > 192 and < 212 && ((x - 134) % 7 < 2 || Math.Abs(y - 198) < 1.2 || Math.Abs(y - 206) < 1.2);

    private static double Lake(double x, double y)
    {
        double depth = (y - Horizon) / (Height - Horizon);
        double waves = Math.Sin((26 * Math.Log(depth + 0.06)) + (1.2 * Math.Sin((x * 0.03) + (6 * depth))));
        double glitter = Math.Exp(-Square((x - 268) / (12 + (60 * depth))));
        return 118 - (52 * depth) + (14 * waves) + (80 * glitter * (waves > 0.2 ? 1 : 0.25));
    }

    private static double? House(double x, double y)
    {
        const double left = 52, right = 128, eaves = 158, ground = 214, ridge = 112;
        double middle = (left + right) / 2;
        if (y > ground || x < left - 10 || x > right + 10) return null;
        if (y < eaves)
        {
            if (x > 106 && x < 116 && y > 120) return 48;
            double roof = ridge + ((eaves - ridge) * Math.Abs(x - middle) / ((right - left) / 2 + 10));
            return y > roof ? 84 + (((int)((y - ridge) / 6) % 2) * 22) : null;
        }

        if (x < left || x > right) return null;
        bool door = x > 98 && x < 116 && y > 176;
        bool window = x > 63 && x < 87 && y > 172 && y < 196;
        bool bar = Math.Abs(x - 75) < 1.2 || Math.Abs(y - 184) < 1.2;
        if (door) return x > 111 && x < 114 && y > 194 && y < 197 ? 230 : 58;
        return window ? bar ? 215 : 34 : 205;
    }

    // A fixed speckle between -1 and 1 times the amount; the same on every machine, as it uses integers only.
    private static double Grain(double x, double y, double amount)
    {
        uint hash = ((uint)(int)x * 374761393u) + ((uint)(int)y * 668265263u);
        hash = (hash ^ (hash >> 13)) * 1274126177u;
        return amount * (((hash ^ (hash >> 16)) & 0xFF) / 127.5 - 1);
    }

    private static double Square(double value) => value * value;
}
