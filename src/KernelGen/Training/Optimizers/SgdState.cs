using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The velocities of <see cref="Sgd"/>, and its formula.</summary>
/// <param name="options">The options.</param>
/// <param name="length">Number of velocities: that of the parameters, or 0 without momentum.</param>
internal sealed unsafe class SgdState(Sgd options, int length) : OptimizerState
{
    private readonly AlignedMemory? _velocity = length == 0 ? null : new AlignedMemory(length);
    private StepSettings _settings;
    private float _momentum;
    private float _share;

    public override IReadOnlyList<StateVector> Vectors => _velocity is null ? [] : [new StateVector("momentum_buffer", _velocity)];

    public override void Begin(in StepSettings settings)
    {
        _settings = settings;
        _momentum = (float)(settings.Momentum ?? options.Momentum);

        // The first velocity is the whole gradient, whatever the dampening is.
        _share = Steps == 0 ? 1 : (float)(1 - options.Dampening);
    }

    public override void Update(float* parameters, float* gradients, int start, int count)
    {
        if (_velocity is null)
        {
            Plain(parameters + start, gradients + start, count);
        }
        else
        {
            WithMomentum(parameters + start, gradients + start, _velocity.Pointer + start, count);
            GC.KeepAlive(_velocity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Plain(float* p, float* g, int count)
    {
        var reader = new GradientReader(_settings, options.WeightDecay);
        var rate = new Vector<float>((float)_settings.LearningRate);
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(p + i);
            (value - (rate * reader.Read(g + i, value))).Store(p + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WithMomentum(float* p, float* g, float* v, int count)
    {
        var reader = new GradientReader(_settings, options.WeightDecay);
        var rate = new Vector<float>((float)_settings.LearningRate);
        var momentum = new Vector<float>(_momentum);
        var share = new Vector<float>(_share);
        bool nesterov = options.Nesterov;
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(p + i);
            Vector<float> gradient = reader.Read(g + i, value);
            Vector<float> velocity = (momentum * Vector.Load(v + i)) + (share * gradient);
            velocity.Store(v + i);
            (value - (rate * (nesterov ? gradient + (momentum * velocity) : velocity))).Store(p + i);
        }
    }
}
