using KernelGen.Runtime;

namespace KernelGen;

/// <summary>One run of <see cref="GradientCheck"/>: a block of samples, the generated gradients, and losses at moved values.</summary>
internal sealed unsafe class GradientCheckRun
{
    // Halves of the largest step, which is a share of the tensor's largest value: small steps drown in rounding, large ones cross maxima and ReLUs.
    private const int Halvings = 8;
    private const float LargestStep = 1f / 16;

    private readonly Network _network;
    private readonly NetworkPlan _plan;
    private readonly GradientCheckOptions _options;
    private readonly AlignedMemory _parameters;
    private readonly AlignedMemory _workspace;
    private readonly AlignedMemory _gradients;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly float[] _outputGradients;
    private readonly float[] _inputGradients;
    private readonly double[] _losses = new double[SampleBlock.Lanes];
    private RandomStream _random;

    public GradientCheckRun(Network network, GradientCheckOptions options)
    {
        _network = network;
        _plan = network.Plan;
        _options = options;
        _random = new RandomStream(options.Seed);
        _parameters = new AlignedMemory(_plan.ParameterLength);
        network.Store.Values.CopyTo(_parameters.Span);
        _workspace = new AlignedMemory(_plan.BlockWorkspaceLength);
        _gradients = new AlignedMemory(_plan.ParameterLength);
        _inputs = new float[_plan.Input.Length * SampleBlock.Lanes];
        _outputs = new float[_plan.Output.Length * SampleBlock.Lanes];
        _outputGradients = new float[_outputs.Length];
        _inputGradients = new float[_inputs.Length];
        Fill(_inputs);
        Fill(_outputGradients);
        RunBackward();
    }

    /// <summary>Number of values that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Number of values whose differences did not settle.</summary>
    public int Unsettled { get; private set; }

    /// <summary>Compares the gradients of one parameter and adds its worst difference.</summary>
    public void Compare(Parameter parameter, List<GradientDifference> worst)
    {
        Span<float> values = _parameters.Span.Slice(parameter.Offset, parameter.Length);
        float step = StepOf(values);
        int[] elements = Choose(parameter.Length);
        var estimates = new List<Estimate>();
        Span<Slopes> differences = stackalloc Slopes[Halvings];
        double loss = Loss();
        foreach (int element in elements)
        {
            float value = values[element];
            for (int i = 0; i < Halvings; i++)
            {
                float above = value + (step / (1 << i));
                float below = value - (step / (1 << i));
                values[element] = above;
                double up = Loss();
                values[element] = below;
                double down = Loss();
                differences[i] = new Slopes((up - down) / ((double)above - below), (up - loss) / ((double)above - value), (loss - down) / ((double)value - below));
            }

            values[element] = value;
            estimates.Add(Settle(element, _gradients.Span[parameter.Offset + element], differences));
        }

        AddWorst(parameter.Name, [.. parameter.Shape], estimates, worst);
    }

    /// <summary>Compares the gradients of the input, another value in each sample, and adds the worst difference.</summary>
    public void CompareInput(List<GradientDifference> worst)
    {
        int length = _plan.Input.Length;
        float step = StepOf(_inputs);
        var estimates = new List<Estimate>();
        var differences = new Slopes[SampleBlock.Lanes * Halvings];
        int[] elements = new int[SampleBlock.Lanes];
        int rounds = (Math.Min(_options.ElementsPerTensor, _inputs.Length) + SampleBlock.Lanes - 1) / SampleBlock.Lanes;
        float[] original = [.. _inputs];
        double[] losses = LossesAt(original, [], 0);
        for (int round = 0; round < rounds; round++)
        {
            for (int lane = 0; lane < elements.Length; lane++)
            {
                elements[lane] = (lane * length) + _random.NextBelow(length);
            }

            for (int i = 0; i < Halvings; i++)
            {
                float moved = step / (1 << i);
                double[] up = LossesAt(original, elements, moved);
                double[] down = LossesAt(original, elements, -moved);
                for (int lane = 0; lane < elements.Length; lane++)
                {
                    float value = original[elements[lane]];
                    float above = value + moved;
                    float below = value - moved;
                    differences[(lane * Halvings) + i] = new Slopes(
                        (up[lane] - down[lane]) / ((double)above - below),
                        (up[lane] - losses[lane]) / ((double)above - value),
                        (losses[lane] - down[lane]) / ((double)value - below));
                }
            }

            original.CopyTo(_inputs, 0);
            for (int lane = 0; lane < elements.Length; lane++)
            {
                estimates.Add(Settle(elements[lane], _inputGradients[elements[lane]], differences.AsSpan(lane * Halvings, Halvings)));
            }
        }

        Shape shape = _plan.Input;
        int[] sizes = _plan.Layout == Layout.Nhwc
            ? [SampleBlock.Lanes, shape.Height, shape.Width, shape.Channels]
            : [SampleBlock.Lanes, shape.Channels, shape.Height, shape.Width];
        AddWorst("input", sizes, estimates, worst);
    }

    private double[] LossesAt(float[] original, int[] elements, float moved)
    {
        original.CopyTo(_inputs, 0);
        foreach (int element in elements)
        {
            _inputs[element] += moved;
        }

        _ = Loss();
        return [.. _losses];
    }

    // The difference at which two halvings of the step changed least, and the slopes above and below are nearest: a maximum that changes sides makes them
    // differ. Where even that is beyond the tolerance, the difference is not settled.
    private static Estimate Settle(int element, double generated, ReadOnlySpan<Slopes> differences)
    {
        double best = double.NaN;
        double change = double.PositiveInfinity;
        for (int i = 2; i < differences.Length; i++)
        {
            double halved = Math.Max(
                Math.Abs(differences[i].Central - differences[i - 1].Central), Math.Abs(differences[i - 1].Central - differences[i - 2].Central));
            double candidate = Math.Max(halved, Math.Abs(differences[i].Above - differences[i].Below) / 2);
            if (candidate < change)
            {
                change = candidate;
                best = differences[i].Central;
            }
        }

        return new Estimate(element, generated, best, change);
    }

    private void AddWorst(string name, int[] sizes, List<Estimate> estimates, List<GradientDifference> worst)
    {
        // Also the generated ones, so that an element that should be zero is measured by its neighbours.
        double largest = estimates.Max(e => Math.Max(Magnitude(e.Expected), Magnitude(e.Generated)));
        GradientDifference? most = null;
        foreach (Estimate e in estimates)
        {
            bool isNumber = double.IsFinite(e.Generated) && double.IsFinite(e.Expected);
            if (isNumber && e.Change > _options.Tolerance * largest / 2)
            {
                Unsettled++;
                continue;
            }

            Compared++;
            double share = !isNumber ? double.PositiveInfinity : largest == 0 ? 0 : Math.Abs(e.Generated - e.Expected) / largest;
            if (most is null || share > most.Share)
            {
                most = new GradientDifference(name, Place(e.Element, sizes), e.Generated, e.Expected, share);
            }
        }

        if (most is not null)
        {
            worst.Add(most);
        }
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

    private static float StepOf(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return LargestStep * (largest > 0 ? largest : 1);
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
        fixed (float* from = _inputs)
        {
            SampleBlock.Pack(from, SampleBlock.Lanes, _plan.Input, _workspace.Pointer, _plan.BlockInput, _plan.Layout);
        }

        _network.RunForwardBlock(_parameters.Pointer, _workspace.Pointer);
    }

    private void RunBackward()
    {
        RunForward();
        fixed (float* from = _outputGradients, to = _inputGradients)
        {
            SampleBlock.Pack(from, SampleBlock.Lanes, _plan.Output, _workspace.Pointer, _plan.BlockOutputGradient, _plan.Layout);
            _network.RunBackwardBlock(_parameters.Pointer, _workspace.Pointer, _gradients.Pointer, wantInputGradient: true);
            SampleBlock.Unpack(_workspace.Pointer, _plan.BlockInputGradient, _plan.Input, to, SampleBlock.Lanes, _plan.Layout);
        }
    }

    private double Loss()
    {
        RunForward();
        fixed (float* to = _outputs)
        {
            SampleBlock.Unpack(_workspace.Pointer, _plan.BlockOutput, _plan.Output, to, SampleBlock.Lanes, _plan.Layout);
        }

        int length = _plan.Output.Length;
        double sum = 0;
        for (int lane = 0; lane < SampleBlock.Lanes; lane++)
        {
            double loss = 0;
            for (int i = lane * length; i < (lane + 1) * length; i++)
            {
                loss += (double)_outputs[i] * _outputGradients[i];
            }

            _losses[lane] = loss;
            sum += loss;
        }

        return sum;
    }

    private readonly record struct Slopes(double Central, double Above, double Below);

    private readonly record struct Estimate(int Element, double Generated, double Expected, double Change);
}
