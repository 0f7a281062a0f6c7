using System.Reflection;
using KernelGen.Reference;
using KernelGen.Tests.Support;
using KernelGen.Tests.Support.Loops;

namespace KernelGen.Tests.Stencils;

/// <summary>Trainable stencils against the image kernels that they are the twins of, and against the loops.</summary>
public sealed class TwinTests
{
    public static TheoryData<string> Cases => [.. TwinNetworks.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void UntrainedItGivesWhatTheImageKernelGives(string name)
    {
        const int Samples = 18; // a block and more
        Twin twin = TwinNetworks.All[name];
        using Network network = twin.Create(1);
        FilterSpec spec = SpecOf(network);
        Shape input = network.InputShape, output = network.OutputShape;
        float[] x = Values.Normal(Samples * input.Length, 60);
        float[] together = NetworkRun.Forward(network, x);
        float[] training = NetworkRun.ForwardBackward(network, x, new float[together.Length]).Y;
        Tolerance.AssertSame(together, training, name);

        for (int map = 0; map < Samples * input.Channels; map++)
        {
            float[] plane = x.AsSpan(map * input.Height * input.Width, input.Height * input.Width).ToArray();
            int length = output.Height * output.Width;
            float[] mine = together.AsSpan(map * length, length).ToArray();
            (double[] values, double[] magnitudes) = FilterExact.ApplyDouble<float>(spec, plane, input.Width, input.Height);
            Filters.AssertReal(spec, (values, magnitudes), mine, $"{name} map {map}");

            float[] image = Filtering.Run(twin.Filter, plane, input.Width, input.Height, output.Width, output.Height);
            for (int i = 0; i < length; i++)
                Assert.Equal(image[i], mine[i], 2 * Filters.PlainSumUnits(spec) * Math.ScaleB(1, -24) * magnitudes[i]);
        }
    }

    // Whole pixels, whole taps and a power of two below: nothing is rounded, so that both must agree to the last bit.
    [Theory]
    [InlineData("Turned")]
    [InlineData("Small")]
    public void WhereSumsAreExact_SoIsTheTwin(string kernel)
    {
        foreach (string name in TwinNetworks.All.Keys.Where(n => n.StartsWith(kernel, StringComparison.Ordinal)))
        {
            Twin twin = TwinNetworks.All[name];
            using Network network = twin.Create(2);
            Shape input = network.InputShape, output = network.OutputShape;
            float[] x = [.. Values.Bytes(input.Length, 61).Select(b => (float)b)];
            float[] mine = NetworkRun.Forward(network, x);
            for (int c = 0; c < input.Channels; c++)
            {
                int size = input.Height * input.Width, length = output.Height * output.Width;
                float[] image = Filtering.Run(twin.Filter, x.AsSpan(c * size, size).ToArray(), input.Width, input.Height, output.Width, output.Height);
                Assert.Equal(image, mine.AsSpan(c * length, length).ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients(string name)
    {
        using Network network = TwinNetworks.All[name].Create(3);
        foreach (Parameter parameter in network.Parameters)
            parameter.Set(Values.Normal(parameter.Length, 62));
        Finite.AssertForwardAndGradients(network, batch: 1, stream: 63);
        Finite.AssertForwardAndGradients(network, batch: 19, stream: 64, finiteDifferences: false);
    }

    [Fact]
    public void EveryChannelStartsFromTheTaps()
    {
        using var network = TurnedReplicateTwin.Create(seed: 4);
        Assert.Equal<int>([2, 1, 3, 3], network.L.Weight!.Shape.ToArray());
        float[] turned = [-0.25f, 0.25f, 0.5f, -1.75f, 1.25f, 0, 0.75f, -0.5f, 0.25f];
        Assert.Equal([.. turned, .. turned], network.L.Weight.Values.ToArray());
        Assert.Equal([0.5f, 0.5f], network.L.Bias!.Values.ToArray());
        Assert.Equal("L: Stencil 3×3, Replicate border -> 2x6x9", network.L.ToString().Replace("×6×9", "x6x9", StringComparison.Ordinal));

        // The seed has no part in it, and Initialize brings it back.
        network.L.Weight.Set(new float[18]);
        network.Initialize(seed: 5);
        Assert.Equal([.. turned, .. turned], network.L.Weight.Values.ToArray());

        using var zero = new TurnedReplicateTwin();
        Assert.All(zero.L.Weight!.Values.ToArray(), w => Assert.Equal(0, w));
    }

    [Fact]
    public void ThereIsABiasWhereItIsAskedForOrHasAStart()
    {
        Assert.Null(new EvenReplicateTwin().L.Bias);
        Assert.NotNull(new TurnedReplicateTwin().L.Bias);
        using var asked = PadBehindLayers.Create(seed: 6);
        Assert.All(asked.D.Bias!.Values.ToArray(), b => Assert.Equal(0, b));
        Assert.Contains(asked.B.Bias!.Values.ToArray(), b => b != 0);
    }

    [Fact]
    public void TrainingMovesEachChannelsTaps()
    {
        using var network = SmallWrapTwin.Create();
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions
        {
            BatchSize = 2,
            Loss = new MseLoss(),
            Optimizer = new Sgd(1e-3f),
        });
        float[] x = Values.Normal(36, 65), y = Values.Normal(36, 66);
        float first = session.Step(x, y), last = 0;
        for (int step = 0; step < 200; step++)
            last = session.Step(x, y);
        Require.That(last < first / 2, $"{first} to {last}");
        float[] weights = network.L.Weight!.Values.ToArray();
        Assert.NotEqual(weights[..35], weights[35..70]);
    }

    private static FilterSpec SpecOf(Network network)
    {
        PropertyInfo member = network.GetType().GetProperty("L")!;
        return StencilReference.Spec(ReferenceOptions.Of(member.CustomAttributes.Single(a => a.AttributeType == typeof(StencilAttribute))));
    }
}
