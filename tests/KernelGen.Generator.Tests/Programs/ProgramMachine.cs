using System.Reflection;
using System.Runtime.InteropServices;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Passes;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Programs;

/// <summary>
/// Runs a network's whole programs without emitting them: each kernel after all passes by the interpreter, each step of the runtime by the
/// runtime itself. Memory lasts from run to run, as a workspace does.
/// </summary>
internal sealed class ProgramMachine
{
    public const int Lanes = 16;

    private readonly Target _target;
    private readonly NetworkGraph _graph;
    private readonly NetworkProgram _block;
    private readonly NetworkProgram _sixteen;
    private readonly NetworkProgram _sample;
    private readonly Dictionary<Memory, int[]> _blockMemory;
    private readonly Dictionary<Memory, int[]> _sixteenMemory;
    private readonly Dictionary<Memory, int[]> _sampleMemory;
    private readonly Dictionary<KernelStep, (Function Function, Interpreter Code)> _functions = [];

    public ProgramMachine(NetworkDeclaration declaration, Target target)
        : this(NetworkGraph.Build(declaration, ShapeInference.Infer(declaration)), target)
    {
    }

    /// <param name="graph">The network.</param>
    /// <param name="target">The vector unit.</param>
    /// <param name="summingDirectly">Whether one sample is summed directly, as sixteen are, so that both give the same bits.</param>
    public ProgramMachine(NetworkGraph graph, Target target, bool summingDirectly = true)
    {
        graph = summingDirectly ? graph.SummingDirectly() : graph;
        _target = target;
        _graph = graph;
        // Small networks keep their zeros to themselves, which is what ships. For one of the targets everything is shared, as in large ones.
        SharedZeros.Rule zeros = target == Target.Bits128 ? SharedZeros.Rule.Always : SharedZeros.Rule.WhereItPays;
        _block = ProgramBuilder.Build(_graph, Purpose.Train, zeros);
        _sixteen = ProgramBuilder.Build(_graph, Purpose.InferSixteen, zeros);
        _sample = ProgramBuilder.Build(_graph, Purpose.InferOne, zeros);
        int[] parameters = New(_graph.Parameters.Length);
        _blockMemory = new()
        {
            [Memory.Parameters] = parameters, [Memory.Workspace] = New(_block.WorkspaceLength), [Memory.Gradients] = New(_graph.Parameters.Length),
            [Memory.Scratch] = New(_block.ScratchLength),
        };
        _sixteenMemory = new() { [Memory.Parameters] = parameters, [Memory.Workspace] = New(_sixteen.WorkspaceLength) };
        _sampleMemory = new()
        {
            [Memory.Parameters] = parameters, [Memory.Workspace] = New(_sample.WorkspaceLength), [Memory.Packed] = New(_sample.PackedLength),
            [Memory.Input] = New(_graph.Input.Shape.Length), [Memory.Output] = New(_graph.Output.Shape.Length),
        };
        Spoil(_block, _blockMemory);
        Spoil(_sixteen, _sixteenMemory);
        Spoil(_sample, _sampleMemory);
    }

    /// <summary>Sets a parameter, and packs all.</summary>
    public void Set(Compiler.Graph.Parameter parameter, float[] values)
    {
        Write(_blockMemory[Memory.Parameters], parameter.Offset, values);
        Run(_sample.Packing, _sampleMemory);
    }

    /// <summary>The gradient of a parameter after a backward pass.</summary>
    public float[] Gradient(Compiler.Graph.Parameter parameter) => Read(_blockMemory[Memory.Gradients], parameter.Offset, parameter.Length);

    /// <summary>Sets the parameters of the first layer that has some, and packs them.</summary>
    public void SetParameters(float[] weight, float[] bias)
    {
        Node? node = _graph.Nodes.FirstOrDefault(n => n.Weight is not null);
        if (node is not null)
        {
            Write(_blockMemory[Memory.Parameters], node.Weight!.Offset, weight);
            Write(_blockMemory[Memory.Parameters], node.Bias?.Offset ?? 0, node.Bias is null ? [] : bias);
        }

        Run(_sample.Packing, _sampleMemory);
    }

    /// <summary>Runs one sample, which lies as the network's caller lays it, and gives what the caller gets.</summary>
    public float[] Sample(ReadOnlySpan<float> input)
    {
        Write(_sampleMemory[Memory.Input], 0, input);
        Run(_sample.Forward, _sampleMemory);
        return Read(_sampleMemory[Memory.Output], 0, _graph.Output.Shape.Length);
    }

    /// <summary>Runs sixteen samples forward, each channel after channel, as training does; inference gives the same bits.</summary>
    public float[] Forward(float[] inputs)
    {
        float[] outputs = Forward(_block, _blockMemory, inputs);
        float[] inferred = Forward(_sixteen, _sixteenMemory, inputs);
        Assert.True(MemoryMarshal.AsBytes<float>(outputs).SequenceEqual(MemoryMarshal.AsBytes<float>(inferred)), "Inference of sixteen samples gives other bits than training.");
        return outputs;
    }

    /// <summary>Runs them backward and gives the gradients of the inputs, the weight and the bias.</summary>
    public (float[] Inputs, float[] Weight, float[] Bias) Backward(float[] outputGradients)
    {
        Move(_block.OutputGradients[^1], _blockMemory, outputGradients, into: true);
        Run(_block.Backward, _blockMemory);
        var inputGradients = new float[Lanes * _graph.Input.Shape.Length];
        Move(_block.InputGradient, _blockMemory, inputGradients, into: false);
        Node? node = _graph.Nodes.FirstOrDefault(n => n.Weight is not null);
        return (inputGradients, OrNone(node?.Weight), OrNone(node?.Bias));

        float[] OrNone(Compiler.Graph.Parameter? parameter) => parameter is null ? [] : Gradient(parameter);
    }

    /// <summary>Puts NaN wherever nothing is said to be zero, so that whoever reads what no step has written is found.</summary>
    private static void Spoil(NetworkProgram program, Dictionary<Memory, int[]> memory)
    {
        Storage[] cleared = [.. program.Steps.OfType<ClearStep>().Select(c => c.Storage)];
        foreach (Storage storage in program.Storages.Where(s => !s.KeepsZeros || cleared.Contains(s)))
        {
            memory[storage.Memory].AsSpan(storage.Start, storage.Length).Fill(BitConverter.SingleToInt32Bits(float.NaN));
        }
    }

    private static int[] New(int length) => GC.AllocateArray<int>(length, pinned: true);

    private static void Write(int[] memory, int offset, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            memory[offset + i] = BitConverter.SingleToInt32Bits(values[i]);
        }
    }

    private static float[] Read(int[] memory, int offset, int length) =>
        [.. memory.AsSpan(offset, length).ToArray().Select(BitConverter.Int32BitsToSingle)];

    private float[] Forward(NetworkProgram program, Dictionary<Memory, int[]> memory, float[] inputs)
    {
        Move(program.Input, memory, inputs, into: true);
        Run(program.Forward, memory);
        var outputs = new float[Lanes * _graph.Output.Shape.Length];
        Move(program.Outputs[^1], memory, outputs, into: false);
        return outputs;
    }

    private static void Move(Placed<PlaneLayout> tensor, Dictionary<Memory, int[]> workspace, float[] samples, bool into)
    {
        int[] memory = workspace[Memory.Workspace];
        PlaneLayout layout = tensor.Layout;
        int index = 0;
        for (int n = 0; n < Lanes; n++)
        {
            for (int c = 0; c < layout.Shape.Channels; c++)
            {
                for (int y = 0; y < layout.Shape.Height; y++)
                {
                    for (int x = 0; x < layout.Shape.Width; x++, index++)
                    {
                        int at = tensor.Place.Offset + layout.Origin + (c * layout.ChannelStride) + (y * layout.RowStride) + (x * Lanes) + n;
                        if (into)
                        {
                            memory[at] = BitConverter.SingleToInt32Bits(samples[index]);
                        }
                        else
                        {
                            samples[index] = BitConverter.Int32BitsToSingle(memory[at]);
                        }
                    }
                }
            }
        }
    }

    private void Run(IReadOnlyList<Step> steps, Dictionary<Memory, int[]> memory)
    {
        foreach (Step step in steps)
        {
            switch (step)
            {
                case KernelStep kernel:
                    Run(kernel, memory);
                    break;
                case RuntimeStep call:
                    Call(call, memory);
                    break;
                case ForParameterGradients part:
                    Run(part.Steps, memory);
                    break;
                case StopWithoutInputGradient:
                    break;
                default:
                    throw new NotSupportedException(step.GetType().Name);
            }
        }
    }

    private void Run(KernelStep step, Dictionary<Memory, int[]> memory)
    {
        if (!_functions.TryGetValue(step, out (Function Function, Interpreter Code) found))
        {
            Kernel kernel = step.Lower(_target);
            Function scheduled = Verifier.Check(kernel.Run());
            _functions.Add(step, found = (scheduled, new Interpreter(scheduled)));
        }

        (Function function, Interpreter code) = found;
        (int[] Memory, long Offset)[] places = [.. step.Arguments.Select(p => (memory[p.Memory], (long)p.Offset))];
        Assert.Equal(function.Buffers.Count, places.Length);
        foreach ((Compiler.Ir.Buffer buffer, (int[] whole, long offset)) in function.Buffers.Zip(places))
        {
            // The verifier has proved each access inside its buffer; the plan must have given the buffer its room.
            long length = buffer.Length.IsConstant ? buffer.Length.Constant : step.Sizes[0];
            Require.That(offset + length <= whole.Length, $"{step.Layer} {function.Name}: {buffer.Name} needs {length} at {offset} of {whole.Length}");
        }

        long[] sizes = [.. step.Sizes.Select(s => (long)s)];
        if (function.Sizes.Count == sizes.Length)
        {
            code.Run(places, sizes);
            return;
        }

        // What threads share out, the last part first: none may need another, unless they wait for one another inside.
        const int Threads = 2;
        if (function.HasWaits)
        {
            using var barrier = new Barrier(Threads);
            Thread[] threads =
            [
                .. Enumerable.Range(0, Threads).Select(part => new Thread(() => new Interpreter(function) { OnWait = barrier.SignalAndWait }.Run(places, [.. sizes, part, Threads]))),
            ];
            Array.ForEach(threads, t => t.Start());
            Array.ForEach(threads, t => t.Join());
            return;
        }

        for (int part = Threads - 1; part >= 0; part--)
        {
            code.Run(places, [.. sizes, part, Threads]);
        }
    }

    private static unsafe void Call(RuntimeStep step, Dictionary<Memory, int[]> memory)
    {
        MethodInfo method = RuntimeCaller.Find(step.Method);
        method.Invoke(null, [.. step.Arguments.Select(a => a switch
        {
            Place place => Pointer.Box((float*)Marshal.UnsafeAddrOfPinnedArrayElement(memory[place.Memory], 0) + place.Offset, typeof(float*)),
            null => Pointer.Box(null, typeof(float*)),
            _ => a,
        })]);
    }
}
