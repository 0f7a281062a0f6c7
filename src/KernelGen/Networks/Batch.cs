namespace KernelGen;

/// <summary>Checks the lengths of batches before anything is written.</summary>
internal static class Batch
{
    /// <summary>Number of whole samples in a span of inputs, at least 1.</summary>
    public static int Count(ReadOnlySpan<float> inputs, Shape shape, string name)
    {
        if (inputs.IsEmpty || inputs.Length % shape.Length != 0)
        {
            throw new ArgumentException(
                $"{inputs.Length} values are not a whole number of samples, at least one, of {shape.Length} values ({shape}) each.",
                name);
        }

        return inputs.Length / shape.Length;
    }

    /// <summary>Checks that a span has exactly the values of a number of samples.</summary>
    public static void ThrowIfOtherLength(int length, int samples, Shape shape, string name)
    {
        long wanted = (long)samples * shape.Length;
        if (length != wanted)
        {
            throw new ArgumentException($"{samples} samples need {wanted} values ({shape} each), but {length} were given.", name);
        }
    }

    /// <summary>Checks that what is written does not lie over what is read.</summary>
    public static void ThrowIfOverlapping(ReadOnlySpan<float> read, ReadOnlySpan<float> written, string name)
    {
        if (read.Overlaps(written))
        {
            throw new ArgumentException("Inputs and outputs overlap.", name);
        }
    }
}
