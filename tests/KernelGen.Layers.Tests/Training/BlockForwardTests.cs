namespace KernelGen.Tests.Training;

[Network(700, 1, 1)]
internal sealed partial class WideMatrices
{
    [Linear(600), ReLU] public partial Layer L1 { get; }

    [Linear(9), Tanh] public partial Layer L2 { get; }
}

/// <summary>Batches that run sixteen samples at a time, where that reads weights less often.</summary>
public sealed class BlockForwardTests
{
    [Fact]
    public void ASampleDoesNotSeeHowTheBatchIsCut()
    {
        using WideMatrices network = WideMatrices.Create(5);
        const int Samples = 37;
        var random = new Random(1);
        float[] input = [.. Enumerable.Range(0, Samples * WideMatrices.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        var whole = new float[Samples * WideMatrices.OutputLength];
        network.Forward(input, whole);
        for (int i = 0; i < Samples; i++)
        {
            var one = new float[WideMatrices.OutputLength];
            network.Forward(input.AsSpan(i * WideMatrices.InputLength, WideMatrices.InputLength), one);
            Assert.Equal(one, whole[(i * WideMatrices.OutputLength)..((i + 1) * WideMatrices.OutputLength)]);
        }
    }
}
