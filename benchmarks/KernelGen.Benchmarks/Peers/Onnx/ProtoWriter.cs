using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>Writes the few protobuf wire types that an ONNX model needs.</summary>
internal sealed class ProtoWriter
{
    private const int VarintWire = 0, LengthWire = 2;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>An integer or enumeration field.</summary>
    public ProtoWriter Integer(int field, long value)
    {
        Varint((ulong)(field << 3 | VarintWire));
        Varint((ulong)value);
        return this;
    }

    /// <summary>A string field.</summary>
    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A bytes field that holds the floats as they lie in memory (little-endian, as ONNX asks).</summary>
    public ProtoWriter Floats(int field, ReadOnlySpan<float> values) => Bytes(field, MemoryMarshal.AsBytes(values));

    /// <summary>A message field.</summary>
    public ProtoWriter Message(int field, Action<ProtoWriter> content)
    {
        var inner = new ProtoWriter();
        content(inner);
        return Bytes(field, inner.Written);
    }

    private ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)(field << 3 | LengthWire));
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    private void Varint(ulong value)
    {
        Span<byte> buffer = stackalloc byte[10];
        int count = 0;
        for (; value >= 0x80; value >>= 7)
            buffer[count++] = (byte)(value | 0x80);
        buffer[count++] = (byte)value;
        _bytes.Write(buffer[..count]);
    }
}
