using System.Text.Json;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.Python;

namespace KernelGen.Benchmarks.Variants;

/// <summary>
/// A whole network's work, by the generated class and by PyTorch, which is the reference where it is installed; forward also by ONNX Runtime, built with <c>Peers=true</c>.
/// </summary>
/// <param name="name">The network, as the peer's script calls it.</param>
/// <param name="create">Makes the generated class.</param>
/// <param name="batch">Samples.</param>
/// <param name="learningRate">How much a training step changes.</param>
/// <param name="source">The file of the samples that declares the network, from which ONNX Runtime's model is exported; null where it is trained.</param>
internal sealed class WholeNetworkVariants(string name, Func<Network> create, int batch, float learningRate, string? source = null)
{
    /// <summary>The forward pass.</summary>
    public IEnumerable<IVariant?> Forward(CaseContext context)
    {
        var data = new Lazy<WholeNetworkData>(Data);
        return
        [
            Torch(context, data, isTraining: false),
            new DeferredVariant(ComparisonRun.Baseline, () => Forward(data.Value, context.Threads)),
            Onnx(context, data),
        ];
    }

    /// <summary>The forward pass by the generated class, which loads its weights when it is prepared, then by ONNX Runtime from a model in memory.</summary>
    public IEnumerable<IVariant> First(CaseContext context)
    {
        WholeNetworkData data = Data();
        yield return new DeferredVariant(ComparisonRun.Baseline, () => Forward(data, context.Threads));
        if (Onnx(context, new Lazy<WholeNetworkData>(data), inMemory: true) is { } onnx)
            yield return onnx;
    }

    /// <summary>One training step.</summary>
    public IEnumerable<IVariant?> Train(CaseContext context)
    {
        var data = new Lazy<WholeNetworkData>(Data);
        return
        [
            Torch(context, data, isTraining: true),
            new DeferredVariant(ComparisonRun.Baseline, () => Train(data.Value, context.Threads, Reference(context, data))),
        ];
    }

    private WholeNetworkData Data()
    {
        using Network network = create();
        return new WholeNetworkData(network, batch);
    }

    private DelegateVariant Forward(WholeNetworkData data, int threads)
    {
        Network network = create();
        data.Load(network);
        network.Threads = threads;
        var output = new float[batch * data.Output.Length];
        void Run() => network.Forward(data.Samples, output);
        return new DelegateVariant(ComparisonRun.Baseline, Run, Output, network) { FindAlgorithm = () => FastAlgorithm.Of(network, Pass.Sample) };

        IReadOnlyDictionary<string, float[]> Output()
        {
            output.AsSpan().Fill(float.NaN);
            Run();
            return Results.Output(output);
        }
    }

    // Null without PyTorch: then there is nothing to compare with.
    private TrainingReference? Reference(CaseContext context, Lazy<WholeNetworkData> data) => context.Peers.PyTorch is not { } torch
        ? null
        : TrainingReference.Of(torch, precision => Build(torch, data.Value, context.Threads, "train", precision));

    private DelegateVariant Train(WholeNetworkData data, int threads, TrainingReference? reference)
    {
        Network network = create();
        TrainingSession session = network.CreateTrainingSession(new() { BatchSize = batch, Threads = threads, Optimizer = new Sgd(learningRate) });
        return new DelegateVariant(ComparisonRun.Baseline, () => session.Step(data.Samples, data.Labels), Output, session)
        {
            Expected = reference?.Expected,
            Tolerance = reference?.Tolerance,
            FindAlgorithm = () => FastAlgorithm.Of(network, Pass.Forward, Pass.Data, Pass.Weights),
        };

        IReadOnlyDictionary<string, float[]> Output()
        {
            data.Load(network);
            var results = new Dictionary<string, float[]> { ["loss"] = [session.Step(data.Samples, data.Labels)] };
            foreach (Parameter parameter in network.Parameters)
            {
                float[] before = data.Tensors[parameter.Name].Values;
                results[parameter.Name + ".update"] = [.. parameter.Values.ToArray().Select((value, i) => value - before[i])];
            }

            return results;
        }
    }

#if PEERS
    private IVariant? Onnx(CaseContext context, Lazy<WholeNetworkData> data, bool inMemory = false)
    {
        if (context.Peers.OnnxRuntime is not { } onnx)
            return null;
        byte[]? model = inMemory ? Model() : null;
        return inMemory ? Make() : new DeferredVariant(onnx.Name, Make);

        IVariant Make() => new Peers.Onnx.OnnxRuntimeVariant(
            onnx, () => model ?? Model(), ("input", data.Value.LastLayer), data.Value.Samples, Sizes(data.Value.Input), Sizes(data.Value.Output), context.Threads);

        long[] Sizes(Shape shape) => [batch, shape.Channels, shape.Height, shape.Width];

        byte[] Model()
        {
            using Network network = create();
            data.Value.Load(network);
            return Peers.Onnx.ExportedModel.Write(network, source!);
        }
    }
#else
    private IVariant? Onnx(CaseContext context, Lazy<WholeNetworkData> data, bool inMemory = false)
    {
        _ = (context, data, source, inMemory);
        return null;
    }
#endif

    private PythonVariant? Torch(CaseContext context, Lazy<WholeNetworkData> data, bool isTraining) => context.Peers.PyTorch is not { } torch
        ? null
        : new(torch, peer => Build(peer, data.Value, context.Threads, isTraining ? "train" : "forward", "single"));

    private int Build(PythonPeer peer, WholeNetworkData data, int threads, string kind, string precision)
    {
        Shape input = data.Input;
        peer.SendInput<float>("input", "float32", data.Samples, batch, input.Channels, input.Height, input.Width);
        foreach ((string tensor, (int[] shape, float[] values)) in data.Tensors)
            peer.SendInput<float>(tensor, "float32", values, shape);
        if (kind == "train")
            peer.SendInput<int>("labels", "int32", data.Labels, batch);
        return peer.Build(JsonSerializer.Serialize(new { kind, threads, network = name, learningRate, precision }));
    }
}
