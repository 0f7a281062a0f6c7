using System.Diagnostics.CodeAnalysis;

namespace KernelGen;

/// <summary>Checks the lengths of batches before anything is written.</summary>
internal static unsafe class Batch
{
    /// <summary>Number of whole samples in a span of inputs, at least 1.</summary>
    public static int Count(ReadOnlySpan<float> inputs, Shape shape, string name)
    {
        if (inputs.IsEmpty || inputs.Length % shape.Length != 0)
        {
            ThrowNotWhole(inputs.Length, shape, name);
        }

        return inputs.Length / shape.Length;
    }

    /// <summary>Checks that a span has exactly the values of a number of samples.</summary>
    public static void ThrowIfOtherLength(int length, int samples, Shape shape, string name)
    {
        long wanted = (long)samples * shape.Length;
        if (length != wanted)
        {
            ThrowOtherLength(length, samples, wanted, shape, name);
        }
    }

    /// <summary>Checks that what is written does not lie over what is read.</summary>
    public static void ThrowIfOverlapping(ReadOnlySpan<float> read, ReadOnlySpan<float> written, string name)
    {
        fixed (float* from = read, to = written)
        {
            if (from < to + written.Length && to < from + read.Length)
            {
                throw new ArgumentException("Inputs and outputs overlap.", name);
            }
        }
    }

    // Apart, so that the checks are little to compile before a program's first result.
    [DoesNotReturn]
    private static void ThrowNotWhole(int length, Shape shape, string name) => throw new ArgumentException(
        $"{length} values are not a whole number of samples, at least one, of {shape.Length} values ({shape}) each.", name);

    [DoesNotReturn]
    private static void ThrowOtherLength(int length, int samples, long wanted, Shape shape, string name) =>
        throw new ArgumentException($"{samples} samples need {wanted} values ({shape} each), but {length} were given.", name);
}
