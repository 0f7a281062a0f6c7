using KernelGen.Runtime;

namespace KernelGen;

/// <content>The weights in a file.</content>
public abstract unsafe partial class Network
{
    /// <summary>
    /// Saves all parameters as a safetensors file, with their names (<c>C1.weight</c>) and in PyTorch's layouts. It is written beside its place, flushed
    /// and renamed: a crash leaves the old file. The same weights give the same bytes.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced. Its folder must exist.</param>
    /// <example><code>network.Save("lenet5.safetensors");</code></example>
    /// <exception cref="InvalidOperationException">A training session is using the parameters on another thread.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Store.WhileUnchanged(memory => WeightFile.Save(this, memory, path));
    }

    /// <summary>
    /// Loads all parameters from a file: safetensors, such as <see cref="Save"/> writes or PyTorch's <c>save_file(model.state_dict(), path)</c>, a checkpoint of
    /// a training session, or NumPy's <c>.npz</c>. Forward passes that start later see the new weights.
    /// </summary>
    /// <param name="path">The file. Its tensors are called like the parameters; upper and lower case and underscores need not agree where no two names come to be one.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <remarks>
    /// <c>F64</c>, <c>F16</c> and <c>BF16</c> are converted to floats; a number beyond the range of floats is refused, and so are whole numbers. Counters of
    /// batches (<c>num_batches_tracked</c>) are left out. Layouts are PyTorch's, also where the network declares another <see cref="WeightLayout"/>.
    /// </remarks>
    /// <example><code>network.Load("lenet5.safetensors");</code></example>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or it does not fit the network: the message lists all tensors that are missing, left over, or of another shape or type. The network is
    /// as it was.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. The network is as it was.</exception>
    /// <exception cref="InvalidOperationException">A training session is using the parameters on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void Load(string path, WeightOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _ = Store.Memory;
        AlignedMemory loaded = WeightFile.Load(this, path, options ?? new WeightOptions());
        lock (Store.Gate)
        {
            loaded.Span.CopyTo(Store.BeginWrite());
        }
    }
}
