using System.Reflection;
using KernelGen.Samples.LeNet;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

/// <summary>The generated gradients of every network that the samples declare with training, against finite differences.</summary>
public sealed class GradientTests
{
    public static TheoryData<string> Networks => [.. Types.Select(t => t.FullName!)];

    private static IEnumerable<Type> Types => typeof(LeNet5).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Network)) && !t.IsAbstract
        && t.GetCustomAttribute<NetworkAttribute>()!.Training);

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedGradientsAreFiniteDifferences(string name)
    {
        using var network = (Network)typeof(LeNet5).Assembly.GetType(name)!.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [3UL])!;

        // Each value compared takes some forty passes over sixteen samples. The largest gradient of few values may be small, so that kinks are more of it.
        bool isSmall = network.Layers.Sum(l => l.MultiplyAdds) < 4_000_000;
        GradientCheckResult result = GradientCheck.Run(
            network, isSmall ? new GradientCheckOptions() : new GradientCheckOptions { ElementsPerTensor = 1, Tolerance = 0.05 });
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(network.Parameters.Count + 1, result.Worst.Count);
    }
}
