using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Variants;

/// <summary>The generated classes as variants.</summary>
internal static class GeneratedVariants
{
    /// <summary>The forward pass of the whole batch.</summary>
    public static IVariant Forward(Func<Network> create, NetworkData data) => Deferred(() =>
    {
        Network network = Load(create(), data);
        var output = new float[data.Batch * data.Model.Output.Length];
        void Run() => network.Forward(data.Input, output);
        return Make(Run, network, () =>
        {
            output.AsSpan().Fill(float.NaN);
            Run();
            return Results.Output(output);
        }, () => data.Batch == 1 ? FastAlgorithm.Of(network, Pass.Sample) : null);
    });

    /// <summary>One training step.</summary>
    public static IVariant Train(Func<Network> create, NetworkData data, int threads, float learningRate) => Deferred(() =>
    {
        Network network = Load(create(), data);
        TrainingSession session = network.CreateTrainingSession(
            new TrainingOptions { BatchSize = data.Batch, Threads = threads, Optimizer = new Sgd(learningRate) });
        float Run() => session.Step(data.Input, data.Labels);
        return Make(() => Run(), new Owned(session, network), () =>
        {
            Load(network, data);
            float loss = Run();
            return Results.Updates(data, loss, name => network.Parameters[name].Values);
        }, () => FastAlgorithm.Of(network, Pass.Forward, Pass.Data, Pass.Weights));
    });

    /// <summary>The gradients of a one-layer network for the data's upstream gradient.</summary>
    public static IVariant Backward(Func<Network> create, NetworkData data, int threads, Gradient wanted) => Deferred(() =>
    {
        Network network = Load(create(), data);
        TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = data.Batch, Threads = threads });
        var output = new float[data.Batch * data.Model.Output.Length];
        float[] inputGradient = wanted == Gradient.Weights ? [] : new float[data.Input.Length];

        // A backward pass uses up what its forward pass kept, so each one needs its own.
        void Forward() => session.Forward(data.Input, output);
        void Run()
        {
            if (wanted == Gradient.Data)
                session.BackwardInput(data.Upstream, inputGradient);
            else
                session.Backward(data.Upstream, inputGradient);
        }

        return new DelegateVariant(ComparisonRun.Baseline, Run, Output, new Owned(session, network))
        {
            Before = Forward,
            FindAlgorithm = () => FastAlgorithm.Of(network, wanted == Gradient.Weights ? [Pass.Weights] : wanted == Gradient.Data ? [Pass.Data] : [Pass.Data, Pass.Weights]),
        };

        IReadOnlyDictionary<string, float[]> Output()
        {
            inputGradient.AsSpan().Fill(float.NaN);
            Forward();
            Run();
            return Results.Gradients(data, wanted, inputGradient, name => session.Gradients[name]);
        }
    });

    private static DeferredVariant Deferred(Func<IVariant> create) => new(ComparisonRun.Baseline, create);

    private static DelegateVariant Make(Action run, IDisposable owned, Func<IReadOnlyDictionary<string, float[]>> output, Func<FastAlgorithm?>? algorithm = null) =>
        new(ComparisonRun.Baseline, run, output, owned) { FindAlgorithm = algorithm };

    /// <summary>Gives a network the data's parameters.</summary>
    internal static Network Load(Network network, NetworkData data)
    {
        foreach ((string name, float[] values) in data.Parameters)
            network.Parameters[name].Set(values);
        return network;
    }

    private sealed class Owned(params IDisposable[] items) : IDisposable
    {
        public void Dispose()
        {
            foreach (IDisposable item in items)
                item.Dispose();
        }
    }
}
