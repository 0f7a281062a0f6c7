using KernelGen.Runtime;

namespace KernelGen;

/// <content>The values of layers inside.</content>
public abstract unsafe partial class Network
{
    /// <summary>
    /// Runs samples forward as far as a layer and copies what that layer gives, after its norm, sum and activation: feature maps to look at or to
    /// compare with another program's. It runs on the calling thread, and what <see cref="Forward"/> computes is the same bits. Safe to call from
    /// several threads at once.
    /// </summary>
    /// <param name="layer">One of <see cref="Layers"/>, or the property of a layer or a block.</param>
    /// <param name="input">As for <see cref="Forward"/>.</param>
    /// <param name="output">As many results, each of the layer's <see cref="Layer.OutputShape"/> in <see cref="Layout"/>, one after another.</param>
    /// <remarks>
    /// Some layers have no values in memory: where a pool or sum reads a convolution's pixels while they are in registers, or an activation or norm that is a
    /// layer of its own is computed together with the one before. The message names the layer that has them.
    /// </remarks>
    /// <example><code>
    /// var maps = new float[network.C1.OutputShape.Length];
    /// network.ForwardTo(network.C1, image, maps);
    /// </code></example>
    /// <exception cref="ArgumentException">The layer is another network's, a length does not fit, or input and output overlap. Nothing was written.</exception>
    /// <exception cref="NotSupportedException">The layer's values are never in memory. Nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void ForwardTo(Layer layer, ReadOnlySpan<float> input, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Store.ThrowIfDisposed();
        int samples = Batch.Count(input, Plan.Input, nameof(input));
        Batch.ThrowIfOtherLength(output.Length, samples, layer.OutputShape, nameof(output));
        Batch.ThrowIfOverlapping(input, output, nameof(output));
        LayerPlan? holder = HolderOf(PlanOf(layer));
        float[] whole = new float[Plan.Output.Length];
        float[] planes = new float[layer.OutputShape.Length];
        WeightSnapshot weights = _weights.Rent();
        AlignedMemory workspace = _sampleWorkspaces.Rent();
        try
        {
            fixed (float* from = input, end = whole)
            {
                for (int i = 0; i < samples; i++)
                {
                    float* sample = from + ((nint)i * Plan.Input.Length);
                    Span<float> result = output.Slice(i * planes.Length, planes.Length);
                    if (holder is null)
                    {
                        new ReadOnlySpan<float>(sample, planes.Length).CopyTo(result);
                        continue;
                    }

                    LayerValue value = holder.Value!;
                    ForwardSample(sample, end, weights.Packed.Pointer, workspace.Pointer, Worker.AloneTo(value.Stop));
                    value.CopyTo(value.InOutput ? end : workspace.Pointer, holder.Output, planes);
                    if (Layout == Layout.Nhwc)
                    {
                        PutChannelsTogether(planes, layer.OutputShape, result);
                    }
                    else
                    {
                        planes.CopyTo(result);
                    }
                }
            }
        }
        finally
        {
            _sampleWorkspaces.Return(workspace);
            WeightCache.Return(weights);
        }
    }

    private LayerPlan PlanOf(Layer layer)
    {
        for (int i = 0; i < Layers.Count + Uses.Count; i++)
        {
            if (layer == (i < Layers.Count ? Layers[i] : Uses[i - Layers.Count]))
            {
                return i < Layers.Count ? Plan.Layers[i] : Plan.Uses![i - Layers.Count];
            }
        }

        throw new ArgumentException($"{layer.Name} is a layer of another network than this {Name}.", nameof(layer));
    }

    /// <summary>The layer in whose memory the values of a layer are; null for the network's input.</summary>
    private LayerPlan? HolderOf(LayerPlan layer)
    {
        LayerPlan plan = layer;
        while (plan.Value is { Other: { } other } value)
        {
            if (value.IsTakenIn)
            {
                throw new NotSupportedException(
                    $"The values of {layer.Name} are never in memory: {Plan.Layers[other].Name} is computed of them while they are in registers. Take {Plan.Layers[other].Name}.");
            }

            if (other < 0)
            {
                return null;
            }

            plan = Plan.Layers[other];
        }

        return plan.Value is null ? throw new NotSupportedException($"This {Name} does not say where the values of {layer.Name} are.") : plan;
    }

    private static void PutChannelsTogether(float[] planes, Shape shape, Span<float> pixels)
    {
        int area = shape.Height * shape.Width;
        for (int i = 0; i < planes.Length; i++)
        {
            pixels[(i % area * shape.Channels) + (i / area)] = planes[i];
        }
    }
}
