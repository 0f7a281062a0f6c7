using System.Reflection;
using KernelGen.Runtime;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Gradients;

[Trait("Width", "any")]
public sealed class GradientCheckTests
{
    /// <summary>What a finite difference of a network may cost: the large ones are made of the same operators as others here.</summary>
    private const long MaxMultiplyAdds = 20_000_000;

    /// <summary>Networks without a finite difference at the check's inputs: 1/x is too steep near zero. Their gradients are computed by hand.</summary>
    private static readonly Type[] s_steep = [typeof(Inverse)];

    public static TheoryData<Type> Networks =>
    [
        .. typeof(GradientCheckTests).Assembly.GetTypes().Where(t =>
            t.GetCustomAttribute<NetworkAttribute>() is { Training: true } && t.GetMethod("Create", [typeof(ulong)]) is not null
            && MultiplyAdds(t) < MaxMultiplyAdds && !s_steep.Contains(t)),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryDeclaredNetworkPasses(Type type)
    {
        using Network network = Create(type);
        uint[] before = Numbers.Bits(network);

        // Of what is large only a few values, among which the largest may be small.
        bool large = network.Layers.Sum(layer => layer.MultiplyAdds) > 4_000_000;
        GradientCheckResult result = GradientCheck.Run(network, large ? new GradientCheckOptions { ElementsPerTensor = 2, Tolerance = 0.05 } : null);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(network.Parameters.Count + 1, result.Worst.Count);
        Assert.Equal(before, Numbers.Bits(network));
    }

    private static Network Create(Type type) => (Network)type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [7UL])!;

    private static long MultiplyAdds(Type type)
    {
        using Network network = Create(type);
        return network.Layers.Sum(layer => layer.MultiplyAdds);
    }

    [Theory]
    [InlineData(null, 0, 0)]
    [InlineData("weight", 13, 0.5f)]
    [InlineData("weight", 0, 1.5f)]
    [InlineData("weight", 29, 0)]
    [InlineData("weight", 7, float.NaN)]
    [InlineData("bias", 2, -1)]
    [InlineData("input", 3, 0.8f)]
    public void ABrokenGradientIsFoundByLayerAndElement(string? where, int element, float factor)
    {
        using var network = new BrokenLinear(6, 5, where, element, factor);
        network.Initialize(5);
        GradientCheckResult result = GradientCheck.Run(network, new GradientCheckOptions { ElementsPerTensor = 96 });
        if (where is null)
        {
            Assert.True(result.Passed, result.ToString());
            return;
        }

        Assert.False(result.Passed, result.ToString());
        Assert.Equal(where == "input" ? "input" : "F." + where, result.Worst[0].Name);
        if (where == "weight") Assert.Equal($"[{element / 6}, {element % 6}]", result.Worst[0].Element);
        if (where == "bias") Assert.Equal($"[{element}]", result.Worst[0].Element);
        if (where == "input") Assert.EndsWith($", {element}]", result.Worst[0].Element);
        Assert.Contains("FAILED", result.ToString());
    }

    [Fact]
    public void OptionsOutsideTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { ElementsPerTensor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Tolerance = double.NaN });
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Run(null!));
        FourToFive network = FourToFive.Create();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => GradientCheck.Run(network));
    }
}
