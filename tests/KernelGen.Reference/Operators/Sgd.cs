using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// Stochastic gradient descent by PyTorch's formula: <c>d = g + weightDecay · p; v = momentum · v + d; p = p − learningRate · v</c>,
/// with <c>v = d</c> at the first step, which is the same when <c>v</c> starts at zero.
/// </summary>
public static class Sgd
{
    /// <summary>One step, in place; <paramref name="velocity"/> may be empty when <paramref name="momentum"/> is zero.</summary>
    public static void Step<T>(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> velocity, T learningRate, T momentum, T weightDecay)
        where T : struct, INumber<T>
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            T d = gradients[i] + weightDecay * parameters[i];
            if (!velocity.IsEmpty)
            {
                d += momentum * velocity[i];
                velocity[i] = d;
            }

            parameters[i] -= learningRate * d;
        }
    }
}
