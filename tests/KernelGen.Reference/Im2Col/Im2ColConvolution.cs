namespace KernelGen.Reference;

/// <summary>The course's class Convolution: im2col, one matrix product, and the same backward. Buffers are kept between calls.</summary>
public sealed class Im2ColConvolution
{
    private readonly int stride;
    private readonly int pad;
    private readonly int outChannels;
    private readonly int channels;
    private readonly int kernelHeight;
    private readonly int kernelWidth;
    private readonly float[] transposedWeights;
    private readonly float[] transposedGradient;
    private (int Batch, int Height, int Width) size;
    private float[] windows = [];
    private float[] windowsTransposed = [];
    private float[] windowGradients = [];
    private float[] rows = [];
    private float[] inputGradient = [];

    /// <summary>Weights <c>[out, in, kernel height, kernel width]</c>, not copied.</summary>
    public Im2ColConvolution(float[] weights, float[] bias, int outChannels, int channels, int kernelHeight, int kernelWidth, int stride = 1, int pad = 0)
    {
        (Weights, Bias) = (weights, bias);
        (this.outChannels, this.channels, this.kernelHeight, this.kernelWidth) = (outChannels, channels, kernelHeight, kernelWidth);
        (this.stride, this.pad) = (stride, pad);
        transposedWeights = new float[weights.Length];
        transposedGradient = new float[weights.Length];
        WeightGradient = new float[weights.Length];
        BiasGradient = new float[bias.Length];
    }

    /// <summary>The weights.</summary>
    public float[] Weights { get; }

    /// <summary>One value for each output channel.</summary>
    public float[] Bias { get; }

    /// <summary>The last output (NCHW); an activation may change it in place.</summary>
    public float[] Output { get; private set; } = [];

    /// <summary>dW of the last <see cref="Backward"/>.</summary>
    public float[] WeightGradient { get; }

    /// <summary>db of the last <see cref="Backward"/>.</summary>
    public float[] BiasGradient { get; }

    private int OutHeight => ColumnMatrix.OutputSize(size.Height, kernelHeight, stride, pad);

    private int OutWidth => ColumnMatrix.OutputSize(size.Width, kernelWidth, stride, pad);

    private int WindowCount => size.Batch * OutHeight * OutWidth;

    private int WindowLength => channels * kernelHeight * kernelWidth;

    /// <summary>The output (NCHW), valid until the next call.</summary>
    public float[] Forward(ReadOnlySpan<float> x, int batch, int height, int width)
    {
        Resize(batch, height, width);
        ColumnMatrix.Im2Col(x, windows, batch, channels, height, width, kernelHeight, kernelWidth, stride, pad);
        MatrixProduct.Transpose(Weights, transposedWeights, outChannels, WindowLength);
        MatrixProduct.Multiply(windows, transposedWeights, rows, WindowCount, WindowLength, outChannels);

        // (N · OH · OW, FN) to NCHW, with the bias.
        int plane = OutHeight * OutWidth;
        for (int n = 0; n < batch; n++)
        {
            for (int o = 0; o < outChannels; o++)
            {
                for (int p = 0; p < plane; p++)
                    Output[(n * outChannels + o) * plane + p] = rows[(n * plane + p) * outChannels + o] + Bias[o];
            }
        }

        return Output;
    }

    /// <summary>dx for the gradient of the last output; sets <see cref="WeightGradient"/> and <see cref="BiasGradient"/>.</summary>
    public float[] Backward(ReadOnlySpan<float> outputGradient)
    {
        int plane = OutHeight * OutWidth;
        Array.Clear(BiasGradient);
        for (int n = 0; n < size.Batch; n++)
        {
            for (int o = 0; o < outChannels; o++)
            {
                for (int p = 0; p < plane; p++)
                {
                    float g = outputGradient[(n * outChannels + o) * plane + p];
                    rows[(n * plane + p) * outChannels + o] = g;
                    BiasGradient[o] += g;
                }
            }
        }

        MatrixProduct.Transpose(windows, windowsTransposed, WindowCount, WindowLength);
        MatrixProduct.Multiply(windowsTransposed, rows, transposedGradient, WindowLength, WindowCount, outChannels);
        MatrixProduct.Transpose(transposedGradient, WeightGradient, WindowLength, outChannels);

        MatrixProduct.Multiply(rows, Weights, windowGradients, WindowCount, outChannels, WindowLength);
        ColumnMatrix.Col2Im(
            windowGradients, inputGradient, size.Batch, channels, size.Height, size.Width, kernelHeight, kernelWidth, stride, pad);
        return inputGradient;
    }

    private void Resize(int batch, int height, int width)
    {
        if (size == (batch, height, width))
            return;

        size = (batch, height, width);
        windows = new float[WindowCount * WindowLength];
        windowsTransposed = new float[windows.Length];
        windowGradients = new float[windows.Length];
        rows = new float[WindowCount * outChannels];
        Output = new float[rows.Length];
        inputGradient = new float[batch * channels * height * width];
    }
}
