using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// The batch norms of a network in training: brings the numbers of all samples together where the segments of a pass end, in double precision and lane by lane
/// in the order of the blocks, so that the bits depend on nothing else; and keeps the running statistics.
/// </summary>
/// <param name="plan">What is known of the batch norms.</param>
/// <param name="parameters">The parameters with the state behind them.</param>
internal sealed unsafe class BatchStatistics(BatchPlan plan, AlignedMemory parameters)
{
    private const int Lanes = SampleBlock.Lanes;

    private readonly Channel[][] _channels = [.. plan.Norms.Select(norm => new Channel[norm.Channels])];

    /// <summary>Segments of a forward pass.</summary>
    public int ForwardSegments => plan.Norms.Length + 1;

    /// <summary>Segments of a backward pass.</summary>
    public int BackwardSegments => plan.Backward.Length + 1;

    /// <summary>Ends a segment of the forward pass: gives each block the mean and the factor of every channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EndForward(int segment, ReadOnlySpan<AlignedMemory?> workspaces, int samples)
    {
        BatchNormPlan norm = plan.Norms[segment];
        for (int c = 0; c < norm.Channels; c++)
        {
            int place = norm.Statistics + (c * Lanes);
            ref Channel channel = ref _channels[segment][c];
            channel = Combine(norm, place, workspaces, samples);
            double scale = norm.Scale < 0 ? 1 : parameters.Pointer[norm.Scale + c];
            Put(workspaces, samples, place, (float)channel.Mean);
            Put(workspaces, samples, place + (norm.Channels * Lanes), (float)(scale * channel.Inverse));
        }
    }

    /// <summary>Ends a segment of the backward pass: gives each block what its gradients lose, and keeps the gradients of the parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EndBackward(int segment, ReadOnlySpan<AlignedMemory?> workspaces, int samples)
    {
        int number = plan.Backward[segment];
        BatchNormPlan norm = plan.Norms[number];
        double count = (double)samples * norm.Pixels;
        for (int c = 0; c < norm.Channels; c++)
        {
            ref Channel channel = ref _channels[number][c];
            int first = norm.Sums + (c * Lanes);
            int second = first + (norm.Channels * Lanes);
            DoubleLanes sums = default;
            DoubleLanes products = default;
            for (int n = 0; n < samples; n += Lanes)
            {
                float* block = workspaces[n / Lanes]!.Pointer;
                sums += DoubleLanes.Load(block + first).First(samples - n);
                products += DoubleLanes.Load(block + second).First(samples - n);
            }

            double sum = sums.Sum;
            double product = products.Sum;

            // The kernels took the mean as a float away.
            product += ((float)channel.Mean - channel.Mean) * sum;
            channel.ShiftGradient = (float)sum;
            channel.ScaleGradient = (float)(product * channel.Inverse);
            Put(workspaces, samples, first, (float)(sum / count));
            Put(workspaces, samples, second, (float)(product * channel.Inverse * channel.Inverse / count));
        }
    }

    /// <summary>Writes the gradients of the parameters of all batch norms, as the last backward pass gave them.</summary>
    public void WriteGradients(float* gradients)
    {
        for (int i = 0; i < plan.Norms.Length; i++)
        {
            BatchNormPlan norm = plan.Norms[i];
            for (int c = 0; c < norm.Channels && norm.Scale >= 0; c++)
            {
                gradients[norm.Scale + c] = _channels[i][c].ScaleGradient;
                gradients[norm.Shift + c] = _channels[i][c].ShiftGradient;
            }
        }
    }

    /// <summary>Brings the statistics of the last forward pass into the running ones; the variance is the unbiased one, as PyTorch's.</summary>
    public void UpdateRunning()
    {
        for (int i = 0; i < plan.Norms.Length; i++)
        {
            BatchNormPlan norm = plan.Norms[i];
            for (int c = 0; c < norm.Channels; c++)
            {
                Move(norm.Mean + c, _channels[i][c].Mean, norm.Momentum);
                Move(norm.Variance + c, _channels[i][c].Unbiased, norm.Momentum);
            }
        }
    }

    private void Move(int place, double batch, double momentum)
    {
        float* running = parameters.Pointer + place;
        *running = (float)(((1 - momentum) * *running) + (momentum * batch));
    }

    // Every sample has as many pixels: the mean is that of the means, and to the squares about the samples' own means come those of the means about it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Channel Combine(BatchNormPlan norm, int place, ReadOnlySpan<AlignedMemory?> workspaces, int samples)
    {
        int next = norm.Channels * Lanes;
        DoubleLanes sums = default;
        for (int n = 0; n < samples; n += Lanes)
        {
            sums += Means(workspaces[n / Lanes]!.Pointer + place, next).First(samples - n);
        }

        double mean = sums.Sum / samples;
        DoubleLanes squares = default;
        for (int n = 0; n < samples; n += Lanes)
        {
            float* own = workspaces[n / Lanes]!.Pointer + place;
            DoubleLanes far = Means(own, next) - mean;
            squares += (DoubleLanes.Load(own + (2 * next)) + (norm.Pixels * (far * far))).First(samples - n);
        }

        double square = squares.Sum;
        double count = (double)samples * norm.Pixels;
        return new Channel { Mean = mean, Inverse = 1 / Math.Sqrt((square / count) + norm.Epsilon), Unbiased = square / (count - 1) };
    }

    // The mean of each sample of a block, which is in two parts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleLanes Means(float* own, int next) => DoubleLanes.Load(own) + DoubleLanes.Load(own + next);

    // Lanes without a sample get zeros: their values stay small, and their gradients are zero.
    private static void Put(ReadOnlySpan<AlignedMemory?> workspaces, int samples, int place, float value)
    {
        for (int first = 0; first < samples; first += Lanes)
        {
            var lanes = new Span<float>(workspaces[first / Lanes]!.Pointer + place, Lanes);
            int count = Math.Min(Lanes, samples - first);
            lanes[..count].Fill(value);
            lanes[count..].Clear();
        }
    }

    private struct Channel
    {
        public double Mean;
        public double Inverse;
        public double Unbiased;
        public float ScaleGradient;
        public float ShiftGradient;
    }
}
