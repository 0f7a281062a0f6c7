using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>
/// What emitted code tells the runtime about the values of one layer while one sample runs: channel c, row y, column x is the float at
/// <c>Offset + c / Lanes * BlockStride + y * RowStride + x * Lanes + c % Lanes</c>.
/// </summary>
/// <param name="Stop">The place at which the program stops, which <see cref="Worker.EndsAt"/> is asked for; 0 for its end.</param>
/// <param name="Offset">The first value's place in the workspace, or in the sample's output, in floats.</param>
/// <param name="Lanes">Channels that are stored together: 1 or 16.</param>
/// <param name="BlockStride">Floats from so many channels to the next.</param>
/// <param name="RowStride">Floats from one row to the next.</param>
/// <param name="InOutput">Whether they are in the memory of the sample's output.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerValue(int Stop, int Offset, int Lanes, int BlockStride, int RowStride, bool InOutput = false)
{
    internal readonly int Stop = Stop;
    internal readonly int Offset = Offset;
    internal readonly int Lanes = Lanes;
    internal readonly int BlockStride = BlockStride;
    internal readonly int RowStride = RowStride;
    internal readonly bool InOutput = InOutput;
    internal int? Other;
    internal bool IsTakenIn;

    /// <summary>A layer whose values are another's in another shape.</summary>
    /// <param name="layer">The other layer's place in the network; -1 for the network's input.</param>
    public static LayerValue SameAs(int layer) => new(0, 0, 1, 0, 0) { Other = layer };

    /// <summary>A layer whose values are never in memory, because another takes them while they are in registers.</summary>
    /// <param name="layer">The other layer's place in the network.</param>
    public static LayerValue TakenInBy(int layer) => new(0, 0, 1, 0, 0) { Other = layer, IsTakenIn = true };

    /// <summary>Copies the values of a tensor out, row after row of each channel.</summary>
    /// <param name="memory">The workspace or the sample's output.</param>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="output">As many floats.</param>
    internal unsafe void CopyTo(float* memory, Shape shape, Span<float> output)
    {
        int next = 0;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            float* plane = memory + Offset + ((nint)(channel / Lanes) * BlockStride) + (channel % Lanes);
            for (int y = 0; y < shape.Height; y++, plane += RowStride)
            {
                for (int x = 0; x < shape.Width; x++)
                {
                    output[next++] = plane[(nint)x * Lanes];
                }
            }
        }
    }
}
