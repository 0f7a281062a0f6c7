namespace KernelGen.Reference;

/// <summary>What a pooling keeps of each window.</summary>
public enum PoolingKind
{
    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The mean; padding counts as zeros.</summary>
    Average,
}

/// <summary>
/// The course's class Pooling: im2col, then one number for each window and channel; backward scatters to the maximum, or
/// spreads over the window. The stride is 1 unless given, as in the course (elsewhere it is the kernel).
/// </summary>
public sealed class Im2ColPooling(int poolHeight, int poolWidth, int stride = 1, int pad = 0, PoolingKind kind = PoolingKind.Max)
{
    private (int Batch, int Channels, int Height, int Width) size;
    private float[] windows = [];
    private float[] output = [];
    private float[] inputGradient = [];
    private int[] argMax = [];

    private int OutHeight => ColumnMatrix.OutputSize(size.Height, poolHeight, stride, pad);

    private int OutWidth => ColumnMatrix.OutputSize(size.Width, poolWidth, stride, pad);

    /// <summary>The output (NCHW), valid until the next call.</summary>
    public float[] Forward(ReadOnlySpan<float> x, int batch, int channels, int height, int width)
    {
        Resize(batch, channels, height, width);
        float fill = kind == PoolingKind.Max ? float.NegativeInfinity : 0;
        ColumnMatrix.Im2Col(x, windows, batch, channels, height, width, poolHeight, poolWidth, stride, pad, fill);

        int area = poolHeight * poolWidth;
        for (int window = 0; window < output.Length; window++)
        {
            int to = OutputIndex(window);
            int start = window * area;
            if (kind == PoolingKind.Average)
            {
                float sum = 0;
                for (int k = 0; k < area; k++)
                    sum += windows[start + k];
                output[to] = sum / area;
                continue;
            }

            int best = 0;
            for (int k = 1; k < area; k++)
            {
                if (windows[start + k] > windows[start + best])
                    best = k;
            }

            output[to] = windows[start + best];
            argMax[window] = best;
        }

        return output;
    }

    /// <summary>dx for the gradient of the last output.</summary>
    public float[] Backward(ReadOnlySpan<float> outputGradient)
    {
        int area = poolHeight * poolWidth;
        Array.Clear(windows);
        for (int window = 0; window < output.Length; window++)
        {
            float g = outputGradient[OutputIndex(window)];
            if (kind == PoolingKind.Max)
                windows[window * area + argMax[window]] = g;
            else
                windows.AsSpan(window * area, area).Fill(g / area);
        }

        ColumnMatrix.Col2Im(
            windows, inputGradient, size.Batch, size.Channels, size.Height, size.Width, poolHeight, poolWidth, stride, pad);
        return inputGradient;
    }

    // The rows of the column matrix run over samples, positions, then channels; the output is NCHW.
    private int OutputIndex(int window)
    {
        int plane = OutHeight * OutWidth;
        (int position, int channel) = Math.DivRem(window, size.Channels);
        (int sample, int inPlane) = Math.DivRem(position, plane);
        return (sample * size.Channels + channel) * plane + inPlane;
    }

    private void Resize(int batch, int channels, int height, int width)
    {
        if (size == (batch, channels, height, width))
            return;

        size = (batch, channels, height, width);
        output = new float[batch * channels * OutHeight * OutWidth];
        argMax = new int[output.Length];
        windows = new float[output.Length * poolHeight * poolWidth];
        inputGradient = new float[batch * channels * height * width];
    }
}
