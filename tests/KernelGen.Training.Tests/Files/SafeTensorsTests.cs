using System.Buffers.Binary;
using System.Text;
using KernelGen.Data;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Files;

/// <summary>Files that the format's own library accepts and refuses, and others made by hand.</summary>
[Trait("Width", "any")]
public sealed class SafeTensorsTests
{
    private static void Open(byte[] bytes, Action<SafeTensorsReader>? use = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("f"), bytes);
        using var reader = new SafeTensorsReader(folder.File("f"));
        use?.Invoke(reader);
    }

    private static byte[] WithHeader(string json, int data, ulong? length = null)
    {
        byte[] header = Encoding.UTF8.GetBytes(json);
        byte[] file = new byte[8 + header.Length + data];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length ?? (ulong)header.Length);
        header.CopyTo(file, 8);
        return file;
    }

    private static byte[] Sample(string name)
    {
        using Stream stream = typeof(SafeTensorsTests).Assembly.GetManifestResourceStream("safetensors." + name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [Theory]
    [InlineData("trailing_bytes")]
    [InlineData("header_too_large")]
    [InlineData("non_utf8")]
    [InlineData("abuse1_header_1000")]
    [InlineData("overlap_10")]
    [InlineData("fractional_shape")]
    public void TheFormatsOwnBadFilesAreRefused(string name) => Assert.Throws<InvalidDataException>(() => Open(Sample(name)));

    [Fact]
    public void TheFormatsOwnGoodFilesAreRead()
    {
        Open(Sample("rank0"), reader => Assert.Empty(reader.Header.Tensors.Values.Single().Shape));
        Open(Sample("empty_whitespace_trailing"), reader => Assert.Empty(reader.Header.Tensors));
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(100_000_000UL)]
    [InlineData(1UL << 63)]
    [InlineData(0UL)]
    public void Bad57_HeaderLengthsThatAreNotTrueAreRefused(ulong length) =>
        Assert.Throws<InvalidDataException>(() => Open(WithHeader("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, length)));

    [Theory]
    [InlineData("[4294967296,4294967296,4294967296]")]
    [InlineData("[9223372036854775807,2]")]
    [InlineData("[18446744073709551614]")]
    [InlineData("[-1]")]
    [InlineData("[1.5]")]
    [InlineData("[1e0]")]
    [InlineData("[\"1\"]")]
    [InlineData("[[1]]")]
    [InlineData("[2]")]
    [InlineData("[0]")]
    [InlineData("1")]
    public void Bad58_ShapesThatCannotBeAreRefused(string shape) => Assert.Throws<InvalidDataException>(
        () => Open(WithHeader($$$"""{"a":{"dtype":"F32","shape":{{{shape}}},"data_offsets":[0,4]}}""", 4)));

    [Theory]
    [InlineData("[0,4]", "[0,4]", 4)]
    [InlineData("[0,4]", "[2,6]", 6)]
    [InlineData("[0,4]", "[8,12]", 12)]
    [InlineData("[4,8]", "[8,12]", 12)]
    [InlineData("[4,0]", "[4,8]", 8)]
    [InlineData("[0,4]", "[4,8]", 7)]
    [InlineData("[0,4]", "[4,8]", 12)]
    [InlineData("[0,4]", "[4,9]", 9)]
    [InlineData("[0,4]", "[4]", 8)]
    [InlineData("[0,4]", "[4,8,12]", 8)]
    [InlineData("[0,4]", "[-4,0]", 4)]
    public void Bad59_OffsetsThatDoNotCoverTheDataAreRefused(string first, string second, int data) => Assert.Throws<InvalidDataException>(() => Open(WithHeader(
        $$$"""{"a":{"dtype":"F32","shape":[1],"data_offsets":{{{first}}}},"b":{"dtype":"F32","shape":[1],"data_offsets":{{{second}}}}}""", data)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData(" {}")]
    [InlineData("{} x")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{}}")]
    [InlineData("{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":7,\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":1}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[4,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"\\u0061\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[4,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}")]
    [InlineData("{\"__metadata__\":{\"a\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"__metadata__\":[],\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    public void Bad60_HeadersThatAreNotOfTheFormatAreRefused(string json) => Assert.Throws<InvalidDataException>(() => Open(WithHeader(json, 4)));

    [Fact]
    public void Bad60_DeepNestingIsRefused()
    {
        string json = "{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}";
        Assert.Throws<InvalidDataException>(() => Open(WithHeader(json, 0)));
    }

    [Fact]
    public void Bad67_TheFileIsLittleEndianOnEveryMachine()
    {
        using var folder = new TemporaryFolder();
        var writer = new SafeTensorsWriter();
        writer.Metadata.Add(KeyValuePair.Create("k", "v"));
        writer.Add("a", [2], new float[] { 1, -2 });
        AtomicFile.Write(folder.File("f"), writer.WriteTo);
        byte[] bytes = File.ReadAllBytes(folder.File("f"));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], bytes[^8..]);
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(bytes) % 8);
        using var reader = new SafeTensorsReader(folder.File("f"));
        float[] values = new float[2];
        reader.Read(reader.Header.Tensors["a"], values);
        Assert.Equal([1, -2], values);
        Assert.Equal("v", reader.Header.Metadata["k"]);
    }

    [Fact]
    public void Bad68_AWriteThatFailsLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("f"), "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(folder.File("f"), stream =>
        {
            stream.Write(new byte[1000]);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", File.ReadAllText(folder.File("f")));
        AtomicFile.Write(folder.File("f"), stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Bad68_ALinkStaysALink()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("f"), "old");
        File.CreateSymbolicLink(folder.File("link"), folder.File("f"));
        AtomicFile.Write(folder.File("link"), stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(folder.File("f")));
        Assert.NotNull(File.ResolveLinkTarget(folder.File("link"), returnFinalTarget: false));
    }
}
