namespace KernelGen.Benchmarks.Models;

/// <summary>LeNet-5 as the declared class <c>LeNet5</c> has it.</summary>
internal static class LeNet5Model
{
    public static NetworkModel Model { get; } = new(new ModelShape(1, 32, 32),
    [
        new("C1", ModelOperator.Conv2d, 6, 5) { Activation = ModelActivation.Tanh },
        new("S2", ModelOperator.AvgPool2d, Kernel: 2) { Stride = 2 },
        new("C3", ModelOperator.Conv2d, 16, 5) { Activation = ModelActivation.Tanh },
        new("S4", ModelOperator.AvgPool2d, Kernel: 2) { Stride = 2 },
        new("C5", ModelOperator.Conv2d, 120, 5) { Activation = ModelActivation.Tanh },
        new("F6", ModelOperator.Linear, 84) { Activation = ModelActivation.Tanh },
        new("Output", ModelOperator.Linear, 10),
    ]);
}
