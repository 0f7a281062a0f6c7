using KernelGen.Runtime;

namespace KernelGen.Training.Tests.Gradients;

/// <summary>A linear layer in plain loops, in the place of an emitted network, one of whose gradients is multiplied by a factor.</summary>
internal sealed unsafe class BrokenLinear(int inputs, int outputs, string? where, int element, float factor) : Network(PlanOf(inputs, outputs))
{
    protected override void PackWeights(float* parameters, float* packed) => throw new NotSupportedException();

    protected override void ForwardSample(float* input, float* output, float* packed, float* workspace, KernelGen.Runtime.Worker worker) => throw new NotSupportedException();

    protected override void InferBlock(float* parameters, float* workspace) => throw new NotSupportedException();

    protected override void ForwardBlock(float* parameters, float* workspace, KernelGen.Runtime.Worker worker)
    {
        float* y = workspace + (16 * inputs);
        for (int o = 0; o < outputs; o++)
        {
            for (int n = 0; n < 16; n++)
            {
                float sum = parameters[Round(inputs * outputs) + o];
                for (int i = 0; i < inputs; i++) sum += parameters[(o * inputs) + i] * workspace[(16 * i) + n];
                y[(16 * o) + n] = sum;
            }
        }
    }

    protected override void BackwardBlock(
        float* parameters, float* workspace, float* scratch, float* gradients, bool wantInputGradient, KernelGen.Runtime.Worker worker)
    {
        float* gy = workspace + (16 * (inputs + outputs));
        float* gx = workspace + (16 * (inputs + outputs + outputs));
        for (int o = 0; o < outputs; o++)
        {
            float bias = 0;
            for (int n = 0; n < 16; n++) bias += gy[(16 * o) + n];
            gradients[Round(inputs * outputs) + o] = bias * Factor("bias", o);
            for (int i = 0; i < inputs; i++)
            {
                float sum = 0;
                for (int n = 0; n < 16; n++) sum += gy[(16 * o) + n] * workspace[(16 * i) + n];
                gradients[(o * inputs) + i] = sum * Factor("weight", (o * inputs) + i);
            }
        }

        for (int i = 0; wantInputGradient && i < inputs; i++)
        {
            for (int n = 0; n < 16; n++)
            {
                float sum = 0;
                for (int o = 0; o < outputs; o++) sum += parameters[(o * inputs) + i] * gy[(16 * o) + n];
                gx[(16 * i) + n] = sum * Factor("input", i);
            }
        }
    }

    private float Factor(string name, int index) => name == where && index == element ? factor : 1;

    private static int Round(int length) => (length + 15) / 16 * 16;

    private static NetworkPlan PlanOf(int inputs, int outputs)
    {
        int length = Round(inputs * outputs) + Round(outputs);
        return new NetworkPlan(
            nameof(BrokenLinear),
            new Shape(1, 1, inputs),
            new Shape(outputs, 1, 1),
            [new LayerPlan("F", "Linear", new Shape(outputs, 1, 1), inputs * outputs, inputs, [
                new ParameterPlan("weight", [outputs, inputs], 0, inputs),
                new ParameterPlan("bias", [outputs], Round(inputs * outputs), inputs),
            ])],
            ParameterLength: length,
            PackedLength: 0,
            SampleWorkspaceLength: 0,
            BlockWorkspaceLength: 32 * (inputs + outputs),
            BlockInput: new BlockTensor(0, 16 * inputs, 16 * inputs),
            BlockOutput: new BlockTensor(16 * inputs, 16, 16),
            BlockOutputGradient: new BlockTensor(16 * (inputs + outputs), 16, 16),
            BlockInputGradient: new BlockTensor(16 * (inputs + outputs + outputs), 16 * inputs, 16 * inputs));
    }
}
