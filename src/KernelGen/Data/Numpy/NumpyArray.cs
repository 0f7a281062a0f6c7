using System.Collections.Immutable;

namespace KernelGen.Data;

/// <summary>An array from NumPy's files: values in row order (the last index runs fastest), converted to floats.</summary>
/// <remarks>
/// <c>float16</c>, <c>float32</c> and <c>float64</c> are read, in either byte order and either order of the indices. Whole numbers are not: their
/// file is refused, with its type in the message.
/// </remarks>
public sealed class NumpyArray
{
    private NumpyArray(ImmutableArray<int> shape, float[] values)
    {
        Shape = shape;
        Values = values;
    }

    /// <summary>The sizes, outermost first; empty for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The values, as many as the product of <see cref="Shape"/>.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>Reads the array of a <c>.npy</c> file, as <c>numpy.save</c> writes it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, holds more than 2^31 - 1 values, or values that are not real numbers.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NumpyArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new NpyReader(path);
        return Read(file, file.Entries.Single(), path);
    }

    /// <summary>Reads all arrays of a <c>.npz</c> file, as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The arrays by name.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or an array holds more than 2^31 - 1 values, or values that are not real numbers.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, NumpyArray> ReadAll(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new NpzReader(path);
        return file.Entries.ToDictionary(entry => entry.Name, entry => Read(file, entry, $"{path}, {entry.Name}"), StringComparer.Ordinal);
    }

    private static NumpyArray Read(ITensorFile file, TensorEntry entry, string what)
    {
        if (!TensorElement.IsReal(entry.Type))
        {
            throw new InvalidDataException($"{what} has values of the type {entry.Type}; F16, F32 and F64 are read.");
        }

        long length = (entry.End - entry.Begin) / TensorElement.Size(entry.Type);
        if (length > Array.MaxLength || entry.Shape.Any(size => size > int.MaxValue))
        {
            throw new InvalidDataException($"{what} has the sizes [{string.Join(", ", entry.Shape)}], which is more than an array of .NET holds.");
        }

        float[] values = new float[length];
        file.Read(entry, values);
        return new NumpyArray([.. entry.Shape.Select(size => (int)size)], values);
    }
}
