using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The velocities of <see cref="Sgd"/>, and its formula.</summary>
internal sealed unsafe class SgdState(Sgd options, int length) : OptimizerState
{
    private readonly AlignedMemory? _velocity = options.Momentum == 0 ? null : new AlignedMemory(length);

    public override void Update(float* parameters, float* gradients, int start, int count, float learningRate)
    {
        if (_velocity is null)
        {
            Plain(parameters + start, gradients + start, count, learningRate, options.WeightDecay);
        }
        else
        {
            // Velocities start at zero, which makes the first one the gradient itself, as in PyTorch.
            WithMomentum(
                parameters + start, gradients + start, _velocity.Pointer + start, count, learningRate, options.WeightDecay, options.Momentum);
            GC.KeepAlive(_velocity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(float* p, float* g, int count, float learningRate, float decay)
    {
        var rates = new Vector<float>(learningRate);
        var decays = new Vector<float>(decay);
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(p + i);
            Vector<float> gradient = decay == 0 ? Vector.Load(g + i) : Vector.Load(g + i) + (decays * value);
            (value - (rates * gradient)).Store(p + i);
        }

        for (; i < count; i++)
        {
            float gradient = decay == 0 ? g[i] : g[i] + (decay * p[i]);
            p[i] -= learningRate * gradient;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WithMomentum(float* p, float* g, float* v, int count, float learningRate, float decay, float momentum)
    {
        var rates = new Vector<float>(learningRate);
        var decays = new Vector<float>(decay);
        var momenta = new Vector<float>(momentum);
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(p + i);
            Vector<float> gradient = decay == 0 ? Vector.Load(g + i) : Vector.Load(g + i) + (decays * value);
            Vector<float> velocity = (momenta * Vector.Load(v + i)) + gradient;
            velocity.Store(v + i);
            (value - (rates * velocity)).Store(p + i);
        }

        for (; i < count; i++)
        {
            float gradient = decay == 0 ? g[i] : g[i] + (decay * p[i]);
            v[i] = (momentum * v[i]) + gradient;
            p[i] -= learningRate * v[i];
        }
    }
}
