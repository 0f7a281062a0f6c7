using System.Text.Json.Nodes;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;

namespace KernelGen.Web.Tests.Page;

/// <summary>What the page ships besides code.</summary>
public sealed class PageAssetTests
{
    /// <summary>To write the file again: set KERNELGEN_UPDATE to 1 and run this test.</summary>
    [Fact]
    public void ThePictureShownFirstIsTheSamplesLandscape()
    {
        string file = Path.Combine(ShippedWeights.Repository, "src", "KernelGen.Web", "wwwroot", "landscape.png");
        Picture expected = TestPicture.Draw();
        if (Environment.GetEnvironmentVariable("KERNELGEN_UPDATE") == "1") PictureFile.WritePng(file, expected);
        Picture shipped = PictureFile.Read(file);
        Assert.Equal((expected.Width, expected.Height), (shipped.Width, shipped.Height));
        Assert.Equal(expected.ToGray().Pixels, shipped.ToGray().Pixels);
    }

    [Fact]
    public void TheShippedWeightsRead98PercentOfTheTestDigits()
    {
        using var network = new LeNet5();
        WeightFile.Read(network, ShippedWeights.Bytes);
        TestRun test = TestRun.Of(network, DigitSets.Shipped().Test);
        Assert.InRange(test.Confusion.Total - test.Misreads.Count, 1960, 2000);
    }

    [Fact]
    public void WhatDotnetRunServesIsThere()
    {
        // What the development server reads: a tree of assets, each a path below one of a few folders.
        string folder = Path.Combine(ShippedWeights.Repository, "src", "KernelGen.Web", "obj", "Release", "net10.0");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "staticwebassets.development.json")))!;
        string[] roots = [.. manifest["ContentRoots"]!.AsArray().Select(root => root!.GetValue<string>())];
        string[] files = [.. Assets(manifest["Root"]!).Select(asset => Path.Combine(roots[asset["ContentRootIndex"]!.GetValue<int>()], asset["SubPath"]!.GetValue<string>()))];
        Assert.Contains(files, file => file.EndsWith("lenet5.bin", StringComparison.Ordinal));
        Assert.All(files, file => Assert.True(new FileInfo(file) is { Exists: true, Length: > 0 }, file));
    }

    private static IEnumerable<JsonNode> Assets(JsonNode node)
    {
        if (node["Asset"] is { } asset) yield return asset;
        if (node["Children"] is not JsonObject children) yield break;
        foreach (JsonNode inner in children.SelectMany(child => Assets(child.Value!))) yield return inner;
    }
}
