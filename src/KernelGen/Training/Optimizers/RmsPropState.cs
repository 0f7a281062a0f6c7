using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The means of <see cref="RmsProp"/>, and its formula.</summary>
internal sealed unsafe class RmsPropState(RmsProp options, int length, bool hasMomentum) : OptimizerState
{
    private readonly AlignedMemory _square = new(length);
    private readonly AlignedMemory? _mean = options.Centered ? new AlignedMemory(length) : null;
    private readonly AlignedMemory? _velocity = hasMomentum ? new AlignedMemory(length) : null;
    private StepSettings _settings;

    public override IReadOnlyList<StateVector> Vectors
    {
        get
        {
            var vectors = new List<StateVector> { new("square_avg", _square) };
            if (_mean is not null)
            {
                vectors.Add(new StateVector("grad_avg", _mean));
            }

            if (_velocity is not null)
            {
                vectors.Add(new StateVector("momentum_buffer", _velocity));
            }

            return vectors;
        }
    }

    public override void Begin(in StepSettings settings) => _settings = settings;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* parameters, float* gradients, int start, int count)
    {
        float* p = parameters + start;
        float* g = gradients + start;
        float* s = _square.Pointer + start;
        float* a = _mean is null ? null : _mean.Pointer + start;
        float* b = _velocity is null ? null : _velocity.Pointer + start;
        var reader = new GradientReader(_settings, options.WeightDecay);
        var alpha = new Vector<float>((float)options.Alpha);
        var rest = new Vector<float>((float)(1 - options.Alpha));
        var epsilon = new Vector<float>((float)options.Epsilon);
        var momentum = new Vector<float>((float)(_settings.Momentum ?? options.Momentum));
        var rate = new Vector<float>((float)_settings.LearningRate);
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(p + i);
            Vector<float> gradient = reader.Read(g + i, value);
            Vector<float> square = (alpha * Vector.Load(s + i)) + (rest * gradient * gradient);
            square.Store(s + i);
            if (a is not null)
            {
                Vector<float> mean = (alpha * Vector.Load(a + i)) + (rest * gradient);
                mean.Store(a + i);
                square -= mean * mean;
                square = Vector.ConditionalSelect(Vector.LessThan(square, Vector<float>.Zero), Vector<float>.Zero, square);
            }

            Vector<float> divisor = Vector.SquareRoot(square) + epsilon;
            if (b is null)
            {
                (value - (rate * gradient / divisor)).Store(p + i);
            }
            else
            {
                Vector<float> velocity = (momentum * Vector.Load(b + i)) + (gradient / divisor);
                velocity.Store(b + i);
                (value - (rate * velocity)).Store(p + i);
            }
        }

        GC.KeepAlive(this);
    }
}
