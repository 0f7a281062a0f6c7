using System.Diagnostics;
using System.Runtime.InteropServices;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>A network's forward pass by ONNX Runtime: all its optimisations, inputs and outputs bound to our memory.</summary>
/// <param name="peer">The loaded library.</param>
/// <param name="model">Makes the model's bytes.</param>
/// <param name="names">What the model calls its input and its output.</param>
/// <param name="input">The input's values.</param>
/// <param name="inputShape">Its sizes, the batch first.</param>
/// <param name="outputShape">The output's sizes.</param>
/// <param name="threads">Threads within an operator; operators run one after another.</param>
internal sealed unsafe class OnnxRuntimeVariant(
    OnnxRuntimePeer peer, Func<byte[]> model, (string Input, string Output) names, float[] input, long[] inputShape, long[] outputShape, int threads) : IVariant
{
    private readonly byte* _inputName = (byte*)Marshal.StringToCoTaskMemUTF8(names.Input);
    private readonly byte* _outputName = (byte*)Marshal.StringToCoTaskMemUTF8(names.Output);
    private readonly NativeMemoryBlock _input = NativeMemoryBlock.Of(input);
    private readonly NativeMemoryBlock _output = new((int)outputShape.Aggregate(1L, (product, size) => product * size));
    private nint _session, _inputValue, _outputValue;

    /// <summary>A chain of the benchmarks' own.</summary>
    public OnnxRuntimeVariant(OnnxRuntimePeer peer, NetworkData data, int threads)
        : this(
            peer, () => OnnxModel.Write(data), (OnnxModel.InputName, OnnxModel.OutputName), data.Input,
            [data.Batch, data.Model.Input.Channels, data.Model.Input.Height, data.Model.Input.Width], OutputShape(data), threads)
    {
    }

    public string Name => peer.Name;

    public string? Version => peer.Api.Version;

    public void Prepare()
    {
        OrtApi api = peer.Api;
        nint options = api.CreateSessionOptions(threads);
        nint memory = api.CreateCpuMemoryInfo();
        try
        {
            _session = api.CreateSession(peer.Environment, model(), options);
            _inputValue = api.CreateTensor(memory, _input.Pointer, _input.Length, inputShape);
            _outputValue = api.CreateTensor(memory, _output.Pointer, _output.Length, outputShape);
        }
        finally
        {
            api.ReleaseMemoryInfo(memory);
            api.ReleaseSessionOptions(options);
        }
    }

    public IReadOnlyDictionary<string, float[]>? Output()
    {
        _output.Span.Fill(float.NaN);
        Run(1);
        return new Dictionary<string, float[]> { ["output"] = _output.Span.ToArray() };
    }

    public double Run(int iterations)
    {
        byte* inputName = _inputName, outputName = _outputName;
        nint from = _inputValue, to = _outputValue;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
            peer.Api.Run(_session, &inputName, &from, &outputName, &to);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public void Dispose()
    {
        peer.Api.ReleaseValue(_inputValue);
        peer.Api.ReleaseValue(_outputValue);
        peer.Api.ReleaseSession(_session);
        _input.Dispose();
        _output.Dispose();
        Marshal.FreeCoTaskMem((nint)_inputName);
        Marshal.FreeCoTaskMem((nint)_outputName);
    }

    private static long[] OutputShape(NetworkData data)
    {
        ModelShape output = data.Model.Output;
        return data.Model.Layers[^1].Operator == ModelOperator.Linear
            ? [data.Batch, output.Channels]
            : [data.Batch, output.Channels, output.Height, output.Width];
    }
}
