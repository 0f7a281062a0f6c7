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
        options ??= new WeightOptions();

        // Into a new network they go at once; where there are weights already, these stay until everything is read.
        if (Store.TryFillNew(memory => WeightFile.Load(this, path, options, memory), ResetBuffers))
        {
            return;
        }

        var loaded = new AlignedMemory(Store.Memory.Length);
        WeightFile.Load(this, path, options, loaded);
        lock (Store.Gate)
        {
            loaded.Span.CopyTo(Store.BeginWrite());
        }
    }

    /// <summary>
    /// Gives the parameters up, so that the weights are in memory once: packed in the order in which <see cref="Forward"/> reads them. Afterwards the network
    /// can only run forward. Most networks are packed in place, a block of channels after another; then there never are two copies. Networks that run sixteen
    /// samples at a time keep the parameters that this reads, and those with grouped convolutions or weights in another layout are packed beside
    /// them first.
    /// </summary>
    /// <remarks>
    /// What was read before, a span of <see cref="Parameter.Values"/> or a training session, must not be used any more: the values are written over.
    /// A second call does nothing.
    /// </remarks>
    /// <example><code>
    /// using var network = new Vgg16();
    /// network.Load("vgg16.safetensors");
    /// network.FreezeForInference();
    /// network.Forward(image, classes);
    /// </code></example>
    /// <exception cref="InvalidOperationException">A training session is using the parameters on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void FreezeForInference()
    {
        Store.ThrowIfDisposed();
        lock (Store.Gate)
        {
            if (!Store.IsFrozen)
            {
                _weights.Freeze();
            }
        }
    }
}
