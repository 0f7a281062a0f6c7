using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

/// <summary>
/// A linear layer in plain loops, in the place of an emitted network: y = W x + b over an input of any shape. Its block
/// tensors have gaps and halos, so that strides are put to the test. Counts calls of its kernels.
/// </summary>
internal sealed unsafe class FakeLinear(Shape input, int outputs, bool blockForward = false) : Network(Plan(input, outputs, blockForward))
{
    public int Packs;
    public int Samples;
    public int Blocks;

    /// <summary>Is called in the middle of each kernel with the kernel's name.</summary>
    public Action<string>? Inside { get; set; }

    public Parameter Weight => Parameters["F.weight"];

    public Parameter Bias => Parameters["F.bias"];

    protected override void PackWeights(float* parameters, float* packed)
    {
        Interlocked.Increment(ref Packs);
        CheckAligned(parameters);
        CheckAligned(packed);
        new Span<float>(parameters, PlanOf.ParameterLength).CopyTo(new Span<float>(packed, PlanOf.PackedLength));
    }

    protected override void ForwardSample(float* input, float* output, float* packed, float* workspace, KernelGen.Runtime.Worker worker)
    {
        Interlocked.Increment(ref Samples);
        CheckAligned(workspace);
        Inside?.Invoke(nameof(ForwardSample));
        int inputs = InputShape.Length;
        for (int o = 0; o < OutputShape.Length; o++)
        {
            float sum = packed[BiasOffset(inputs, OutputShape.Length) + o];
            for (int i = 0; i < inputs; i++)
            {
                sum += packed[(o * inputs) + i] * input[i];
            }

            output[o] = sum;
        }
    }

    protected override void InferBlock(float* parameters, float* workspace) => ForwardBlock(parameters, workspace, default);

    protected override void ForwardBlock(float* parameters, float* workspace, KernelGen.Runtime.Worker worker)
    {
        Interlocked.Increment(ref Blocks);
        CheckAligned(workspace);
        Inside?.Invoke(nameof(ForwardBlock));
        int inputs = InputShape.Length;
        for (int lane = 0; lane < 16; lane++)
        {
            for (int o = 0; o < OutputShape.Length; o++)
            {
                float sum = parameters[BiasOffset(inputs, OutputShape.Length) + o];
                for (int i = 0; i < inputs; i++)
                {
                    sum += parameters[(o * inputs) + i] * *Place(workspace, PlanOf.BlockInput, InputShape, i, lane);
                }

                *Place(workspace, PlanOf.BlockOutput, OutputShape, o, lane) = sum;
            }
        }
    }

    protected override void BackwardBlock(
        float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, KernelGen.Runtime.Worker worker)
    {
        CheckAligned(gradients);
        Inside?.Invoke(nameof(BackwardBlock));
        int inputs = InputShape.Length;
        int outputs = OutputShape.Length;
        for (int o = 0; gradients is not null && o < outputs; o++)
        {
            float bias = 0;
            for (int lane = 0; lane < 16; lane++)
            {
                bias += *Place(workspace, PlanOf.BlockOutputGradient, OutputShape, o, lane);
            }

            gradients[BiasOffset(inputs, outputs) + o] = bias;
            for (int i = 0; i < inputs; i++)
            {
                float sum = 0;
                for (int lane = 0; lane < 16; lane++)
                {
                    sum += *Place(workspace, PlanOf.BlockOutputGradient, OutputShape, o, lane)
                        * *Place(workspace, PlanOf.BlockInput, InputShape, i, lane);
                }

                gradients[(o * inputs) + i] = sum;
            }
        }

        if (!wantInputGradient)
        {
            return;
        }

        for (int lane = 0; lane < 16; lane++)
        {
            for (int i = 0; i < inputs; i++)
            {
                float sum = 0;
                for (int o = 0; o < outputs; o++)
                {
                    sum += parameters[(o * inputs) + i] * *Place(workspace, PlanOf.BlockOutputGradient, OutputShape, o, lane);
                }

                *Place(workspace, PlanOf.BlockInputGradient, InputShape, i, lane) = sum;
            }
        }
    }

    private NetworkPlan PlanOf => base.Plan;

    private static void CheckAligned(float* memory)
    {
        if ((nint)memory % 64 != 0)
        {
            throw new InvalidOperationException("Memory for emitted code is not aligned to 64 bytes.");
        }
    }

    private static int BiasOffset(int inputs, int outputs) => Round(inputs * outputs);

    private static int Round(int length) => (length + 15) / 16 * 16;

    private static float* Place(float* workspace, BlockTensor tensor, Shape shape, int index, int lane)
    {
        int x = index % shape.Width;
        int y = index / shape.Width % shape.Height;
        int c = index / shape.Width / shape.Height;
        return workspace + tensor.Offset + (c * tensor.ChannelStride) + (y * tensor.RowStride) + (x * 16) + lane;
    }

    private static new NetworkPlan Plan(Shape input, int outputs, bool blockForward)
    {
        // One cell of halo around each channel of the input.
        int rowStride = (input.Width + 2) * 16;
        int channelStride = (input.Height + 2) * rowStride;
        int inputLength = input.Channels * channelStride;
        var output = new Shape(outputs, 1, 1);
        int outputLength = outputs * 32;
        int parameterLength = BiasOffset(input.Length, outputs) + Round(outputs);
        return new NetworkPlan(
            nameof(FakeLinear),
            input,
            output,
            [new LayerPlan("F", "Linear", output, input.Length * outputs, input.Width, [
                new ParameterPlan("weight", [outputs, input.Length], 0, input.Length),
                new ParameterPlan("bias", [outputs], BiasOffset(input.Length, outputs), input.Length),
            ])],
            ParameterLength: parameterLength,
            PackedLength: parameterLength,
            SampleWorkspaceLength: 0,
            BlockWorkspaceLength: (2 * inputLength) + (2 * outputLength),
            BlockInput: new BlockTensor(rowStride + 16, channelStride, rowStride),
            BlockOutput: new BlockTensor(inputLength, 32, 16),
            BlockOutputGradient: new BlockTensor((2 * inputLength) + outputLength, 32, 16),
            BlockInputGradient: new BlockTensor(inputLength + outputLength + rowStride + 16, channelStride, rowStride),
            Inference: blockForward
                ? new BlockInference(inputLength + outputLength, new BlockTensor(rowStride + 16, channelStride, rowStride), new BlockTensor(inputLength, 32, 16))
                : null);
    }
}
