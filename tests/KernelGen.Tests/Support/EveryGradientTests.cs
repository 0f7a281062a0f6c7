using System.Reflection;

namespace KernelGen.Tests.Support;

/// <summary>The gradients of every network that the tests declare with a backward pass, found by reflection, against finite differences.</summary>
[Trait("Width", "any")]
public sealed class EveryGradientTests
{
    public static TheoryData<Type> Networks =>
    [
        .. typeof(EveryGradientTests).Assembly.GetTypes().Where(t =>
            t.GetCustomAttribute<NetworkAttribute>() is { Training: true } && t.GetMethod("Create", [typeof(ulong)]) is not null),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void AreThoseOfFiniteDifferences(Type type)
    {
        using Network network = DeclaredNetworks.Creator(type, 7)();

        // Few values of many networks: a kink on the way of one costs up to a 32nd, and the largest of few may be small.
        GradientCheckResult result = GradientCheck.Run(network, new GradientCheckOptions { ElementsPerTensor = 2, Tolerance = 0.05 });
        Assert.True(result.Passed, result.ToString());
    }
}
