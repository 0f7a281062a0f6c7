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
        // Few values of many networks: kinks on the way of one cost up to a 32nd each, of a largest gradient that may be small among so few. They are
        // elsewhere from other parameters; a wrong gradient is wrong from all.
        var results = new List<GradientCheckResult>();
        for (ulong seed = 7; seed < 10; seed++)
        {
            using Network network = DeclaredNetworks.Creator(type, seed)();
            results.Add(GradientCheck.Run(network, new GradientCheckOptions { ElementsPerTensor = 2, Tolerance = 0.05, Seed = seed }));
            if (results[^1].Passed) return;
        }

        Assert.Fail(string.Join("\n", results));
    }
}
