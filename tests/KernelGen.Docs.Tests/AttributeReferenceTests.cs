namespace KernelGen.Docs.Tests;

/// <summary>docs/attributes.md says what the attributes say.</summary>
public sealed class AttributeReferenceTests
{
    private static readonly string Page = Path.Combine(DocPages.Root, "docs", "attributes.md");

    [Fact]
    public void ThePageIsUpToDate()
    {
        string text = AttributeReference.Write();
        if (Environment.GetEnvironmentVariable("KERNELGEN_UPDATE") == "1") File.WriteAllText(Page, text);
        Assert.True(File.ReadAllText(Page).ReplaceLineEndings("\n") == text, "docs/attributes.md is out of date; its first lines say how to write it again.");
    }

    [Fact]
    public void EveryOptionHasAMeaning()
    {
        foreach (string line in AttributeReference.Write().Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
            Assert.DoesNotContain("|  |", line, StringComparison.Ordinal);
    }
}
