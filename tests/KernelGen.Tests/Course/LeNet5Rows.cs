namespace KernelGen.Tests.Course;

/// <summary>Rows B13 to B19: LeNet-5, layer by layer.</summary>
public sealed class LeNet5Rows
{
    [Fact]
    public void B13_Shapes()
    {
        using var network = new LeNet5();
        Assert.Equal(["C1", "S2", "C3", "S4", "C5", "F6", "Output"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(
            [new Shape(6, 28, 28), new(6, 14, 14), new(16, 10, 10), new(16, 5, 5), new(120, 1, 1), new(84, 1, 1), new(10, 1, 1)],
            network.Layers.Select(layer => layer.OutputShape));
    }

    [Fact]
    public void B13_Parameters()
    {
        using var network = new LeNet5();
        Assert.Equal(
            [156, 0, 2416, 0, 48120, 10164, 850],
            network.Layers.Select(layer => (layer.Weight?.Length ?? 0) + (layer.Bias?.Length ?? 0)));
        Assert.Equal(61706, LeNet5.ParameterCount);
        Assert.Equal<int>([16, 6, 5, 5], network.Parameters["C3.weight"].Shape.ToArray());
        Assert.Equal<int>([84, 120], network.Parameters["F6.weight"].Shape.ToArray());
    }

    [Fact]
    public void B13_MultiplyAdds()
    {
        using var network = new LeNet5();
        Assert.Equal(416520, LeNet5.MultiplyAdds);
        Assert.Equal(117600, network.C1.MultiplyAdds);
        Assert.Equal(240000, network.C3.MultiplyAdds);
    }

    [Fact]
    public void B13_ReceptiveFields()
    {
        using var network = new LeNet5();
        Assert.Equal([5, 6, 14, 16, 32], network.Layers.Take(5).Select(layer => layer.ReceptiveField));
    }

    [Fact]
    public void B13_ForwardAndGradients()
    {
        using LeNet5 network = LeNet5.Create(seed: 1);
        Support.Finite.AssertForwardAndGradients(network, batch: 19, stream: 70, finiteDifferences: false);
    }
}
