using System.Numerics;

namespace KernelGen.Reference;

/// <summary>An activation that is a function of one number.</summary>
public abstract class ElementwiseReference : OperationReference
{
    /// <inheritdoc/>
    public override bool IsActivation => true;

    /// <summary>Whether results are rounded, so that floats and doubles differ.</summary>
    public virtual bool IsRounded => true;

    /// <summary>Whether it goes to a number at both infinities.</summary>
    public virtual bool IsBounded => false;

    /// <inheritdoc/>
    public override double Tolerance(ReferenceOptions options, LayerSizes sizes) => IsRounded ? 2e-6 : 0;

    /// <summary>The function and its gradient.</summary>
    public abstract ElementwiseFunction<T> Of<T>(ReferenceOptions options)
        where T : struct, IFloatingPointIeee754<T>;

    /// <inheritdoc/>
    public override LayerReference<T> Create<T>(ReferenceOptions options, LayerSizes sizes) => new Layer<T>(Of<T>(options));

    private sealed class Layer<T>(ElementwiseFunction<T> function) : LayerReference<T>
        where T : struct, IFloatingPointIeee754<T>
    {
        private T[] input = [];

        public override T[] Forward(T[] x, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias)
        {
            input = x;
            return [.. x.Select(function.Apply)];
        }

        public override T[] Backward(T[] gy, ReadOnlySpan<T> weight, Span<T> weightGradient, Span<T> biasGradient) =>
            [.. input.Zip(gy, function.Gradient)];
    }
}

/// <summary>A function of one number.</summary>
/// <param name="Apply">The value at x.</param>
/// <param name="Gradient">The gradient of x, from x and the gradient of the value.</param>
public sealed record ElementwiseFunction<T>(Func<T, T> Apply, Func<T, T, T> Gradient);
