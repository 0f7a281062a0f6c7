using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KernelGen.Data;

/// <summary>Collects tensors and writes them as a safetensors file. The same tensors and notes give the same bytes.</summary>
internal sealed class SafeTensorsWriter
{
    private const int Piece = 1 << 20;

    private readonly List<(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values)> _tensors = [];

    /// <summary>The file's notes about itself, in the order in which they are written.</summary>
    public List<KeyValuePair<string, string>> Metadata { get; } = [];

    /// <summary>Adds a tensor.</summary>
    public void Add(string name, IReadOnlyList<int> shape, ReadOnlyMemory<float> values) => _tensors.Add((name, shape, values));

    /// <summary>Writes everything.</summary>
    public void WriteTo(Stream stream)
    {
        byte[] header = Header();
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach ((_, _, ReadOnlyMemory<float> values) in _tensors)
        {
            for (int start = 0; start < values.Length; start += Piece)
            {
                Write(stream, values.Span.Slice(start, Math.Min(Piece, values.Length - start)));
            }
        }
    }

    private static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        uint[] words = new uint[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, uint>(values), words);
        stream.Write(MemoryMarshal.AsBytes<uint>(words));
    }

    private byte[] Header()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string key, string value) in Metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long next = 0;
            foreach ((string name, IReadOnlyList<int> shape, ReadOnlyMemory<float> values) in _tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int length in shape)
                {
                    json.WriteNumberValue(length);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(next);
                next += 4L * values.Length;
                json.WriteNumberValue(next);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces bring the data to a multiple of 8 bytes, as the format's own library does.
        int padding = (8 - (buffer.WrittenCount % 8)) % 8;
        buffer.GetSpan(padding + 1)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }
}
