using System.Reflection;
using KernelGen.Runtime;
using KernelGen.Training.Tests.Support;

namespace KernelGen.Training.Tests.Gradients;

[Trait("Width", "any")]
public sealed class GradientCheckTests
{
    public static TheoryData<Type> Networks =>
        [.. typeof(GradientCheckTests).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Network)) && t.GetCustomAttribute<NetworkAttribute>() is { Training: true } && t.GetMethod("Create", [typeof(ulong)]) is not null)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryDeclaredNetworkPasses(Type type)
    {
        using Network network = (Network)type.GetMethod("Create", [typeof(ulong)])!.Invoke(null, [7UL])!;
        uint[] before = Numbers.Bits(network);
        GradientCheckResult result = GradientCheck.Run(network);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(network.Parameters.Count + 1, result.Worst.Count);
        Assert.Equal(before, Numbers.Bits(network));
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
