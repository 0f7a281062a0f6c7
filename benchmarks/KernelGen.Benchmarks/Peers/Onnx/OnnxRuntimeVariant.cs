using System.Diagnostics;
using System.Runtime.InteropServices;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>A network's forward pass by ONNX Runtime: all its optimisations, inputs and outputs bound to our memory.</summary>
/// <param name="peer">The loaded library.</param>
/// <param name="data">The network, its parameters and inputs.</param>
/// <param name="threads">Threads within an operator.</param>
internal sealed unsafe class OnnxRuntimeVariant(OnnxRuntimePeer peer, NetworkData data, int threads) : IVariant
{
    private readonly byte* _inputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.InputName);
    private readonly byte* _outputName = (byte*)Marshal.StringToCoTaskMemUTF8(OnnxModel.OutputName);
    private readonly NativeMemoryBlock _input = NativeMemoryBlock.Of(data.Input);
    private readonly NativeMemoryBlock _output = new(data.Batch * data.Model.Output.Length);
    private nint _session, _inputValue, _outputValue;

    public string Name => peer.Name;

    public void Prepare()
    {
        OrtApi api = peer.Api;
        nint options = api.CreateSessionOptions(threads);
        nint memory = api.CreateCpuMemoryInfo();
        try
        {
            _session = api.CreateSession(peer.Environment, OnnxModel.Write(data), options);
            ModelShape input = data.Model.Input, output = data.Model.Output;
            _inputValue = api.CreateTensor(memory, _input.Pointer, _input.Length, [data.Batch, input.Channels, input.Height, input.Width]);
            ReadOnlySpan<long> shape = data.Model.Layers[^1].Operator == ModelOperator.Linear
                ? [data.Batch, output.Channels]
                : [data.Batch, output.Channels, output.Height, output.Width];
            _outputValue = api.CreateTensor(memory, _output.Pointer, _output.Length, shape);
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
        nint input = _inputValue, output = _outputValue;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
            peer.Api.Run(_session, &inputName, &input, &outputName, &output);
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
}
