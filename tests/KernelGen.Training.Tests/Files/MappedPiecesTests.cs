using System.Buffers.Binary;
using System.Text;
using KernelGen.Data;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Files;

/// <summary>Large tensors are read through mapped memory, a piece at a time.</summary>
[Trait("Width", "any")]
public sealed class MappedPiecesTests
{
    // Several pieces and a rest; values that floats of 16 bits hold too.
    private const int Count = 2_500_003;

    private static float Value(int i) => ((i * 7919L) % 255) - 127;

    [Theory]
    [InlineData("F32")]
    [InlineData("F64")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void EveryTypeIsRead(string type)
    {
        using var folder = new TemporaryFolder();
        Write(folder.File("f"), type);
        using var file = new SafeTensorsReader(folder.File("f"));
        float[] values = new float[Count];
        long before = GC.GetAllocatedBytesForCurrentThread();
        file.Read(file.Header.Tensors["large"], values);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
        for (int i = 0; i < Count; i++)
        {
            if (values[i] != Value(i))
            {
                Assert.Fail($"value {i} is {values[i]}, not {Value(i)}");
            }
        }
    }

    [Fact]
    public void Bad56_AFileThatBecomesShorterIsAnIoException()
    {
        using var folder = new TemporaryFolder();
        Write(folder.File("f"), "F32");
        using var file = new SafeTensorsReader(folder.File("f"));
        using (var cut = new FileStream(folder.File("f"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            cut.SetLength(5_000_000);
        }

        Assert.Contains("become shorter", Assert.Throws<EndOfStreamException>(() => file.Read(file.Header.Tensors["large"], new float[Count])).Message);
    }

    [Fact]
    public void Bad61_NumbersBeyondFloatsAreRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder.File("f"), "F64", last: 1e300);
        using var file = new SafeTensorsReader(folder.File("f"));
        string message = Assert.Throws<InvalidDataException>(() => file.Read(file.Header.Tensors["large"], new float[Count])).Message;
        Assert.Contains($"large: value {Count - 1} is 1E+300", message);
    }

    // A short tensor first, so that the large one begins at no round place.
    private static void Write(string path, string type, double? last = null)
    {
        int size = TensorElement.Size(type);
        byte[] data = new byte[Count * size];
        for (int i = 0; i < Count; i++)
        {
            Span<byte> to = data.AsSpan(i * size);
            double value = i == Count - 1 && last is { } given ? given : Value(i);
            switch (type)
            {
                case "F32": BinaryPrimitives.WriteSingleLittleEndian(to, (float)value); break;
                case "F64": BinaryPrimitives.WriteDoubleLittleEndian(to, value); break;
                case "F16": BinaryPrimitives.WriteHalfLittleEndian(to, (Half)value); break;
                default: BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)(BitConverter.SingleToUInt32Bits((float)value) >> 16)); break;
            }
        }

        string header = $$$"""{"first":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"large":{"dtype":"{{{type}}}","shape":[{{{Count}}}],"data_offsets":[12,{{{12 + data.Length}}}]}}""";
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(path, [.. length, .. Encoding.ASCII.GetBytes(header), .. new byte[12], .. data]);
    }
}
