namespace KernelGen.Tests.Runtime;

public sealed class SgdTests
{
    /// <summary>PyTorch's documented algorithm, step by step in float.</summary>
    private sealed class Textbook(float rate, float momentum, float decay, float[] start)
    {
        private float[]? _velocity;

        public float[] Values { get; } = [.. start];

        public void Step(float[] gradients)
        {
            float[] g = [.. gradients.Select((gradient, i) => decay == 0 ? gradient : gradient + (decay * Values[i]))];
            if (momentum != 0)
            {
                _velocity = _velocity is null ? g : [.. g.Select((gradient, i) => (momentum * _velocity[i]) + gradient)];
                g = _velocity;
            }

            for (int i = 0; i < Values.Length; i++)
            {
                Values[i] -= rate * g[i];
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.9f, 0)]
    [InlineData(0, 0.01f)]
    [InlineData(0.5f, 0.1f)]
    public void UpdateIsPyTorchsFormulaToTheBit(float momentum, float decay)
    {
        // More values than a chunk, and no multiple of a vector.
        using var network = new FakeLinear(new Shape(1, 1, 1399), 3);
        network.Initialize(5);
        using TrainingSession session = network.CreateTrainingSession(
            new() { Threads = 2, Optimizer = new Sgd(0.05f) { Momentum = momentum, WeightDecay = decay } });
        var textbook = new Textbook(0.05f, momentum, decay, network.Weight.Values.ToArray());
        for (int step = 0; step < 4; step++)
        {
            session.Forward(TestValues.Uniform(2 * 1399, step), new float[6]);
            session.Backward(TestValues.Uniform(6, step + 10));
            float[] gradients = session.Gradients["F.weight"].ToArray();
            session.Update();
            textbook.Step(gradients);
            Assert.Equal(TestValues.Bits(textbook.Values), TestValues.Bits(network.Weight.Values));
        }
    }

    [Fact]
    public void PyTorchsValuesAfterThreeSteps()
    {
        // torch.optim.SGD([p], lr=0.1, momentum=0.9, weight_decay=0.5) with p = 1 and gradients 1, 2, -1, worked by hand:
        // g = 1.5, v = 1.5, p = 0.85; g = 2.425, v = 3.775, p = 0.4725; g = -0.76375, v = 2.63375, p = 0.209125.
        using var network = new FakeLinear(new Shape(1, 1, 1), 1);
        network.Weight.Set([1]);
        using TrainingSession session = network.CreateTrainingSession(
            new() { Optimizer = new Sgd(0.1f) { Momentum = 0.9f, WeightDecay = 0.5f } });
        foreach ((float gradient, float expected) in new[] { (1f, 0.85f), (2f, 0.4725f), (-1f, 0.209125f) })
        {
            session.Forward([1], new float[1]);
            session.Backward([gradient]);
            session.Update();
            Assert.Equal(expected, network.Weight.Values[0], 1e-6f);
        }
    }
}
