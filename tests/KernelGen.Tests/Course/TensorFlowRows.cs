using KernelGen.Tests.Support;

namespace KernelGen.Tests.Course;

/// <summary>Rows C8 to C11: the four examples of the TensorFlow course; its NHWC tensors are written here as NCHW.</summary>
public sealed class TensorFlowRows
{
    [Fact]
    public void C8_OneByOne_TwoChannelsOut()
    {
        using TensorFlow1 network = NetworkRun.With(new TensorFlow1(), ("L.weight", [1, 2]));
        float[] y = NetworkRun.Forward(network, [0, 1, 2, 3, 2, 4, 6, 8]);
        Assert.Equal([0, 1, 2, 3, 0, 2, 4, 6, 2, 4, 6, 8, 4, 8, 12, 16], y);
        Assert.Equal((3, 6), (y[3], y[7])); // the pick: pixel (1, 1) of the first sample in both channels
    }

    [Fact]
    public void C9_Stride3_SameAddsNothing()
    {
        Grid input = Grid.Of(6, 6, (r, c) => c + r / 10f);
        using TensorFlow2 network = NetworkRun.With(new TensorFlow2(), ("L.weight", [0, .5f, 0, 0, 1, 0, 0, .5f, 0]));
        Assert.Equal(new Shape(1, 2, 2), network.OutputShape);
        float[] y = NetworkRun.Forward(network, input.Values);
        Tolerance.AssertClose([2.2000000477, 8.1999998093, 2.7999999523, 8.8000001907], y, "y", 1e-7);
    }

    [Fact]
    public void C10_DiagonalOutline()
    {
        float[][] rows = [[-2.2f, 6.8f], [-2.7f, 6.3f], [-2.4f, 6.6f], [-2.1f, 6.9f], [-1.8f, 7.2f], [.7f, 9.7f]];
        float[][] steps = [[5, 5], [3, 3], [3, 3], [3, 3], [3, 3], [5, 5]];
        AssertDiagonal([-1, -1, -1, -1, 8, -1, -1, -1, -1], rows, steps);
    }

    [Fact]
    public void C11_DiagonalSharpen()
    {
        float[][] rows = [[-1.1f, 3.9f], [-.8f, 3.2f], [-.6f, 3.4f], [-.4f, 3.6f], [-.2f, 3.8f], [.6f, 5.6f]];
        float[][] steps = [[3, 3], [2, 2], [2, 2], [2, 2], [2, 2], [3, 3]];
        AssertDiagonal([0, -1, 0, -1, 5, -1, 0, -1, 0], rows, steps);
    }

    // The input is channel + column + row / 10; the kernel stands on the diagonal of the channels; each channel's result is
    // the one before plus a step, as the course's table shows. The activation is ReLU (the course's minimum with 255 changes nothing).
    private static void AssertDiagonal(float[] kernel, float[][] firstChannel, float[][] steps)
    {
        float[] x = [.. Enumerable.Range(0, 3).SelectMany(c => Grid.Of(2, 6, (row, column) => c + column + row / 10f).Values)];
        var weights = new float[81];
        for (int channel = 0; channel < 3; channel++)
            kernel.CopyTo(weights, (channel * 3 + channel) * 9);

        double[] expected = [.. Enumerable.Range(0, 3)
            .SelectMany(c => firstChannel.Zip(steps, (row, step) => row.Zip(step, (v, s) => (double)v + c * s)).SelectMany(row => row))];
        using TensorFlow3 plain = NetworkRun.With(new TensorFlow3(), ("L.weight", weights));
        Tolerance.AssertClose(expected, NetworkRun.Forward(plain, x), "convolution");

        double[] positive = [.. expected.Select(v => Math.Max(v, 0))];
        using TensorFlow3ReLU activated = NetworkRun.With(new TensorFlow3ReLU(), ("L.weight", weights));
        Tolerance.AssertClose(positive, NetworkRun.Forward(activated, x), "activation");
    }
}
