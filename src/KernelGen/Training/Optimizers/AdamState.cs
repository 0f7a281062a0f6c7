using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The options of <see cref="Adam"/> and <see cref="AdamW"/>.</summary>
internal sealed record AdamSettings(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool IsDecoupled, bool AmsGrad);

/// <summary>The moments of <see cref="Adam"/> and <see cref="AdamW"/>, and their formula.</summary>
internal sealed unsafe class AdamState(AdamSettings options, int length) : OptimizerState
{
    private readonly AlignedMemory _mean = new(length);
    private readonly AlignedMemory _square = new(length);
    private readonly AlignedMemory? _largest = options.AmsGrad ? new AlignedMemory(length) : null;
    private StepSettings _settings;
    private double _beta1;
    private float _stepSize;
    private float _rootCorrection;

    public override IReadOnlyList<StateVector> Vectors => _largest is null
        ? [new("exp_avg", _mean), new("exp_avg_sq", _square)]
        : [new("exp_avg", _mean), new("exp_avg_sq", _square), new("max_exp_avg_sq", _largest)];

    public override void Begin(in StepSettings settings)
    {
        _settings = settings;
        _beta1 = settings.Momentum ?? options.Beta1;
        long step = Steps + 1;
        _stepSize = (float)(settings.LearningRate / (1 - PortableMath.Power(_beta1, step)));
        _rootCorrection = (float)Math.Sqrt(1 - PortableMath.Power(options.Beta2, step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Update(float* parameters, float* gradients, int start, int count)
    {
        float* p = parameters + start;
        float* g = gradients + start;
        float* m = _mean.Pointer + start;
        float* v = _square.Pointer + start;
        float* most = _largest is null ? null : _largest.Pointer + start;
        var reader = new GradientReader(_settings, options.IsDecoupled ? 0 : options.WeightDecay);
        var keep = new Vector<float>(options.IsDecoupled ? (float)(1 - (_settings.LearningRate * options.WeightDecay)) : 1);
        var beta1 = new Vector<float>((float)_beta1);
        var rest1 = new Vector<float>((float)(1 - _beta1));
        var beta2 = new Vector<float>((float)options.Beta2);
        var rest2 = new Vector<float>((float)(1 - options.Beta2));
        var epsilon = new Vector<float>((float)options.Epsilon);
        var stepSize = new Vector<float>(_stepSize);
        var rootCorrection = new Vector<float>(_rootCorrection);
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(p + i);
            Vector<float> gradient = reader.Read(g + i, value);
            Vector<float> mean = (beta1 * Vector.Load(m + i)) + (rest1 * gradient);
            mean.Store(m + i);
            Vector<float> square = (beta2 * Vector.Load(v + i)) + (rest2 * gradient * gradient);
            square.Store(v + i);
            if (most is not null)
            {
                Vector<float> largest = Vector.Load(most + i);

                // Not Max, which may drop a NaN.
                square = Vector.ConditionalSelect(Vector.LessThan(square, largest), largest, square);
                square.Store(most + i);
            }

            Vector<float> divisor = (Vector.SquareRoot(square) / rootCorrection) + epsilon;
            ((value * keep) - (stepSize * mean / divisor)).Store(p + i);
        }

        GC.KeepAlive(this);
    }
}
