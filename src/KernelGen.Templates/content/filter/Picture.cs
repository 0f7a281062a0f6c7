using System.Text;

namespace KernelGenTemplate;

/// <summary>A gray picture, row after row.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>A bright disc in front of a dark slope.</summary>
    public static Picture Draw(int width, int height)
    {
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double distance = Math.Sqrt(Math.Pow((x - (width / 2.0)) / 2, 2) + Math.Pow(y - (height / 2.0), 2));
                pixels[(y * width) + x] = distance < height / 3.0 ? (byte)220 : (byte)(x * 80 / width);
            }
        }

        return new Picture(width, height, pixels);
    }

    /// <summary>Reads a binary PGM file of bytes (magic number P5).</summary>
    public static Picture Load(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int at = 0;
        if (Word() != "P5") throw new InvalidDataException($"{path} is not a binary PGM file.");
        int width = int.Parse(Word());
        int height = int.Parse(Word());
        if (Word() != "255") throw new InvalidDataException($"{path} does not have one byte for each pixel.");
        if (file.Length - at < width * height) throw new InvalidDataException($"{path} ends before its last pixel.");
        return new Picture(width, height, file.AsSpan(at, width * height).ToArray());

        string Word()
        {
            while (at < file.Length && (char.IsWhiteSpace((char)file[at]) || file[at] == '#'))
            {
                if (file[at] == '#')
                    while (at < file.Length && file[at] != '\n') at++;
                else
                    at++;
            }

            int start = at;
            while (at < file.Length && !char.IsWhiteSpace((char)file[at])) at++;
            return Encoding.ASCII.GetString(file, start, at++ - start);
        }
    }

    /// <summary>Writes a binary PGM file.</summary>
    public void Save(string path) => File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes($"P5\n{Width} {Height}\n255\n"), .. Pixels]);

    /// <summary>The picture in characters, for a terminal.</summary>
    public override string ToString()
    {
        const string Shades = " .:-=+*#%@";
        var text = new StringBuilder();
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
                text.Append(Shades[Pixels[(y * Width) + x] * Shades.Length / 256]);
            text.AppendLine();
        }

        return text.ToString();
    }
}
