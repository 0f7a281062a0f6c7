using KernelGen.Data;

namespace KernelGenTemplate;

/// <summary>Digits of seven strokes, moved, slanted and with noise: something to learn where there are no files.</summary>
internal sealed class DrawnDigits(int count, int seed) : IDataset
{
    // Bits of the strokes of each digit: top, upper left, upper right, middle, lower left, lower right, bottom.
    private static readonly int[] Strokes =
        [0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111, 0b1010010, 0b1111111, 0b1111011];

    private static readonly (int X1, int Y1, int X2, int Y2)[] Lines =
        [(10, 7, 21, 7), (10, 7, 10, 15), (21, 7, 21, 15), (10, 15, 21, 15), (10, 15, 10, 24), (21, 15, 21, 24), (10, 24, 21, 24)];

    public int Count => count;

    public int SampleLength => 32 * 32;

    public int Read(int index, Span<float> sample)
    {
        var random = new Random((seed * 1_000_003) + index);
        int digit = index % 10;
        for (int i = 0; i < sample.Length; i++)
            sample[i] = -1 + (0.3f * random.NextSingle());

        int left = random.Next(-4, 5);
        int down = random.Next(-4, 5);
        float slant = (random.NextSingle() - 0.5f) * 0.5f;
        for (int stroke = 0; stroke < Lines.Length; stroke++)
        {
            if ((Strokes[digit] >> (6 - stroke) & 1) == 0) continue;
            (int x1, int y1, int x2, int y2) = Lines[stroke];
            for (int step = 0; step <= 24; step++)
            {
                float y = y1 + ((y2 - y1) * step / 24f) + down;
                float x = x1 + ((x2 - x1) * step / 24f) + left + (slant * (16 - y));
                for (int dot = 0; dot < 4; dot++)
                {
                    int column = Math.Clamp((int)x + (dot % 2), 0, 31);
                    int row = Math.Clamp((int)y + (dot / 2), 0, 31);
                    sample[(row * 32) + column] = 1;
                }
            }
        }

        return digit;
    }
}
