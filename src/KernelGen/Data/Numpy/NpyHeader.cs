using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace KernelGen.Data;

/// <summary>What a <c>.npy</c> file says of its array: NumPy's format, versions 1 to 3.</summary>
/// <param name="Type">The element type by safetensors' name.</param>
/// <param name="IsBigEndian">Whether the most significant byte of a value is first.</param>
/// <param name="IsFortran">Whether the first index runs fastest.</param>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Length">Bytes of the header, with everything before the first value.</param>
internal sealed record NpyHeader(string Type, bool IsBigEndian, bool IsFortran, long[] Shape, int Length)
{
    /// <summary>What every file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    private const int MaxLength = 1 << 16;

    /// <summary>Number of bytes of the values.</summary>
    public long DataLength { get; private init; }

    /// <summary>Reads a header, and leaves the stream at the first value.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; the message says what.</exception>
    public static NpyHeader Read(Stream stream, string what)
    {
        Span<byte> start = stackalloc byte[12];
        int wide = 0;
        if (stream.ReadAtLeast(start[..10], 10, throwOnEndOfStream: false) < 10 || !start.StartsWith(Magic))
        {
            throw new InvalidDataException($"{what} is not a NumPy array: it does not begin with \\x93NUMPY, a version and a length.");
        }

        if (start[6] is < 1 or > 3)
        {
            throw new InvalidDataException($"{what} is of version {start[6]} of NumPy's format (at byte 6); versions 1 to 3 are read.");
        }

        if (start[6] > 1)
        {
            wide = 2;
            ReadExactly(stream, start[10..], what);
        }

        uint length = wide > 0 ? BinaryPrimitives.ReadUInt32LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        if (length > MaxLength)
        {
            throw new InvalidDataException($"{what}: the header's length (at byte 8) is {length}; headers have at most {MaxLength} bytes.");
        }

        byte[] text = new byte[length];
        ReadExactly(stream, text, what);
        return Parse(Encoding.Latin1.GetString(text), 10 + wide + (int)length, what);
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes, string what)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException($"{what} ends within its header.");
        }
    }

    // A dictionary as Python writes it, of three entries: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
    private static NpyHeader Parse(string text, int length, string what)
    {
        var reader = new PythonText(text, what);
        string? type = null;
        bool? isFortran = null;
        long[]? shape = null;
        reader.Expect('{');
        while (!reader.Take('}'))
        {
            string key = reader.String();
            reader.Expect(':');
            if (key == "descr" && type is null)
            {
                type = reader.String();
            }
            else if (key == "fortran_order" && isFortran is null)
            {
                isFortran = reader.Word() switch
                {
                    "True" => true,
                    "False" => false,
                    string word => throw new InvalidDataException($"{what}: fortran_order is '{word}'."),
                };
            }
            else if (key == "shape" && shape is null)
            {
                shape = reader.Tuple();
            }
            else
            {
                throw new InvalidDataException($"{what}: the header has '{key}' twice, or does not know it.");
            }

            if (!reader.Take(','))
            {
                reader.Expect('}');
                break;
            }
        }

        if (type is null || isFortran is not { } fortran || shape is null || !reader.IsAtEnd)
        {
            throw new InvalidDataException($"{what}: the header is not one dictionary of 'descr', 'fortran_order' and 'shape'.");
        }

        return Make(type, fortran, shape, length, what);
    }

    private static NpyHeader Make(string descr, bool isFortran, long[] shape, int length, string what)
    {
        string? type = descr.Length < 2 ? null : descr[1..] switch
        {
            "f2" => "F16",
            "f4" => "F32",
            "f8" => "F64",
            "i1" => "I8",
            "i2" => "I16",
            "i4" => "I32",
            "i8" => "I64",
            "u1" => "U8",
            "u2" => "U16",
            "u4" => "U32",
            "u8" => "U64",
            "b1" => "BOOL",
            _ => null,
        };
        if (type is null || descr[0] is not ('<' or '>' or '|' or '='))
        {
            throw new InvalidDataException($"{what} has values of the type '{descr}', which is not read.");
        }

        UInt128 bytes = (UInt128)TensorElement.Size(type);
        foreach (long size in shape)
        {
            bytes *= (UInt128)size;
            if (bytes > long.MaxValue)
            {
                throw new InvalidDataException($"{what}: the sizes [{string.Join(", ", shape)}] multiply to more than 2^63 bytes.");
            }
        }

        return new NpyHeader(type, descr[0] == '>', isFortran, shape, length) { DataLength = (long)bytes };
    }

    /// <summary>The few kinds of Python's literals that headers have.</summary>
    private ref struct PythonText(string text, string what)
    {
        private int _place;

        public bool IsAtEnd
        {
            get
            {
                SkipSpaces();
                return _place == text.Length;
            }
        }

        public bool Take(char wanted)
        {
            SkipSpaces();
            bool isThere = _place < text.Length && text[_place] == wanted;
            _place += isThere ? 1 : 0;
            return isThere;
        }

        public void Expect(char wanted)
        {
            if (!Take(wanted))
            {
                throw new InvalidDataException($"{what}: the header lacks a '{wanted}' at its character {_place}.");
            }
        }

        public string String()
        {
            char quote = Take('"') ? '"' : '\'';
            if (quote == '\'')
            {
                Expect('\'');
            }

            int end = text.IndexOf(quote, _place);
            if (end < 0)
            {
                throw new InvalidDataException($"{what}: a text in the header, at its character {_place}, has no end.");
            }

            string found = text[_place..end];
            _place = end + 1;
            return found;
        }

        public string Word()
        {
            SkipSpaces();
            int start = _place;
            while (_place < text.Length && char.IsAsciiLetterOrDigit(text[_place]))
            {
                _place++;
            }

            return text[start.._place];
        }

        public long[] Tuple()
        {
            var sizes = new List<long>();
            Expect('(');
            while (!Take(')'))
            {
                string word = Word();
                if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long size) || sizes.Count == 32)
                {
                    throw new InvalidDataException($"{what}: the shape has '{word}' where a whole number from 0 to 2^63 - 1 is needed, or more than 32 sizes.");
                }

                sizes.Add(size);
                if (!Take(','))
                {
                    Expect(')');
                    break;
                }
            }

            return [.. sizes];
        }

        private void SkipSpaces()
        {
            while (_place < text.Length && (text[_place] is ' ' or '\n'))
            {
                _place++;
            }
        }
    }
}
