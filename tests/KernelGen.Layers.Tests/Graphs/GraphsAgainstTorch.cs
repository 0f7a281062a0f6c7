using System.Reflection;
using KernelGen.Tests.Support;
using KernelGen.Tests.Torch;

namespace KernelGen.Tests.Graphs;

/// <summary>Networks with norms and branches, forward, backward and in inference, against PyTorch's values.</summary>
public sealed class GraphsAgainstTorch
{
    private static readonly Dictionary<string, Type> s_networks = DeclaredNetworks.Types(typeof(GraphsAgainstTorch).Namespace!)
        .Where(t => t.IsDefined(typeof(TorchCaseAttribute))).ToDictionary(t => t.GetCustomAttribute<TorchCaseAttribute>()!.Name, StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. s_networks.Keys];

    [Fact]
    public void NoCaseIsLeftOut() => Assert.Equal(
        ReferenceFile.All.Where(c => c.Op == "Graph").Select(c => c.Name).Order(StringComparer.Ordinal), s_networks.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsGradientsAndRunningStatisticsAreWithinFourTimesPyTorchsOwnError(string name)
    {
        ReferenceCase c = ReferenceFile.Case(name);
        using Network network = (Network)Activator.CreateInstance(s_networks[name])!;
        foreach (Parameter parameter in network.Parameters)
        {
            Assert.Equal(c.Shape("param_" + parameter.Name), parameter.Shape.ToArray());
            parameter.Set(c.Floats("param_" + parameter.Name));
        }

        float[] x = c.Floats("x"), y = new float[c.Floats("y").Length], gx = new float[x.Length];
        using TrainingSession session = network.CreateTrainingSession(new TrainingOptions { BatchSize = x.Length / network.InputShape.Length, Threads = 2 });
        session.Forward(x, y);
        session.Backward(c.Floats("gy"), gx);
        Tolerance.AssertMatches(c, "y", y);
        Tolerance.AssertMatches(c, "gx", gx);
        foreach (Parameter parameter in network.Parameters)
            Tolerance.AssertMatches(c, "grad_" + parameter.Name, session.Gradients[parameter]);
        foreach (Parameter buffer in network.Buffers)
            Tolerance.AssertMatches(c, "after_" + buffer.Name, buffer.Values);

        // Without norms, inference is the same function.
        if (network.Buffers.Count == 0)
            Tolerance.AssertMatches(c, "y", NetworkRun.Forward(network, x));
    }
}
