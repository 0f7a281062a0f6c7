using KernelGen.Data;
using KernelGen.Samples.Training;

namespace KernelGen.Samples.Tests.Training;

/// <summary>Small sets of digits, in memory and in MNIST's files.</summary>
internal static class DigitFiles
{
    /// <summary>The first of the shipped training digits.</summary>
    public static LabeledImages Few(int count)
    {
        LabeledImages all = DigitSets.Shipped().Train;
        return new(all.Pixels[..(count * 28 * 28)].ToArray(), all.Labels[..count].ToArray(), 28, 28);
    }

    /// <summary>Writes 64 images to train on and 20 to test on.</summary>
    public static void Write(TemporaryFolder folder)
    {
        Write(folder, "train", Few(64), gzip: true);
        Write(folder, "t10k", Few(20), gzip: false);
    }

    /// <summary>Writes one set.</summary>
    public static void Write(TemporaryFolder folder, string set, LabeledImages images, bool gzip)
    {
        Save(folder.File($"{set}-images-idx3-ubyte"), Idx(images.Pixels.ToArray(), images.Count, images.Height, images.Width), gzip);
        Save(folder.File($"{set}-labels-idx1-ubyte"), Idx(images.Labels.ToArray(), images.Count), gzip);
    }

    private static byte[] Idx(byte[] values, params int[] sizes) =>
        [0, 0, 8, (byte)sizes.Length, .. sizes.SelectMany(size => new byte[] { 0, 0, (byte)(size >> 8), (byte)size }), .. values];

    private static void Save(string path, byte[] bytes, bool gzip)
    {
        using Stream file = File.Create(gzip ? path + ".gz" : path);
        using Stream stream = gzip ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest) : file;
        stream.Write(bytes);
    }
}
