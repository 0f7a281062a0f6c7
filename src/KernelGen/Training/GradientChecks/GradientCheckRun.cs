using KernelGen.Runtime;

namespace KernelGen;

/// <summary>One run of <see cref="GradientCheck"/>: a block of samples, and its losses and generated gradients while one value moves.</summary>
internal sealed unsafe class GradientCheckRun
{
    // How far a value moves, as shares of the largest value of its tensor: far enough that rounding is little of the difference.
    private static readonly float[] Steps = [1f / 4, 1f / 16];

    // Places on the way at which gradients are taken. A kink of a ReLU or a maximum costs their mean at most half of one place.
    private const int Places = 16;

    // Rounding of a loss, in units of its terms' last place: there are several sums between a value and the outputs.
    private const double Rounding = 8.0 / (1 << 24);

    private readonly Network _network;
    private readonly NetworkPlan _plan;
    private readonly GradientCheckOptions _options;
    private readonly AlignedMemory _parameters;
    private readonly AlignedMemory _workspace;
    private readonly AlignedMemory?[] _workspaces;
    private readonly AlignedMemory _scratch;
    private readonly BatchStatistics? _batch;
    private readonly AlignedMemory _gradients;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly float[] _outputGradients;
    private readonly float[] _inputGradients;
    private RandomStream _random;

    public GradientCheckRun(Network network, GradientCheckOptions options)
    {
        _network = network;
        _plan = network.Plan;
        _options = options;
        _random = new RandomStream(options.Seed);
        _parameters = new AlignedMemory(_plan.ParameterLength + _plan.StateLength);
        network.Store.Values.CopyTo(_parameters.Span);
        _workspace = new AlignedMemory(_plan.BlockWorkspaceLength);
        _scratch = new AlignedMemory(_plan.ScratchLength);
        _workspaces = [_workspace];
        _batch = _plan.Batch is { } batch ? new BatchStatistics(batch, _parameters) : null;
        _gradients = new AlignedMemory(_plan.ParameterLength);
        _inputs = new float[_plan.Input.Length * SampleBlock.Lanes];
        _outputs = new float[_plan.Output.Length * SampleBlock.Lanes];
        _outputGradients = new float[_outputs.Length];
        _inputGradients = new float[_inputs.Length];
        Fill(_inputs);
        Fill(_outputGradients);
    }

    /// <summary>Number of values that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Compares the gradients of one parameter and adds its worst difference.</summary>
    public void Compare(Parameter parameter, List<GradientDifference> worst)
    {
        float largest = Largest(_parameters.Span.Slice(parameter.Offset, parameter.Length));
        var estimates = new List<Estimate>();
        foreach (int element in Choose(parameter.Length))
        {
            int place = parameter.Offset + element;
            float value = _parameters.Span[place];
            Estimate best = default;
            foreach (float share in Steps)
            {
                float step = share * largest;
                (float above, float below) = (value + step, value - step);
                double width = (double)above - below;
                double mean = 0;
                for (int i = 0; i < Places; i++)
                {
                    _parameters.Span[place] = (float)(below + (width * (i + 0.5) / Places));
                    RunBackward();
                    mean += (double)_gradients.Span[place] / Places;
                }

                _parameters.Span[place] = above;
                (double up, double noise) = Losses(0, SampleBlock.Lanes);
                _parameters.Span[place] = below;
                double down = Losses(0, SampleBlock.Lanes).Loss;
                best = best.OrBetter(new Estimate(element, mean, (up - down) / width, Rounding * noise / width));
            }

            _parameters.Span[place] = value;
            estimates.Add(best);
        }

        AddWorst(parameter.Name, [.. parameter.Shape], estimates, worst);
    }

    /// <summary>Compares the gradients of the input, another value in each sample, and adds the worst difference.</summary>
    public void CompareInput(List<GradientDifference> worst)
    {
        int length = _plan.Input.Length;

        // Another value in each sample, but one at a time where samples look at one another.
        int lanes = _batch is null ? SampleBlock.Lanes : 1;
        float largest = Largest(_inputs);
        float[] original = [.. _inputs];
        var estimates = new List<Estimate>();
        int rounds = (Math.Min(_options.ElementsPerTensor, _inputs.Length) + lanes - 1) / lanes;
        for (int round = 0; round < rounds; round++)
        {
            int[] elements = [.. Enumerable.Range(0, lanes).Select(lane => (lane * length) + _random.NextBelow(_batch is null ? length : _inputs.Length))];
            Estimate[] best = new Estimate[lanes];
            foreach (float share in Steps)
            {
                float step = share * largest;
                double[] means = new double[lanes];
                for (int i = 0; i < Places; i++)
                {
                    Move(original, elements, step * ((2 * (i + 0.5f) / Places) - 1));
                    RunBackward();
                    for (int lane = 0; lane < lanes; lane++)
                    {
                        means[lane] += (double)_inputGradients[elements[lane]] / Places;
                    }
                }

                Move(original, elements, step);
                RunForward();
                (double Loss, double Noise)[] up = [.. Enumerable.Range(0, lanes).Select(lane => SumOf(lane))];
                Move(original, elements, -step);
                RunForward();
                for (int lane = 0; lane < lanes; lane++)
                {
                    float value = original[elements[lane]];
                    double width = (double)(value + step) - (value - step);
                    best[lane] = best[lane].OrBetter(
                        new Estimate(elements[lane], means[lane], (up[lane].Loss - SumOf(lane).Loss) / width, Rounding * up[lane].Noise / width));
                }
            }

            original.CopyTo(_inputs, 0);
            estimates.AddRange(best);
        }

        Shape shape = _plan.Input;
        int[] sizes = _plan.Layout == Layout.Nhwc
            ? [SampleBlock.Lanes, shape.Height, shape.Width, shape.Channels]
            : [SampleBlock.Lanes, shape.Channels, shape.Height, shape.Width];
        AddWorst("input", sizes, estimates, worst);
    }

    // The loss that a sample's values move: its own, or that of all samples.
    private (double Loss, double Noise) SumOf(int lane) => _batch is null ? Sum(lane, 1) : Sum(0, SampleBlock.Lanes);

    private void Move(float[] original, int[] elements, float by)
    {
        original.CopyTo(_inputs, 0);
        foreach (int element in elements)
        {
            _inputs[element] += by;
        }
    }

    private void AddWorst(string name, int[] sizes, List<Estimate> estimates, List<GradientDifference> worst)
    {
        // Also the generated ones, so that an element that should be zero is measured by its neighbours.
        double largest = estimates.Max(e => Math.Max(Magnitude(e.Expected), Magnitude(e.Generated)));
        GradientDifference? most = null;
        foreach (Estimate e in estimates)
        {
            Compared++;
            double share = e.Difference == 0 ? 0 : e.Difference / largest;
            if (most is null || share > most.Share)
            {
                most = new GradientDifference(name, Place(e.Element, sizes), e.Generated, e.Expected, share);
            }
        }

        worst.Add(most!);
    }

    private static double Magnitude(double value) => double.IsFinite(value) ? Math.Abs(value) : 0;

    private static string Place(int element, int[] sizes)
    {
        int[] place = new int[sizes.Length];
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            (element, place[i]) = Math.DivRem(element, sizes[i]);
        }

        return $"[{string.Join(", ", place)}]";
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest > 0 ? largest : 1;
    }

    private int[] Choose(int length)
    {
        if (length <= _options.ElementsPerTensor)
        {
            return [.. Enumerable.Range(0, length)];
        }

        var chosen = new HashSet<int>();
        while (chosen.Count < _options.ElementsPerTensor)
        {
            chosen.Add(_random.NextBelow(length));
        }

        return [.. chosen.Order()];
    }

    private void Fill(float[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((2 * _random.NextUnit()) - 1);
        }
    }

    private void RunForward()
    {
        fixed (float* from = _inputs, to = _outputs)
        {
            SampleBlock.Pack(from, SampleBlock.Lanes, _plan.Input, _workspace.Pointer, _plan.BlockInput, _plan.Layout);
            _plan.SetSampleKeys(_workspace.Pointer, _options.Seed, step: 0, first: 0);
            for (int segment = 0; segment < (_batch?.ForwardSegments ?? 1); segment++)
            {
                if (segment > 0)
                {
                    _batch!.EndForward(segment - 1, _workspaces, SampleBlock.Lanes);
                }

                _network.RunForward(segment, _parameters.Pointer, _workspace.Pointer, Worker.Alone);
            }

            JoinedOutputs.Unpack(_plan, _workspace.Pointer, to, SampleBlock.Lanes);
        }
    }

    private void RunBackward()
    {
        RunForward();
        fixed (float* from = _outputGradients, to = _inputGradients)
        {
            JoinedOutputs.PackGradients(_plan, from, SampleBlock.Lanes, _workspace.Pointer);
            for (int segment = 0; segment < (_batch?.BackwardSegments ?? 1); segment++)
            {
                if (segment > 0)
                {
                    _batch!.EndBackward(segment - 1, _workspaces, SampleBlock.Lanes);
                }

                _network.RunBackward(
                    segment, _parameters.Pointer, _workspace.Pointer, _scratch.Pointer, _gradients.Pointer, wantInputGradient: true, Worker.Alone);
            }

            _batch?.WriteGradients(_gradients.Pointer);
            SampleBlock.Unpack(_workspace.Pointer, _plan.BlockInputGradient, _plan.Input, to, SampleBlock.Lanes, _plan.Layout);
        }
    }

    private (double Loss, double Noise) Losses(int first, int count)
    {
        RunForward();
        return Sum(first, count);
    }

    // The loss of some samples, and the root of the sum of its squared terms, which its rounding is a share of.
    private (double Loss, double Noise) Sum(int first, int count)
    {
        int length = _plan.Output.Length;
        double loss = 0;
        double squares = 0;
        for (int i = first * length; i < (first + count) * length; i++)
        {
            double term = (double)_outputs[i] * _outputGradients[i];
            loss += term;
            squares += term * term;
        }

        return (loss, Math.Sqrt(squares));
    }

    /// <summary>One value's generated gradient, its finite difference, and how much of their difference rounding may be.</summary>
    private readonly record struct Estimate(int Element, double Generated, double Expected, double Noise)
    {
        public double Difference => double.IsFinite(Generated) && double.IsFinite(Expected)
            ? Math.Max(0, Math.Abs(Generated - Expected) - Noise)
            : double.PositiveInfinity;

        // A wrong gradient is wrong at every step size; of right ones that with the least kinks and rounding counts.
        public Estimate OrBetter(Estimate other) => this == default || other.Difference < Difference ? other : this;
    }
}
