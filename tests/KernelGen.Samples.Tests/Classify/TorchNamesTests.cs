using KernelGen.Samples.Networks;
using Xunit;

namespace KernelGen.Samples.Tests.Classify;

/// <summary>The files that torchvision's users have fit our networks, tensor by tensor.</summary>
public sealed class TorchNamesTests
{
    [Theory]
    [InlineData("alexnet")]
    [InlineData("vgg16")]
    [InlineData("resnet34")]
    [InlineData("squeezenet1.0")]
    [InlineData("squeezenet1.1")]
    [InlineData("mobilenetv3-small")]
    public void EveryTensorOfTorchvisionIsOneOfOurs(string name)
    {
        CatalogueEntry entry = Catalogue.Find(name)!;
        using Network network = entry.Create();
        string[] ours = [.. network.Parameters.Concat(network.Buffers).Select(p => $"{p.Name} {string.Join('x', p.Shape)}").Order(StringComparer.Ordinal)];
        string[] theirs = [.. Listed(name).Select(tensor => $"{entry.TorchNames!.Of(tensor.Name)} {tensor.Shape}").Order(StringComparer.Ordinal)];
        Assert.Equal(ours, theirs);
    }

    [Fact]
    public void NamesOfOursStayAsTheyAre()
    {
        foreach (CatalogueEntry entry in Catalogue.Names.Select(name => Catalogue.Find(name)!).Where(entry => entry.TorchNames is not null))
        {
            using Network network = entry.Create();
            foreach (Parameter parameter in network.Parameters.Concat(network.Buffers))
                Assert.Equal(parameter.Name, entry.TorchNames!.Of(parameter.Name));
        }
    }

    // Without the counters of batches, which no network needs.
    private static IEnumerable<(string Name, string Shape)> Listed(string network) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Classify", "torchvision-names.txt"))
            .SkipWhile(line => line != $"= {network}")
            .Skip(1)
            .TakeWhile(line => line[0] != '=')
            .Select(line => line.Split(' '))
            .Where(parts => !parts[0].EndsWith("num_batches_tracked", StringComparison.Ordinal))
            .Select(parts => (parts[0], parts[1]));
}
