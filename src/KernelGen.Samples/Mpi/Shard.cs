using KernelGen.Data;

namespace KernelGen.Samples.Mpi;

/// <summary>The part of a set that one of several processes trains on.</summary>
internal static class Shard
{
    /// <summary>Every image whose number leaves the rank when it is divided by the number of processes; as many for each, so the last few may be left out.</summary>
    /// <exception cref="InvalidDataException">There are fewer images than processes.</exception>
    public static LabeledImages Of(LabeledImages images, int rank, int size)
    {
        int count = images.Count / size;
        if (count == 0) throw new InvalidDataException($"{images.Count} images cannot be shared by {size} processes.");
        int length = images.Height * images.Width;
        var pixels = new byte[count * length];
        var labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            int from = (i * size) + rank;
            images.Pixels.Slice(from * length, length).CopyTo(pixels.AsSpan(i * length));
            labels[i] = images.Labels[from];
        }

        return new LabeledImages(pixels, labels, images.Height, images.Width);
    }
}
