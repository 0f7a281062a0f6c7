using System.Buffers.Binary;
using System.IO.Compression;
using KernelGen.Data;

namespace KernelGen.Tests.Runtime;

[Trait("Width", "any")]
public sealed class IdxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kernelgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A file of any header, with values 1, 2, 3...</summary>
    internal static byte[] Idx(byte[] magic, uint[] sizes, int values)
    {
        byte[] file = new byte[magic.Length + (4 * sizes.Length) + values];
        magic.CopyTo(file, 0);
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(magic.Length + (4 * i)), sizes[i]);
        }

        for (int i = 0; i < values; i++)
        {
            file[^(values - i)] = (byte)(i + 1);
        }

        return file;
    }

    internal static byte[] Images(int count, int height, int width) =>
        Idx([0, 0, 8, 3], [(uint)count, (uint)height, (uint)width], count * height * width);

    internal static byte[] Labels(params byte[] labels)
    {
        byte[] file = Idx([0, 0, 8, 1], [(uint)labels.Length], labels.Length);
        labels.CopyTo(file, 8);
        return file;
    }

    internal static byte[] Gzip(byte[] content)
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    private string Save(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("a", true)]
    [InlineData("a.gz", true)]
    public void AFileIsReadPlainAndCompressed(string name, bool compress)
    {
        byte[] file = Images(2, 3, 4);
        IdxFile idx = IdxFile.Read(Save(name, compress ? Gzip(file) : file));
        Assert.Equal([2, 3, 4], idx.Dimensions.ToArray());
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (byte)i), idx.Values.ToArray());
    }

    [Fact]
    public void Bad56_AFileCutAtAnyByteIsRefused()
    {
        byte[] file = Images(2, 3, 4);
        for (int length = 0; length < file.Length; length++)
        {
            string message = Assert.Throws<InvalidDataException>(() => IdxFile.Read(Save("cut", file[..length]))).Message;
            Assert.Contains($"ends at byte {length},", message);
        }
    }

    [Fact]
    public void Bad56_TrailingBytesAreRefused()
    {
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Parse([.. Images(2, 3, 4), 0])).Message;
        Assert.Contains("after byte 40", message);
        message = Assert.Throws<InvalidDataException>(() => IdxFile.Parse(Gzip([.. Images(2, 3, 4), 0]))).Message;
        Assert.Contains("after byte 40", message);
    }

    public static TheoryData<string, byte[], uint[]> BadHeaders => new()
    {
        { "byte 0", [1, 0, 8, 3], [1, 1, 1] },
        { "little-endian header", [3, 8, 0, 0], [1, 1, 1] },
        { "type of floats", [0, 0, 0x0D, 3], [1, 1, 1] },
        { "rank 0", [0, 0, 8, 0], [] },
        { "rank 255", [0, 0, 8, 255], [1, 1, 1] },
        { "count 2^32-1", [0, 0, 8, 3], [uint.MaxValue, 1, 1] },
        { "product wraps to 0 in 32 bits", [0, 0, 8, 3], [65536, 65536, 1] },
        { "product wraps to 0 in 64 bits", [0, 0, 8, 4], [65536, 65536, 65536, 65536] },
        { "product wraps to 24 in 32 bits", [0, 0, 8, 3], [0x20000001, 24, 1] },
        { "no rows", [0, 0, 8, 3], [1, 0, 1] },
        { "largest array and more", [0, 0, 8, 1], [0x7FFFFFFF] },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void Bad63_AHeaderThatCannotBeIsRefused(string name, byte[] magic, uint[] sizes)
    {
        _ = name;
        byte[] file = Idx(magic, sizes, 24);
        Assert.Contains("byte", Assert.Throws<InvalidDataException>(() => IdxFile.Parse(file)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<InvalidDataException>(() => IdxFile.Parse(Gzip(file)));
    }

    [Fact]
    public void Bad63_NoRowsAreRefusedThoughTheLengthFits()
    {
        byte[] file = Idx([0, 0, 8, 3], [2, 0, 3], 0);
        Assert.Contains("byte 8 is 0", Assert.Throws<InvalidDataException>(() => IdxFile.Parse(file)).Message);
        Assert.Throws<InvalidDataException>(() => IdxFile.Parse(Gzip(file)));
    }

    [Fact]
    public void Bad63_AHugePromiseIsRefusedBeforeMemoryIsTaken()
    {
        byte[] plain = Idx([0, 0, 8, 1], [2_000_000_000], 100);
        byte[] packed = Gzip(plain);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => IdxFile.Parse(plain));
        Assert.Throws<InvalidDataException>(() => IdxFile.Parse(packed));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Bad64_AGzipFileCutAtAnyByteIsRefused()
    {
        byte[] file = Gzip(Images(2, 3, 4));
        for (int length = 0; length < file.Length; length++)
        {
            string path = Save("cut.gz", file[..length]);
            Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
        }
    }

    [Fact]
    public void Bad64_AFlippedBitAnywhereNeverGivesOtherValues()
    {
        byte[] content = Images(2, 3, 4);
        byte[] file = Gzip(content);
        for (int i = 0; i < file.Length * 8; i++)
        {
            byte[] damaged = [.. file];
            damaged[i / 8] ^= (byte)(1 << (i % 8));
            try
            {
                Assert.Equal(content[16..], IdxFile.Parse(damaged).Values.ToArray());
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void Bad64_AWrongChecksumOrLengthIsRefused()
    {
        byte[] file = Gzip(Images(2, 3, 4));
        foreach (int place in new[] { 1, 4, 5, 8 })
        {
            byte[] damaged = [.. file];
            damaged[^place] ^= 1;
            string message = Assert.Throws<InvalidDataException>(() => IdxFile.Parse(damaged)).Message;
            Assert.Contains($"byte {file.Length - 8} ", message);
        }
    }

    [Fact]
    public void Bad64_WhatIsNotGzipIsRefusedUnderAGzipName()
    {
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Read(Save("plain.gz", Images(1, 1, 1)))).Message;
        Assert.Contains("byte 0", message);
        Assert.Contains("plain.gz", message);
    }

    [Fact]
    public void Bad64_ABombIsStoppedAtTheSizeThatTheHeaderPromises()
    {
        byte[] content = new byte[(64 << 20) + 16];
        Images(1, 2, 2).CopyTo(content, 0);
        byte[] bomb = Gzip(content);
        Assert.InRange(bomb.Length, 0, 70_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => IdxFile.Parse(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void AGzipHeaderWithNameCommentExtraAndChecksumIsRead()
    {
        byte[] file = Gzip(Images(1, 2, 3));
        byte[] head = [.. file[..10]];
        head[3] = 2 | 4 | 8 | 16;
        byte[] rich = [.. head, 3, 0, 1, 2, 3, (byte)'n', 0, (byte)'c', (byte)'c', 0, 7, 7, .. file[10..]];
        Assert.Equal(6, IdxFile.Parse(rich).Values.Length);
        for (int length = 0; length < 24; length++)
        {
            Assert.Throws<InvalidDataException>(() => IdxFile.Parse(rich[..length]));
        }
    }

    [Fact]
    public void ALargeGzipFileIsReadInPieces()
    {
        byte[] file = Idx([0, 0, 8, 2], [3000, 1001], 3000 * 1001);
        Assert.Equal(file.AsSpan(12), IdxFile.Parse(Gzip(file)).Values);
    }

    [Fact]
    public void Bad68_MissingFilesAndDirectoriesAreIOExceptions()
    {
        Assert.ThrowsAny<IOException>(() => IdxFile.Read(Path.Combine(_folder, "nothing")));
        Assert.ThrowsAny<IOException>(() => IdxFile.Read(_folder));
        Assert.ThrowsAny<IOException>(() => LabeledImages.LoadTrain(_folder));
        Assert.ThrowsAny<ArgumentException>(() => IdxFile.Read(""));
    }

    [Fact]
    public void Bad68_AReadOnlyFileIsRead()
    {
        string path = Save("readonly", Labels(1, 2));
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Equal(2, IdxFile.Read(path).Values.Length);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void Bad63_FilesThatDoNotBelongTogetherAreRefused()
    {
        IdxFile images = IdxFile.Parse(Images(3, 2, 2));
        IdxFile labels = IdxFile.Parse(Labels(1, 2, 3));
        Assert.Equal(4, new LabeledImages(images, labels).Classes);
        Assert.Throws<InvalidDataException>(() => new LabeledImages(labels, labels));
        Assert.Throws<InvalidDataException>(() => new LabeledImages(images, images));
        string message = Assert.Throws<InvalidDataException>(() => new LabeledImages(images, IdxFile.Parse(Labels(1, 2)))).Message;
        Assert.Contains("3 images but 2 labels", message);
    }

    [Theory]
    [InlineData("train", "", "")]
    [InlineData("t10k", ".gz", "")]
    [InlineData("test", ".gz", ".gz")]
    public void AFolderIsFoundUnderItsUsualNames(string set, string imageEnd, string labelEnd)
    {
        Save($"{set}-images-idx3-ubyte{imageEnd}", imageEnd == "" ? Images(2, 2, 3) : Gzip(Images(2, 2, 3)));
        Save($"{set}-labels-idx1-ubyte{labelEnd}", labelEnd == "" ? Labels(7, 0) : Gzip(Labels(7, 0)));
        LabeledImages read = set == "train" ? LabeledImages.LoadTrain(_folder) : LabeledImages.LoadTest(_folder);
        Assert.Equal((2, 2, 3, 8), (read.Count, read.Height, read.Width, read.Classes));
        Assert.Equal([7, 8, 9], read.Image(1).Row(0).ToArray());
    }
}
