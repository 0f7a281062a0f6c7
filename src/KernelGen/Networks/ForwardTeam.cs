using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Threads that share forward passes: samples where there are enough of them, else the rows and channels of one. They sleep between calls.
/// </summary>
internal sealed unsafe class ForwardTeam : IDisposable
{
    private readonly Network _network;
    private readonly WorkerTeam _team;
    private readonly ManySamples _many;
    private readonly OneSample _one;
    private bool _ended;
    private bool _hasBlockWorkspaces;
    private bool _hasSampleWorkspaces;

    public ForwardTeam(Network network, int threads)
    {
        _network = network;
        _team = new WorkerTeam(threads);
        _many = new ManySamples(network);
        _one = new OneSample(network, _team);
    }

    public int Threads => _team.Threads;

    /// <summary>Runs samples; false, with nothing done, where another thread's call has the team or there is nothing to share.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">Where their outputs go.</param>
    /// <param name="blocks">The first samples run sixteen at a time: so many of these blocks.</param>
    /// <param name="samples">Samples in all.</param>
    /// <param name="weights">The parameters of one moment.</param>
    public bool TryRun(float* input, OutputMemory output, int blocks, int samples, WeightSnapshot weights)
    {
        int single = samples - (blocks * SampleBlock.Lanes);
        bool shareOne = _network.Plan.SharesSample && single < Threads;
        int items = blocks + (shareOne ? 0 : single);
        if ((items < 2 && !(shareOne && single > 0)) || !Monitor.TryEnter(this))
        {
            return false;
        }

        try
        {
            if (_ended)
            {
                return false;
            }

            if (items > 0)
            {
                Reserve(blocks > 0, items > blocks);
                _many.Set(input, output, blocks, weights);
                _team.Run(_many, items);
            }

            for (int sample = blocks * SampleBlock.Lanes; shareOne && sample < samples; sample++)
            {
                _one.Set(input + ((nint)sample * _network.Plan.Input.Length), output, sample, weights.Packed);
                _team.Run(_one, Threads);
                _one.Finish();
            }

            return true;
        }
        finally
        {
            Monitor.Exit(this);
        }
    }

    // A thread that comes too late to the first calls may come in time to a later one, which is not to allocate.
    private void Reserve(bool forBlocks, bool forSamples)
    {
        if (forBlocks && !_hasBlockWorkspaces)
        {
            _network.ReserveBlockWorkspaces(Threads);
            _hasBlockWorkspaces = true;
        }

        if (forSamples && !_hasSampleWorkspaces)
        {
            _network.ReserveSampleWorkspaces(Threads);
            _hasSampleWorkspaces = true;
        }
    }

    /// <summary>Ends the threads once no call has them.</summary>
    public void Dispose()
    {
        lock (this)
        {
            _ended = true;
            _team.Dispose();
        }
    }

    /// <summary>Blocks of sixteen, then samples one by one.</summary>
    private sealed class ManySamples(Network network) : ITeamWork
    {
        private float* _input;
        private OutputMemory _output;
        private int _blocks;
        private WeightSnapshot? _weights;

        public void Set(float* input, OutputMemory output, int blocks, WeightSnapshot weights)
        {
            _input = input;
            _output = output;
            _blocks = blocks;
            _weights = weights;
        }

        public void Run(int item, int worker)
        {
            bool isBlock = item < _blocks;
            nint first = isBlock ? (nint)item * SampleBlock.Lanes : ((nint)_blocks * SampleBlock.Lanes) + (item - _blocks);
            float* input = _input + (first * network.Plan.Input.Length);
            if (isBlock)
            {
                network.InferBlocks(input, _output, first, SampleBlock.Lanes, _weights!.Parameters!);
            }
            else
            {
                network.ForwardSamples(input, _output, first, 1, _weights!.Packed);
            }
        }
    }

    /// <summary>One sample, run by all threads at once.</summary>
    private sealed class OneSample(Network network, WorkerTeam team) : ITeamWork
    {
        private readonly Worker.Barrier _barrier = team.CreateBarrier(team.Threads);
        private float* _input;
        private OutputMemory _output;
        private int _sample;
        private AlignedMemory? _packed;
        private AlignedMemory? _workspace;

        public void Set(float* input, OutputMemory output, int sample, AlignedMemory packed)
        {
            _input = input;
            _output = output;
            _sample = sample;
            _packed = packed;
            _workspace = network.RentSampleWorkspace();
        }

        // As many items as threads, and none ends before all have begun: so each thread has one.
        public void Run(int item, int worker) =>
            network.RunForwardSample(_input, _output.Of(_sample, _workspace!), _packed!.Pointer, _workspace!.Pointer, new Worker(item, _barrier));

        public void Finish()
        {
            _output.Finish(_sample, _workspace!);
            network.ReturnSampleWorkspace(_workspace!);
        }
    }
}
