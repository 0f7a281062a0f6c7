using System.Collections.ObjectModel;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The base of every compiled network: its layers, its parameters, and running it forward and in training.</summary>
/// <remarks>
/// Derived classes are written by the compiler from a class marked <see cref="NetworkAttribute"/>.
/// <see cref="Forward"/> may be called from several threads at once.
/// </remarks>
public abstract unsafe partial class Network : IDisposable
{
    internal readonly NetworkPlan Plan;
    internal readonly ParameterStore Store;
    private readonly WeightCache _weights;
    private readonly WorkspacePool _sampleWorkspaces;
    private readonly WorkspacePool? _blockWorkspaces;
    private ForwardTeam? _team;

    /// <summary>Makes a network whose parameters are zero. Called by emitted code.</summary>
    protected Network(NetworkPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        Store = new ParameterStore(plan.Name, plan.ParameterLength + plan.StateLength, Math.Max(0, plan.PackingShift), plan.PackingShift < 0 ? 0 : plan.PackedLength);
        _weights = new WeightCache(this);
        _sampleWorkspaces = new WorkspacePool(plan.SampleWorkspaceLength + (plan.Outputs is null ? 0 : plan.Output.Length));
        _blockWorkspaces = plan.Inference is null ? null : new WorkspacePool(plan.Inference.WorkspaceLength);
        (Layers, Parameters, Buffers) = Build(plan, Store);
        ResetBuffers(Store.Values);
        Uses = plan.Uses is null ? [] : Array.ConvertAll(plan.Uses, u => new Layer(u, null, null));
    }

    /// <summary>The class's name.</summary>
    public string Name => Plan.Name;

    /// <summary>
    /// Threads that one call of <see cref="Forward"/> uses, the calling one among them; 1 unless set. They share samples, or where there are fewer of
    /// them than threads the rows and channels of one; the outputs are the same bits for any number. Layers of which a thread's part would be some
    /// microseconds run on one thread. Of several calls at the same time one has the threads, and the others run as with 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 256.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public int Threads
    {
        get => Volatile.Read(ref _team)?.Threads ?? 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            Store.ThrowIfDisposed();
            if (value != Threads)
            {
                Interlocked.Exchange(ref _team, value == 1 ? null : new ForwardTeam(this, value))?.Dispose();
            }
        }
    }

    /// <summary>The shape of one input sample.</summary>
    public Shape InputShape => Plan.Input;

    /// <summary>The shape of one output sample. Of several <see cref="Outputs"/> it is (length, 1, 1), where the length is that of all of them.</summary>
    public Shape OutputShape => Plan.Output;

    /// <summary>The outputs: the layers that no other layer reads, in order.</summary>
    public IReadOnlyList<Layer> Outputs => field ??= Plan.Outputs is null
        ? [Layers[^1]]
        : Array.AsReadOnly(Array.ConvertAll(Plan.Outputs, o => o.Use < 0 ? Layers[o.Layer] : Uses[o.Use]));

    /// <summary>How one sample lies in the memory that callers hand in.</summary>
    public Layout Layout => Plan.Layout;

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The blocks that the network uses, each as one layer: the shape of its output and the cost of all its layers.</summary>
    protected IReadOnlyList<Layer> Uses { get; }

    /// <summary>The parameters of all layers, in order.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>
    /// State that is saved and loaded with the parameters but has no gradient, as PyTorch's buffers: the running mean and variance of each
    /// <see cref="BatchNorm2dAttribute"/>, at first 0 and 1.
    /// </summary>
    public ParameterSet Buffers { get; }

    internal IEnumerable<Parameter> SavedTensors => Parameters.Concat(Buffers);

    /// <summary>
    /// Gives every weight and bias PyTorch's default start, U(-1 / sqrt(fan_in), 1 / sqrt(fan_in)), from a generator of our
    /// own: one seed gives the same values on every machine (but not PyTorch's values). A <see cref="StencilAttribute">stencil</see> starts
    /// from its declared taps instead.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InvalidOperationException">A training session is using the parameters on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Initialize(ulong seed)
    {
        lock (Store.Gate)
        {
            Span<float> memory = Store.BeginWrite();
            ResetBuffers(memory);
            var random = new RandomStream(seed);
            foreach (Parameter parameter in Parameters)
            {
                Span<float> values = memory.Slice(parameter.Offset, parameter.Length);
                if (parameter.Start is { } start)
                {
                    DefaultInitialization.Repeat(values, start);
                }
                else
                {
                    DefaultInitialization.Fill(values, parameter.FanIn, ref random);
                    DefaultInitialization.Order(values, parameter);
                }
            }
        }
    }

    /// <summary>
    /// Runs samples through the network. Safe to call from several threads at once; each call sees the parameters as they
    /// are at one moment. Allocates nothing once as many workspaces exist as threads call at the same time.
    /// </summary>
    /// <param name="input">Any whole number of samples, at least one, each of <see cref="InputShape"/> in <see cref="Layout"/>, one after another.</param>
    /// <param name="output">
    /// As many outputs, each of <see cref="OutputShape"/> in <see cref="Layout"/>. A sample's bits do not depend on its neighbours. Where the network has several
    /// <see cref="Outputs"/>, each sample's are one behind another; its class has a <c>Forward</c> with a span for each besides.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit, or input and output overlap. Nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Store.ThrowIfDisposed();
        int samples = Batch.Count(input, Plan.Input, nameof(input));
        Batch.ThrowIfOtherLength(output.Length, samples, Plan.Output, nameof(output));
        Batch.ThrowIfOverlapping(input, output, nameof(output));

        fixed (float* from = input, to = output)
        {
            Run(from, new OutputMemory(Plan, to, null), samples);
        }
    }

    /// <summary>The same with memory for each of several <see cref="Outputs"/>. Called by emitted code, whose <c>Forward</c> has a span for each.</summary>
    /// <param name="input">As for <see cref="Forward"/>.</param>
    /// <param name="outputs">The memory of each output, in order.</param>
    /// <param name="lengths">Its floats.</param>
    /// <exception cref="ArgumentException">A length does not fit, or memory overlaps. Nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    protected void ForwardOutputs(ReadOnlySpan<float> input, float** outputs, int* lengths)
    {
        Store.ThrowIfDisposed();
        int samples = Batch.Count(input, Plan.Input, nameof(input));
        OutputPlan[] plans = Plan.Outputs!;
        for (int i = 0; i < plans.Length; i++)
        {
            Batch.ThrowIfOtherLength(lengths[i], samples, plans[i].Shape, plans[i].Name);
        }

        for (int i = 0; i < plans.Length; i++)
        {
            var output = new ReadOnlySpan<float>(outputs[i], lengths[i]);
            Batch.ThrowIfOverlapping(input, output, plans[i].Name);
            for (int other = 0; other < i; other++)
            {
                Batch.ThrowIfOverlapping(new ReadOnlySpan<float>(outputs[other], lengths[other]), output, plans[i].Name);
            }
        }

        fixed (float* from = input)
        {
            Run(from, new OutputMemory(Plan, null, outputs), samples);
        }
    }

    /// <summary>
    /// A table of what the network costs, for one sample: of each layer the output's shape, parameters, multiply-adds, bytes of weights and values
    /// that it reads and writes, its receptive field in the network's input and the step from one output to the next, whether pixels or channels
    /// share a vector, and how its loops are tiled for vectors of 512 bits. Lines end with <c>\n</c>; numbers have commas in thousands.
    /// </summary>
    public virtual string Describe() => string.Concat(Layers.Select(layer => $"{layer}\n"));

    /// <summary>Makes a session that trains this network's parameters.</summary>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not one of its kind's values.</exception>
    /// <exception cref="InvalidOperationException">The network is declared without training.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public TrainingSession CreateTrainingSession(TrainingOptions? options = null) => new(this, options ?? new TrainingOptions());

    /// <summary>Lets go of the parameters and threads; every later call throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        Store.Dispose();
        Interlocked.Exchange(ref _team, null)?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs 16 samples of a batch forward as far as the next place where all samples of the batch must have come. Emitted where there is such a place.</summary>
    /// <param name="segment">Which part of the way, from 0.</param>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">As for <see cref="ForwardBlock"/>; one for each 16 samples of the batch.</param>
    /// <param name="worker">As for <see cref="ForwardBlock"/>.</param>
    protected virtual void ForwardSegment(int segment, float* parameters, float* workspace, Worker worker) => ForwardBlock(parameters, workspace, worker);

    /// <summary>The same backward. Emitted where there is such a place.</summary>
    /// <param name="segment">Which part of the way, from 0.</param>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">As for <see cref="BackwardBlock"/>; one for each 16 samples of the batch.</param>
    /// <param name="scratch">As for <see cref="BackwardBlock"/>.</param>
    /// <param name="gradients">As for <see cref="BackwardBlock"/>; each segment writes those of its own parameters.</param>
    /// <param name="wantInputGradient">Whether to compute the gradient with respect to the inputs.</param>
    /// <param name="worker">As for <see cref="ForwardBlock"/>.</param>
    protected virtual void BackwardSegment(
        int segment, float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, Worker worker) =>
        BackwardBlock(parameters, workspace, scratch, gradients, wantInputGradient, worker);

    /// <summary>Brings the parameters into the order that <see cref="ForwardSample"/> reads. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="packed">The packed weights to write, aligned to 64 bytes.</param>
    protected abstract void PackWeights(float* parameters, float* packed);

    /// <summary>Runs one sample forward. Emitted.</summary>
    /// <param name="input">One input sample; any alignment.</param>
    /// <param name="output">One output sample to write; any alignment.</param>
    /// <param name="packed">The packed weights, aligned to 64 bytes.</param>
    /// <param name="workspace">Zeroed once when made, aligned to 64 bytes, used by one sample at a time.</param>
    /// <param name="worker">Which part of the work is the calling thread's.</param>
    protected abstract void ForwardSample(float* input, float* output, float* packed, float* workspace, Worker worker);

    /// <summary>Runs 16 samples forward in the lanes of vectors, and keeps nothing but the outputs. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">Holds the inputs, and the outputs afterwards; aligned to 64 bytes.</param>
    /// <exception cref="InvalidOperationException">The network's samples run faster one by one.</exception>
    protected abstract void InferBlock(float* parameters, float* workspace);

    /// <summary>Runs 16 samples forward side by side, and keeps what <see cref="BackwardBlock"/> needs. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">Holds the inputs, and the outputs afterwards; aligned to 64 bytes.</param>
    /// <param name="worker">Which part of the work is the calling thread's.</param>
    protected abstract void ForwardBlock(float* parameters, float* workspace, Worker worker);

    /// <summary>Runs 16 samples backward after <see cref="ForwardBlock"/> on the same workspace. Emitted.</summary>
    /// <param name="parameters">The parameter memory, aligned to 64 bytes.</param>
    /// <param name="workspace">Holds the output gradients, and if wanted the input gradients afterwards.</param>
    /// <param name="scratch">Memory for the calling thread alone, aligned to 64 bytes; whatever is in it.</param>
    /// <param name="gradients">
    /// Overwritten with the parameters' gradients, summed over the 16 samples; laid out like the parameters. Null where they are not wanted.
    /// </param>
    /// <param name="wantInputGradient">Whether to compute the gradient with respect to the inputs.</param>
    /// <param name="worker">Which part of the work is the calling thread's.</param>
    protected abstract void BackwardBlock(
        float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, Worker worker);

    // The library's own way to the emitted kernels. They are not "protected internal" themselves: then the word that an
    // override must use would depend on whether the user's assembly sees our internals.
    internal void RunPackWeights(float* parameters, float* packed) => PackWeights(parameters, packed);

    internal void RunForward(int segment, float* parameters, float* workspace, Worker worker) =>
        ForwardSegment(segment, parameters, workspace, worker);

    internal void RunBackward(
        int segment, float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, Worker worker) =>
        BackwardSegment(segment, parameters, workspace, scratch, gradients, wantInputGradient, worker);

    internal void RunForwardSample(float* input, float* output, float* packed, float* workspace, Worker worker) =>
        ForwardSample(input, output, packed, workspace, worker);

    internal AlignedMemory RentSampleWorkspace() => _sampleWorkspaces.Rent();

    internal void ReserveSampleWorkspaces(int threads) => _sampleWorkspaces.Reserve(threads);

    internal void ReserveBlockWorkspaces(int threads) => _blockWorkspaces!.Reserve(threads);

    internal void ReturnSampleWorkspace(AlignedMemory workspace) => _sampleWorkspaces.Return(workspace);

    internal void ForwardSamples(float* input, OutputMemory output, nint first, int samples, AlignedMemory packed)
    {
        AlignedMemory workspace = _sampleWorkspaces.Rent();
        int inputLength = Plan.Input.Length;
        for (int i = 0; i < samples; i++)
        {
            ForwardSample(input + ((nint)i * inputLength), output.Of(first + i, workspace), packed.Pointer, workspace.Pointer, Worker.Alone);
            output.Finish(first + i, workspace);
        }

        GC.KeepAlive(packed);
        _sampleWorkspaces.Return(workspace);
    }

    internal void InferBlocks(float* input, OutputMemory output, nint first, int samples, AlignedMemory parameters)
    {
        BlockInference plan = Plan.Inference!;
        AlignedMemory workspace = _blockWorkspaces!.Rent();
        for (int i = 0; i < samples; i += SampleBlock.Lanes)
        {
            SampleBlock.Pack(input + ((nint)i * InputShape.Length), SampleBlock.Lanes, InputShape, workspace.Pointer, plan.Input, Plan.Layout);
            InferBlock(parameters.Pointer, workspace.Pointer);
            output.Unpack(first + i, workspace.Pointer);
        }

        GC.KeepAlive(parameters);
        _blockWorkspaces!.Return(workspace);
    }

    private void Run(float* input, OutputMemory output, int samples)
    {
        WeightSnapshot weights = _weights.Rent();
        try
        {
            int inBlocks = weights.Parameters is null ? 0 : samples - (samples % SampleBlock.Lanes);
            if (Volatile.Read(ref _team) is { } team && team.TryRun(input, output, inBlocks / SampleBlock.Lanes, samples, weights))
            {
                return;
            }

            if (inBlocks > 0)
            {
                InferBlocks(input, output, 0, inBlocks, weights.Parameters!);
            }

            if (inBlocks < samples)
            {
                ForwardSamples(input + ((nint)inBlocks * Plan.Input.Length), output, inBlocks, samples - inBlocks, weights.Packed);
            }
        }
        finally
        {
            WeightCache.Return(weights);
        }
    }

    // The state starts as PyTorch's, also where the parameters are zero.
    private void ResetBuffers(Span<float> memory)
    {
        foreach (Parameter buffer in Buffers)
        {
            DefaultInitialization.Repeat(memory.Slice(buffer.Offset, buffer.Length), buffer.Start);
        }
    }

    private static (ReadOnlyCollection<Layer> Layers, ParameterSet Parameters, ParameterSet Buffers) Build(NetworkPlan plan, ParameterStore store)
    {
        int count = 0;
        int trained = 0;
        foreach (LayerPlan layer in plan.Layers)
        {
            count += layer.Parameters.Length;
            foreach (ParameterPlan parameter in layer.Parameters)
            {
                trained += parameter.IsTrained ? 1 : 0;
            }
        }

        var parameters = new Parameter[trained];
        var buffers = new Parameter[count - trained];
        int nextBuffer = 0;
        var layers = new Layer[plan.Layers.Length];
        int next = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            LayerPlan layer = plan.Layers[i];
            Parameter? weight = null;
            Parameter? bias = null;
            foreach (ParameterPlan parameterPlan in layer.Parameters)
            {
                var parameter = new Parameter(store, layer.Name, parameterPlan);
                if (!parameterPlan.IsTrained)
                {
                    buffers[nextBuffer++] = parameter;
                    continue;
                }

                parameters[next++] = parameter;
                weight = parameterPlan.Name == "weight" ? parameter : weight;
                bias = parameterPlan.Name == "bias" ? parameter : bias;
            }

            layers[i] = new Layer(layer, weight, bias);
        }

        return (Array.AsReadOnly(layers), new ParameterSet(parameters), new ParameterSet(buffers));
    }
}
