using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Makes those cells of a storage zero that must be: its memory held something else before.</summary>
internal sealed record ClearStep : RuntimeStep
{
    private ClearStep(string layer, Storage storage, string reason, string method, IReadOnlyList<object?> arguments)
        : base(layer, reason, method, arguments) => Storage = storage;

    public Storage Storage { get; }

    /// <summary>How many floats become zero.</summary>
    public long Floats { get; private init; }

    /// <summary>In how many pieces these are.</summary>
    public long Runs { get; private init; }

    /// <param name="layer">The layer that uses the storage first.</param>
    /// <param name="storage">A storage that keeps zeros.</param>
    public static ClearStep Of(string layer, Storage storage)
    {
        var start = new Place(storage);
        if (storage.Frame is not { } tensor)
        {
            return new ClearStep(layer, storage, "Zeros for what no window writes.", "SampleLayout.Clear", [start, storage.Length]) { Floats = storage.Length, Runs = 1 };
        }

        (int planes, int planeStride, int origin, int rowStride, int lanes) = tensor is PlaneLayout p
            ? (p.Shape.Channels, p.ChannelStride, p.Origin, p.RowStride, p.Lanes)
            : tensor is ChannelLayout c ? (c.Blocks, c.BlockStride, c.Origin, c.RowStride, ChannelLayout.BlockSize)
            : throw new InvalidOperationException(tensor.GetType().Name);
        (int rows, int rowLength) = (tensor.Shape.Height, tensor.Shape.Width * lanes);
        return new ClearStep(
            layer, storage, "Zeros around each channel.", "SampleLayout.ClearFrame", [start, planes, planeStride, origin, rows, rowLength, rowStride])
        {
            Floats = planes * (planeStride - ((long)rows * rowLength)),
            Runs = planes * (rows + 1L),
        };
    }
}
