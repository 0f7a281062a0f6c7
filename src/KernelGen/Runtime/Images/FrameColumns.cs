using System.Runtime.CompilerServices;

namespace KernelGen.Runtime;

/// <summary>
/// The elements of a row that are in windows that leave the image: those of the first outputs, and behind them those of the last. They are named once
/// for a width, so that rows of all pixel types and borders are copied by one short loop.
/// </summary>
internal sealed unsafe class FrameColumns(ImageInput plan, int channels, int elementSize)
{
    private const int Outside = -1;

    private int[] _elements = [];

    /// <summary>Names the elements for images of a width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int width)
    {
        int reach = plan.Width - 1;
        int left = plan.Left + reach;
        int columns = left + (plan.Right == 0 ? 0 : plan.Right + reach);
        if (_elements.Length != columns * channels)
        {
            _elements = new int[columns * channels];
        }

        for (int i = 0; i < columns; i++)
        {
            int column = BorderMap.Index(i < left ? i - plan.Left : width - reach + i - left, width, plan.Border);
            for (int channel = 0; channel < channels; channel++)
            {
                _elements[(i * channels) + channel] = column < 0 ? Outside : (column * channels) + channel;
            }
        }
    }

    /// <summary>Copies the elements of some rows.</summary>
    /// <param name="rows">The rows, each from the image's first column.</param>
    /// <param name="to">Where the elements of each go.</param>
    /// <param name="count">How many rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Copy(byte** rows, byte** to, int count)
    {
        switch (elementSize)
        {
            case sizeof(byte):
                Copy<byte>(rows, to, count);
                break;
            case sizeof(short):
                Copy<short>(rows, to, count);
                break;
            default:
                Copy<int>(rows, to, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy<T>(byte** rows, byte** to, int count)
        where T : unmanaged
    {
        uint bits = plan.BorderBits;
        T constant = *(T*)&bits;
        ReadOnlySpan<int> elements = _elements;
        for (int i = 0; i < count; i++)
        {
            T* row = (T*)rows[i];
            T* tile = (T*)to[i];
            for (int k = 0; k < elements.Length; k++)
            {
                int element = elements[k];
                tile[k] = element < 0 ? constant : row[element];
            }
        }
    }
}
