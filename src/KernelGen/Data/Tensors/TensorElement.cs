using System.Runtime.InteropServices;

namespace KernelGen.Data;

/// <summary>The element types of tensors in files, by safetensors' names, and how floats are made of them.</summary>
internal static class TensorElement
{
    // Bytes converted at a time; a multiple of every size.
    private const int Piece = 1 << 16;

    /// <summary>Whether values of a type are real numbers that a float can hold, rounded where it is a <c>F64</c>.</summary>
    public static bool IsReal(string type) => type is "F32" or "F64" or "F16" or "BF16";

    /// <summary>Bytes of one value of a type; 0 if the type is unknown.</summary>
    public static int Size(string type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" => 8,
        _ => 0,
    };

    /// <summary>Reads values one after another from a stream.</summary>
    /// <param name="stream">The stream, at the first.</param>
    /// <param name="type">Their type, one that <see cref="IsReal"/>.</param>
    /// <param name="bigEndian">Whether the most significant byte is first.</param>
    /// <param name="values">As many values as are to be read.</param>
    /// <param name="what">File and tensor, for messages.</param>
    /// <exception cref="InvalidDataException">A number is beyond the range of floats.</exception>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static void Read(Stream stream, string type, bool bigEndian, Span<float> values, string what)
    {
        int size = Size(type);
        byte[] bytes = new byte[(int)Math.Min(Piece, (long)values.Length * size)];
        for (int start = 0; start < values.Length;)
        {
            Span<byte> piece = bytes.AsSpan(0, (int)Math.Min(bytes.Length, ((long)values.Length - start) * size));
            stream.ReadExactly(piece);
            if (bigEndian == BitConverter.IsLittleEndian)
            {
                Reverse(piece, size);
            }

            Span<float> made = values.Slice(start, piece.Length / size);
            Convert(piece, type, made, start, what);
            start += made.Length;
        }
    }

    /// <summary>Makes floats of values in memory, in this machine's order of bytes.</summary>
    /// <param name="bytes">The values.</param>
    /// <param name="type">Their type, one that <see cref="IsReal"/>.</param>
    /// <param name="values">As many values.</param>
    /// <param name="start">The index of the first in its tensor, for messages.</param>
    /// <param name="what">File and tensor, for messages.</param>
    /// <exception cref="InvalidDataException">A number is beyond the range of floats.</exception>
    public static void Convert(ReadOnlySpan<byte> bytes, string type, Span<float> values, int start, string what)
    {
        switch (type)
        {
            case "F32":
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case "F64":
                ReadOnlySpan<double> doubles = MemoryMarshal.Cast<byte, double>(bytes);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)doubles[i];
                }

                CheckRange(doubles, values, start, what);
                break;
            case "F16":
                ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)halves[i];
                }

                break;
            case "BF16":
                // The upper half of a float.
                ReadOnlySpan<ushort> uppers = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BitConverter.UInt32BitsToSingle((uint)uppers[i] << 16);
                }

                break;
            default:
                throw new ArgumentException($"Values of the type {type} are not read as floats.", nameof(type));
        }
    }

    private static void Reverse(Span<byte> bytes, int size)
    {
        for (int i = 0; i < bytes.Length; i += size)
        {
            bytes.Slice(i, size).Reverse();
        }
    }

    private static void CheckRange(ReadOnlySpan<double> doubles, ReadOnlySpan<float> values, int start, string what)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsInfinity(values[i]) && double.IsFinite(doubles[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant($"{what}: value {start + i} is {doubles[i]}, which is beyond the range of floats."));
            }
        }
    }
}
