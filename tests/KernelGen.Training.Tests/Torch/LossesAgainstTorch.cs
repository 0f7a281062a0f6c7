using System.Text.Json;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Torch;

/// <summary>Every loss: its value, its gradient, and twenty steps of training with it, against PyTorch's.</summary>
public sealed class LossesAgainstTorch
{
    private const int Samples = 6;
    private const int Classes = 5;

    public static TheoryData<string> Names => TorchValues.Losses;

    [Theory]
    [MemberData(nameof(Names))]
    public void ValueAndGradient(string name)
    {
        JsonElement c = TorchValues.Loss(name);
        float[] x = TorchValues.Floats("x"), truth = c.Floats("gradient");
        using FiveToFive network = FiveToFive.Create();
        float[] unit = new float[Classes * Classes];
        for (int i = 0; i < Classes; i++) unit[i * (Classes + 1)] = 1;
        network.L.Weight!.Set(unit);
        network.L.Bias!.Set(new float[Classes]);
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { Loss = LossOf(name), Optimizer = new Sgd(0) });

        // The weight's gradient is the outputs' gradients times the inputs; the bias' gradient their sum.
        float loss = Step(session, x, c);
        Numbers.AssertClose([(float)c.Number("value")], [loss], c.Number("err"), $"{name}, value");
        double[] bias = new double[Classes], weight = new double[Classes * Classes];
        for (int n = 0; n < Samples; n++)
        {
            for (int k = 0; k < Classes; k++)
            {
                bias[k] += truth[(n * Classes) + k];
                for (int i = 0; i < Classes; i++) weight[(k * Classes) + i] += (double)truth[(n * Classes) + k] * x[(n * Classes) + i];
            }
        }

        Numbers.AssertClose([.. weight.Select(v => (float)v)], session.Gradients["L.weight"], c.Number("err"), $"{name}, weight");
        Numbers.AssertClose([.. bias.Select(v => (float)v)], session.Gradients["L.bias"], Math.Max(c.Number("err"), 2e-6), $"{name}, bias");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TwentySteps(string name)
    {
        JsonElement c = TorchValues.Loss(name);
        using Network network = name.StartsWith("Nll", StringComparison.Ordinal) ? FourToFiveLogs.Create() : FourToFive.Create();
        network.Parameters["L.weight"].Set(TorchValues.Floats("w0"));
        network.Parameters["L.bias"].Set(TorchValues.Floats("b0"));
        double rate = name.Contains("mean", StringComparison.Ordinal) ? 0.1 : 0.02;
        using TrainingSession session = network.CreateTrainingSession(
            new TrainingOptions { Loss = LossOf(name), Optimizer = new Sgd(rate) { Momentum = 0.9 } });
        float[] inputs = TorchValues.Floats("data");
        List<float> values = [], after = [];
        for (int step = 0; step < 20; step++)
        {
            values.Add(Step(session, inputs, c));
            after.AddRange(network.Parameters["L.weight"].Values);
            after.AddRange(network.Parameters["L.bias"].Values);
        }

        Numbers.AssertClose(c.Floats("values"), values.ToArray(), c.Number("err20"), $"{name}, values");
        Numbers.AssertClose(c.Floats("after"), after.ToArray(), c.Number("err20"), $"{name}, parameters");
    }

    private static float Step(TrainingSession session, float[] inputs, JsonElement c) => c.GetProperty("target").GetString() switch
    {
        "labels" or "ignore" => session.Step(inputs, TorchValues.Labels.AsSpan()),
        { } target => session.Step(inputs, TorchValues.Floats(target).AsSpan()),
        null => throw new InvalidDataException("A case without a target."),
    };

    // The names are the options.
    private static Loss LossOf(string name)
    {
        bool Has(string word) => name.Split(' ').Contains(word);
        LossReduction reduction = Has("mean") ? LossReduction.Mean : LossReduction.Sum;
        float[]? weights = Has("weights") ? TorchValues.Floats("weights") : null;
        int ignored = Has("ignore") ? 3 : -100;
        return name.Split(' ')[0] switch
        {
            "CrossEntropy" => new CrossEntropyLoss
            {
                Reduction = reduction, ClassWeights = weights, IgnoreIndex = ignored, LabelSmoothing = Has("smoothing") ? 0.1 : 0,
            },
            "Nll" => new NllLoss { Reduction = reduction, ClassWeights = weights, IgnoreIndex = ignored },
            "BceWithLogits" => new BceWithLogitsLoss
            {
                Reduction = reduction, Weights = weights, PositiveWeights = Has("positive") ? TorchValues.Floats("positive") : null,
            },
            "Mse" => new MseLoss { Reduction = reduction },
            _ => throw new ArgumentException(name),
        };
    }
}
