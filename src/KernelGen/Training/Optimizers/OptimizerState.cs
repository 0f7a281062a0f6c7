using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>What one step needs to know beside the gradients.</summary>
/// <param name="LearningRate">The step's size.</param>
/// <param name="Momentum">The momentum, or Adam's first beta, that a schedule sets; null for the optimizer's own.</param>
/// <param name="GradientScale">What gradients are multiplied by first: 1 where they are not clipped by their norm.</param>
/// <param name="GradientLimit">What gradients are clipped to, above and below; infinity where they are not.</param>
internal readonly record struct StepSettings(double LearningRate, double? Momentum, float GradientScale, float GradientLimit);

/// <summary>One of the optimizer's vectors, as long as the parameters.</summary>
/// <param name="Name">PyTorch's name of it.</param>
/// <param name="Memory">Its values, laid out like the parameters.</param>
internal readonly record struct StateVector(string Name, AlignedMemory Memory);

/// <summary>What an optimizer remembers from step to step, and its formula.</summary>
/// <remarks>Loops have no tails: aligned memory can be read and written up to the next multiple of 16 values.</remarks>
internal abstract unsafe class OptimizerState
{
    /// <summary>Number of steps made.</summary>
    public long Steps { get; set; }

    /// <summary>The vectors that are remembered.</summary>
    public virtual IReadOnlyList<StateVector> Vectors => [];

    /// <summary>Starts a step: computes what all values share.</summary>
    public abstract void Begin(in StepSettings settings);

    /// <summary>Changes a range of parameters by their gradients, each value by itself.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="start">The range's first value, a multiple of 16.</param>
    /// <param name="count">Values of the range.</param>
    public abstract void Update(float* parameters, float* gradients, int start, int count);

    /// <summary>Gradients as the formulas take them: clipped, and with the decay of the parameters.</summary>
    protected readonly struct GradientReader(in StepSettings settings, double decay)
    {
        private readonly Vector<float> _scale = new(settings.GradientScale);
        private readonly Vector<float> _limit = new(settings.GradientLimit);
        private readonly Vector<float> _decay = new((float)decay);
        private readonly bool _clips = !float.IsPositiveInfinity(settings.GradientLimit);
        private readonly bool _decays = decay != 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Read(float* gradients, Vector<float> parameters)
        {
            Vector<float> gradient = Vector.Load(gradients) * _scale;
            if (_clips)
            {
                // Not Min and Max, which may drop a NaN.
                gradient = Vector.ConditionalSelect(Vector.GreaterThan(gradient, _limit), _limit, gradient);
                gradient = Vector.ConditionalSelect(Vector.LessThan(gradient, -_limit), -_limit, gradient);
            }

            return _decays ? gradient + (_decay * parameters) : gradient;
        }
    }
}
