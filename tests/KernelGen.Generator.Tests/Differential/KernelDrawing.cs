using System.Globalization;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>Draws valid image kernels: every pair of pixel types, border, anchor, number of channels, and taps of many structures.</summary>
internal static class KernelDrawing
{
    private static readonly (string Source, string[] Destinations)[] s_pixels =
    [
        ("byte", ["byte", "short", "int", "float"]), ("ushort", ["ushort", "int", "float"]), ("short", ["short", "int", "float"]), ("float", ["float"]),
    ];

    /// <summary>A class of some kernels.</summary>
    public static string Draw(string name, Random random) =>
        $"public static partial class {name}\n{{\n{string.Concat(Enumerable.Range(0, 3).Select(i => Kernel($"K{i}", random)))}}}\n";

    private static string Kernel(string name, Random random)
    {
        (string source, string[] destinations) = s_pixels[random.Next(s_pixels.Length)];
        string destination = destinations[random.Next(destinations.Length)];
        (int height, int width) = random.Next(12) == 0 ? (random.Next(1, 12), random.Next(1, 12)) : (random.Next(1, 6), random.Next(1, 6));
        List<string> options = [];
        if (random.Next(2) == 0)
        {
            options.Add($"Divisor = {Of(random, "16", "9", "-3", "0.5", "256", "7", "1", "2.5")}");
        }

        if (random.Next(3) == 0)
        {
            options.Add($"Offset = {Of(random, "128", "-1", "0.5", "3.25")}");
        }

        string border = Of(random, "Valid", "Constant", "Replicate", "Reflect", "Reflect101", "Wrap");
        options.Add($"Border = BorderMode.{border}");
        if (border == "Constant" && random.Next(2) == 0)
        {
            options.Add($"BorderValue = {Of(random, "7", "255", "100")}");
        }

        if (border != "Valid" && random.Next(3) == 0)
        {
            options.Add(string.Create(CultureInfo.InvariantCulture, $"AnchorX = {random.Next(width)}"));
            options.Add(string.Create(CultureInfo.InvariantCulture, $"AnchorY = {random.Next(height)}"));
        }

        if (random.Next(2) == 0)
        {
            int channels = random.Next(1, 5);
            options.Add(string.Create(CultureInfo.InvariantCulture, $"Channels = {channels}"));
            bool canKeep = channels is 2 or 4 && (source == destination || random.Next(2) == 0);
            options.Add($"ChannelMode = ChannelMode.{(canKeep ? Of(random, "Each", "Sum", "KeepAlpha") : Of(random, "Each", "Sum"))}");
        }

        if (random.Next(4) == 0)
        {
            options.Add("Operation = Operation.Convolution");
        }

        if (random.Next(6) == 0)
        {
            options.Add("Parallel = true");
        }

        string attribute = $"ImageKernel(\"{Taps(random, height, width)}\", {string.Join(", ", options.OrderBy(_ => random.Next()))})";
        return $"    [{attribute}]\n    public static partial void {name}(ReadOnlyImageView<{source}> source, ImageView<{destination}> destination);\n";
    }

    /// <summary>Rows of taps: of rank one, symmetric, sparse, all alike, or any.</summary>
    private static string Taps(Random random, int height, int width)
    {
        int structure = random.Next(6), most = random.Next(4) == 0 ? 1000 : random.Next(2) == 0 ? 9 : 2;
        bool isWhole = random.Next(3) > 0;
        int[] column = [.. Enumerable.Range(0, height).Select(_ => Whole(random, most))], row = [.. Enumerable.Range(0, width).Select(_ => Whole(random, most))];
        int one = Whole(random, most);
        string[][] taps = [.. Enumerable.Range(0, height).Select(_ => Enumerable.Range(0, width).Select(_ => isWhole ? Text(Whole(random, most)) : Of(random, "0.5", "-1.25", "1/9", "-2/3", "0.333333", "3", "-1", "0", "0.1")).ToArray())];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                taps[y][x] = structure switch
                {
                    0 => Text(column[y] * row[x]),
                    1 when x > width / 2 => taps[y][width - 1 - x],
                    2 when random.Next(3) > 0 => "0",
                    3 => Text(one),
                    4 => Text(column[y] * row[x] + (y == height / 2 && x == width / 2 ? 5 : 0)),
                    _ => taps[y][x],
                };
            }
        }

        return string.Join("; ", taps.Select(r => string.Join(" ", r)));
    }

    private static int Whole(Random random, int most) => random.Next(-most, most + 1);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Of(Random random, params string[] values) => values[random.Next(values.Length)];
}
