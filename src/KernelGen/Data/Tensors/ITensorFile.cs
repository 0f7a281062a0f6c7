namespace KernelGen.Data;

/// <summary>A file of named tensors: what it holds is known, and read on demand.</summary>
internal interface ITensorFile : IDisposable
{
    /// <summary>The tensors; no two have one name.</summary>
    IEnumerable<TensorEntry> Entries { get; }

    /// <summary>The file's notes about itself.</summary>
    IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads one tensor whose type <see cref="TensorElement.IsReal"/>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="values">As many values as it has, row by row.</param>
    /// <exception cref="InvalidDataException">A value is too large for a float, or the file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read, or has become shorter.</exception>
    void Read(TensorEntry tensor, Span<float> values);
}
