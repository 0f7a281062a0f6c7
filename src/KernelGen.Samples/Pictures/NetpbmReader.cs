namespace KernelGen.Samples.Pictures;

/// <summary>Reads PGM and PPM, plain (P2, P3) and raw (P5, P6), with a maximum value up to 255; values are spread to 0..255.</summary>
internal ref struct NetpbmReader
{
    private readonly ReadOnlySpan<byte> _file;
    private int _offset;

    private NetpbmReader(ReadOnlySpan<byte> file)
    {
        _file = file;
        _offset = 2;
    }

    /// <summary>Reads the first picture in <paramref name="file"/>.</summary>
    /// <exception cref="InvalidDataException">The file is cut, damaged, hostile, or of a kind that is not supported.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 2 || file[0] != 'P' || file[1] is not ((byte)'2' or (byte)'3' or (byte)'5' or (byte)'6'))
            throw new InvalidDataException("PGM/PPM: the file does not start with P2, P3, P5 or P6.");
        return new NetpbmReader(file).ReadPicture();
    }

    private Picture ReadPicture()
    {
        bool raw = _file[1] >= '5';
        int channels = _file[1] is (byte)'3' or (byte)'6' ? 3 : 1;
        int width = ReadNumber("width", Picture.MaxPixels);
        int height = ReadNumber("height", Picture.MaxPixels);
        int maximum = ReadNumber("maximum", 65535);
        if (width == 0 || height == 0 || maximum == 0)
            throw new InvalidDataException($"PGM/PPM: width {width}, height {height} and maximum {maximum} must not be 0.");
        if (maximum > 255)
            throw new InvalidDataException($"PGM/PPM: the maximum {maximum} needs 16 bits; save the picture with 8 bits.");
        long values = (long)width * height * channels;

        // A raw value takes one byte, a plain one a digit and (but for the last) a blank; the one byte before raw values is a blank.
        long needed = raw ? values + 1 : 2 * values;
        if (values / channels > Picture.MaxPixels || needed > _file.Length - _offset)
            throw new InvalidDataException($"PGM/PPM: {width} x {height} pixels do not fit in the {_file.Length} bytes of the file.");
        if (raw && !IsBlank(_file[_offset++]))
            throw new InvalidDataException("PGM/PPM: a blank must follow the maximum.");

        var picture = new Picture(width, height, channels);
        for (int i = 0; i < picture.Pixels.Length; i++)
        {
            int value = raw ? _file[_offset++] : ReadNumber("value", 65535);
            if (value > maximum)
                throw new InvalidDataException($"PGM/PPM: the value {value} near byte {_offset} is above the maximum {maximum}.");
            picture.Pixels[i] = (byte)(((value * 255) + (maximum / 2)) / maximum);
        }

        return picture;
    }

    private int ReadNumber(string what, int limit)
    {
        SkipBlanks();
        int start = _offset;
        long number = 0;
        while (_offset < _file.Length && char.IsAsciiDigit((char)_file[_offset]))
        {
            number = (number * 10) + (_file[_offset++] - '0');
            if (number > limit)
                throw new InvalidDataException($"PGM/PPM: the {what} at byte {start} is above {limit}.");
        }

        if (_offset == start)
            throw new InvalidDataException($"PGM/PPM: there is no {what} at byte {start}.");
        return (int)number;
    }

    private void SkipBlanks()
    {
        while (_offset < _file.Length)
        {
            if (_file[_offset] == '#')
                while (_offset < _file.Length && _file[_offset] is not ((byte)'\n' or (byte)'\r')) _offset++;
            else if (IsBlank(_file[_offset])) _offset++;
            else break;
        }
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (>= 9 and <= 13);
}
