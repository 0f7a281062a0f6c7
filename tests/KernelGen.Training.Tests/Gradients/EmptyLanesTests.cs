using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Gradients;

/// <summary>A layer that has no finite value for a zero, as its input and behind a sum without bias.</summary>
[Network(4, 1, 1)]
public sealed partial class Inverse
{
    [Reciprocal]
    public partial Layer First { get; }

    [Linear(5, Bias = false), Reciprocal]
    public partial Layer Middle { get; }

    [Linear(3)]
    public partial Layer Output { get; }
}

/// <summary>Batches that do not fill the last block of sixteen: the lanes without a sample leave nothing in the gradients.</summary>
public sealed class EmptyLanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    public void GradientsAreThoseOfTheSamplesAlone(int samples)
    {
        using Inverse network = Inverse.Create(1);
        float[] weights = [.. Numbers.Uniform(20, 1).Select(v => 0.2f + MathF.Abs(v))];
        network.Parameters["Middle.weight"].Set(weights);
        float[] inputs = [.. Numbers.Uniform(samples * 4, 2).Select(v => 0.3f + MathF.Abs(v))], given = Numbers.Uniform(samples * 3, 3);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = samples });
        session.Forward(inputs, new float[samples * 3]);
        float[] ofInputs = new float[inputs.Length];
        session.Backward(given, ofInputs);

        float[] outWeights = network.Parameters["Output.weight"].Values.ToArray();
        double[] ofOut = new double[15], ofMiddle = new double[20], ofInput = new double[inputs.Length];
        for (int n = 0; n < samples; n++)
        {
            double[] first = [.. Enumerable.Range(0, 4).Select(i => 1.0 / inputs[(n * 4) + i])];
            for (int j = 0; j < 5; j++)
            {
                double inverse = 1 / Enumerable.Range(0, 4).Sum(i => weights[(j * 4) + i] * first[i]), back = 0;
                for (int k = 0; k < 3; k++)
                {
                    ofOut[(k * 5) + j] += given[(n * 3) + k] * inverse;
                    back += given[(n * 3) + k] * (double)outWeights[(k * 5) + j];
                }

                for (int i = 0; i < 4; i++)
                {
                    ofMiddle[(j * 4) + i] -= back * inverse * inverse * first[i];
                    ofInput[(n * 4) + i] += back * inverse * inverse * weights[(j * 4) + i] * first[i] * first[i];
                }
            }
        }

        AssertClose(ofOut, session.Gradients["Output.weight"]);
        AssertClose(ofMiddle, session.Gradients["Middle.weight"]);
        AssertClose(ofInput, ofInputs);
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual)
    {
        double largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.InRange(actual[i], expected[i] - (1e-5 * largest), expected[i] + (1e-5 * largest));
    }
}
