using KernelGen.Data;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// A training session's memory and threads, and how a batch is cut into blocks of 16 samples. Its caller has checked
/// everything and lets in one thread at a time.
/// </summary>
internal sealed unsafe partial class TrainingCore : IDisposable
{
    /// <summary>Stands for the label of a sample that does not count.</summary>
    public const int Ignored = -1;

    // Values that one item of elementwise work covers: a multiple of every vector's length that stays in the first cache.
    private const int Chunk = 4096;

    // Items of such work for each thread, so that one that is late leaves some to the others.
    private const int ItemsOfThread = 64;

    private readonly Network _network;
    private readonly ulong _seed;
    private readonly NetworkPlan _plan;
    private readonly AlignedMemory _parameters;
    private readonly AlignedMemory _gradients;
    private readonly OptimizerState _optimizer;
    private readonly WorkerTeam _team;
    private readonly LossKernel[] _losses;
    private readonly double[] _sampleLosses;
    private readonly bool[] _sampleCorrect;

    // One for each thread in a step; one for each block where a forward pass waits for its backward pass.
    private readonly AlignedMemory?[] _workspaces;

    // What each thread needs for itself in a backward pass. Reserved at once: which threads come into a step is chance.
    private readonly AlignedMemory[] _scratch;

    // One for each block that several threads share.
    private readonly Worker.Barrier[] _barriers;

    // The gradients of the blocks of one wave but the batch's first, which goes straight into the sum.
    private readonly AlignedMemory?[] _blockGradients;
    private readonly int _wave;

    // Whether the sum of a step looks for gradients that are not finite while it has them, and whether that of the last step has.
    private readonly bool _looksAtSums;
    private bool _hasLooked;
    private readonly BlockSums _blockSums;

    // The batch norms, which all blocks of a batch wait for; null where there are none, and forward and backward are one segment each.
    private readonly BatchStatistics? _batch;
    private readonly (int Start, int Count)[][] _chunks;

    private readonly StepWork _step;
    private readonly ForwardWork _forward;
    private readonly BackwardWork _backward;
    private readonly LoadWork _load;
    private readonly SumWork _sum;
    private readonly UpdateWork _update;
    private readonly GradientPasses _passes;

    public TrainingCore(Network network, TrainingOptions options)
    {
        _network = network;
        _seed = options.Seed;
        _plan = network.Plan;
        _parameters = network.Store.Memory;
        _gradients = new AlignedMemory(_plan.ParameterLength);
        _blockSums = new BlockSums(_gradients);
        _looksAtSums = options.ThrowOnNonFinite && _plan.Batch is null;
        _batch = _plan.Batch is { } batch ? new BatchStatistics(batch, _parameters) : null;
        _chunks = _plan.Batch is { } cut ? [.. cut.Gradients.Select(Cut)] : [Cut([0, _plan.ParameterLength])];
        _optimizer = options.Optimizer.CreateState(_plan.ParameterLength, options.Schedule?.MomentumAt(0) is not null);
        _sampleLosses = new double[options.BatchSize];
        _sampleCorrect = new bool[options.BatchSize];

        // More threads than blocks or chunks would never have work, unless several share a block.
        int blocks = Blocks(options.BatchSize);
        int threads = _plan.SharesBlock ? options.Threads : Math.Min(options.Threads, Math.Max(blocks, Chunks));
        _losses = [.. Enumerable.Range(0, threads).Select(_ => options.Loss.CreateKernel(_plan))];

        // A wave bounds the memory of large batches; with a single thread, one block at a time costs least.
        _wave = threads == 1 ? 1 : Math.Min(blocks, 4 * threads);
        _blockGradients = new AlignedMemory?[_wave];
        _workspaces = new AlignedMemory?[Math.Max(blocks, threads)];
        _scratch = [.. Enumerable.Range(0, threads).Select(_ => new AlignedMemory(_plan.ScratchLength))];
        _step = new StepWork(this);
        _forward = new ForwardWork(this);
        _backward = new BackwardWork(this);
        _load = new LoadWork(this);
        _sum = new SumWork(this);
        _update = new UpdateWork(this);
        _team = new WorkerTeam(threads);
        _barriers = [.. Enumerable.Range(0, threads / 2).Select(_ => _team.CreateBarrier(2))];
        _passes = new GradientPasses(_gradients, _team);
    }

    /// <summary>The gradients of all parameters, laid out like them.</summary>
    public Span<float> Gradients => _gradients.Span;

    // Neighbours, where there are many, so that the processor fetches ahead.
    private int ChunksOfItem(int chunks) => Math.Max(1, chunks / (ItemsOfThread * _team.Threads));

    private int Chunks => (_plan.ParameterLength + Chunk - 1) / Chunk;

    /// <summary>Forward, loss and backward; leaves the gradients and returns the sum of the samples' losses.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="targets">The samples' targets; null where labels say them.</param>
    /// <param name="labels">The samples' classes, or <see cref="Ignored"/>.</param>
    /// <param name="factor">What the samples' gradients are multiplied by.</param>
    /// <param name="loader">Whose next batch is read meanwhile; null for none.</param>
    /// <param name="correct">Number of samples whose largest output is at the label.</param>
    public double Step(float* inputs, int samples, float* targets, int[] labels, double factor, BatchLoader? loader, out int correct)
    {
        int blocks = Blocks(samples);
        _load.Loader = loader;
        if (_batch is not null)
        {
            _step.Set(inputs, samples, targets, labels, factor);
            RunForward(inputs, outputs: null, samples);
            RunBackward(outputGradients: null, inputGradients: null, samples, wantParameters: true);
            return Sum(samples, out correct);
        }

        // Any thread may take any block, so all need a workspace, also where there are fewer blocks than threads.
        PrepareWorkspaces(_team.Threads);
        _step.Set(inputs, samples, targets, labels, factor);
        RunWaves(_step, blocks, _chunks[0]);
        return Sum(samples, out correct);
    }

    // In the samples' order, whichever thread computed them.
    private double Sum(int samples, out int correct)
    {
        double loss = 0;
        correct = 0;
        for (int i = 0; i < samples; i++)
        {
            loss += _sampleLosses[i];
            correct += _sampleCorrect[i] ? 1 : 0;
        }

        return loss;
    }

    /// <summary>Forward, each block in a workspace of its own.</summary>
    public void Forward(float* inputs, float* outputs, int samples) => RunForward(inputs, outputs, samples);

    /// <summary>Backward on the workspaces of the last forward pass; leaves the gradients.</summary>
    public void Backward(float* outputGradients, float* inputGradients, int samples) =>
        RunBackward(outputGradients, inputGradients, samples, wantParameters: true);

    /// <summary>The same for the input alone; the parameters' gradients stay what they were.</summary>
    public void BackwardInput(float* outputGradients, float* inputGradients, int samples) =>
        RunBackward(outputGradients, inputGradients, samples, wantParameters: false);

    /// <summary>Samples of the same update in passes before, whose places in the batch are taken.</summary>
    public long SamplesBefore { get; set; }

    /// <summary>Whether forward passes have statistics that go into the running ones.</summary>
    public bool HasStatistics => _batch is not null;

    /// <summary>Brings the statistics of the last forward pass into the running ones.</summary>
    public void UpdateStatistics() => _batch?.UpdateRunning();

    /// <summary>Whether every gradient of the last step is a finite number; nobody may have changed one since.</summary>
    public bool AreFinite() => _hasLooked ? _sum.IsFinite : _passes.AreFinite();

    /// <summary>What the optimizer remembers.</summary>
    public OptimizerState Optimizer => _optimizer;

    /// <summary>Whole passes over the gradients.</summary>
    public GradientPasses Passes => _passes;

    /// <summary>Changes the parameters by the gradients.</summary>
    public void Update(in StepSettings settings)
    {
        _optimizer.Begin(settings);
        _team.Run(_update, _update.Items);
        _optimizer.Steps++;
    }

    public void Dispose() => _team.Dispose();

    // Brings a block's samples into its workspace.
    private void Pack(float* inputs, int block, int count, float* workspace)
    {
        nint first = (nint)block * SampleBlock.Lanes;
        SampleBlock.Pack(inputs + (first * _plan.Input.Length), count, _plan.Input, workspace, _plan.BlockInput, _plan.Layout);
        SampleBlock.RepeatLast(workspace, _plan.BlockInput, _plan.Input, count);
        _plan.SetSampleKeys(workspace, _seed, _optimizer.Steps, SamplesBefore + first);
    }

    private static int Blocks(int samples) => (int)(((long)samples + SampleBlock.Lanes - 1) / SampleBlock.Lanes);

    private static int SamplesOf(int block, int samples) => Math.Min(SampleBlock.Lanes, samples - (block * SampleBlock.Lanes));

    private void PrepareWorkspaces(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _workspaces[i] ??= new AlignedMemory(_plan.BlockWorkspaceLength);
        }
    }

    // Where outputs are null, the losses of the step are taken instead.
    private void RunForward(float* inputs, float* outputs, int samples)
    {
        int blocks = Blocks(samples);
        PrepareWorkspaces(blocks);
        _forward.Set(inputs, outputs, samples);
        int last = (_batch?.ForwardSegments ?? 1) - 1;
        for (int segment = 0; segment <= last; segment++)
        {
            _forward.BeginSegment(segment, last);
            RunBlocks(_forward, 0, blocks);
            if (segment < last)
            {
                _batch!.EndForward(segment, _workspaces, samples);
            }
        }
    }

    // Where the gradients of the outputs are null, the losses have left them.
    private void RunBackward(float* outputGradients, float* inputGradients, int samples, bool wantParameters)
    {
        int blocks = Blocks(samples);
        _backward.WantsParameters = wantParameters;
        _backward.Set(outputGradients, inputGradients, samples);
        int last = (_batch?.BackwardSegments ?? 1) - 1;
        for (int segment = 0; segment <= last; segment++)
        {
            _backward.BeginSegment(segment, last);
            if (wantParameters)
            {
                RunWaves(_backward, blocks, _chunks[segment]);
            }
            else
            {
                RunBlocks(_backward, 0, blocks);
            }

            if (segment < last)
            {
                _batch!.EndBackward(segment, _workspaces, samples);
            }
        }

        if (wantParameters)
        {
            _batch?.WriteGradients(_gradients.Pointer);
        }
    }

    // Stretches of the gradients in pieces that are items of work.
    private static (int Start, int Count)[] Cut(int[] stretches)
    {
        var chunks = new List<(int, int)>();
        for (int i = 0; i < stretches.Length; i += 2)
        {
            int end = stretches[i] + stretches[i + 1];
            for (int start = stretches[i]; start < end; start += Chunk)
            {
                chunks.Add((start, Math.Min(Chunk, end - start)));
            }
        }

        return [.. chunks];
    }

    // Runs the blocks wave by wave and adds what each block has of these gradients to the sum in the order of the blocks.
    private void RunWaves(WaveWork work, int blocks, (int Start, int Count)[] chunks)
    {
        _blockSums.Begin(blocks);
        _hasLooked = false;
        for (int first = 0; first < blocks; first += _wave)
        {
            int count = Math.Min(_wave, blocks - first);
            for (int i = first == 0 ? 1 : 0; i < count; i++)
            {
                _blockGradients[i] ??= new AlignedMemory(_plan.ParameterLength);
            }

            work.FirstOfWave = first;
            RunBlocks(work, first, count);
            if (first + count > 1)
            {
                bool looks = _looksAtSums && first + count == blocks;
                _sum.Set(first, first == 0 ? 1 : 0, count, chunks, looks);
                _team.Run(_sum, _sum.Items);
                _hasLooked = looks;
            }
        }
    }

    // Each thread has blocks of its own as long as there is one for all; those that are left over several threads share, where they can.
    private void RunBlocks(BlockWork work, int first, int count)
    {
        int rest = _plan.SharesBlock ? count % _team.Threads : 0;
        int parts = rest == 0 ? 1 : _team.Threads / rest;
        int apart = parts == 1 ? count : count - rest;
        if (apart > 0)
        {
            work.Begin(first, parts: 1);
            _load.Run(work, apart);
        }

        if (apart < count)
        {
            for (int i = 0; i < rest; i++)
            {
                _barriers[i].Reset(parts);
            }

            _load.Run(null, 0);

            // No part of a block ends before all have begun, so each is another thread's.
            work.Begin(first + apart, parts);
            _team.Run(work, rest * parts);
        }
    }

    private float* GradientsOf(int block, int firstBlock) =>
        block == 0 ? _blockSums.First : _blockGradients[block - firstBlock]!.Pointer;
}
