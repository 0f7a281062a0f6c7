using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Networks;

namespace KernelGen.Compiler.Tests.Emit;

public sealed class SegmentFamilyTests
{
    private static readonly KernelEntry s_segment = new("Any", "float* workspace", "workspace");

    [Fact]
    public void SegmentsThatDifferInPlacesShareAMethodThatGetsThem()
    {
        var families = new SegmentFamilies("Run", [Segment("C1", "Block.C1_output", "Block.Sums"), Segment("C2", "Block.C2_output", "Block.Sums"), Short("C3")]);
        Assert.Equal("Run0(Block.C1_output)", Call(families, 0));
        Assert.Equal("Run0(Block.C2_output)", Call(families, 1));
        Assert.Equal("Run2()", Call(families, 2));
        string text = Written(families);
        Assert.Contains("// Also segment 1, each with its own places and layers.", text, StringComparison.Ordinal);
        Assert.Contains("static void Run0(float* workspace, int c1_output)", text, StringComparison.Ordinal);
        Assert.Contains("// C1: Sums.", text, StringComparison.Ordinal);
        Assert.Contains("Sum(workspace + c1_output, workspace + Block.Sums, workspace + c1_output);", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Run1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ShortSegmentsStayApart()
    {
        var families = new SegmentFamilies("Run", [Short("C1"), Short("C2")]);
        Assert.Equal("Run0()", Call(families, 0));
        Assert.Equal("Run1()", Call(families, 1));
    }

    [Fact]
    public void PlacesThatAreOneInSomeSegmentsAloneAreTwoParameters()
    {
        var families = new SegmentFamilies("Run", [Segment("C1", "Block.A", "Block.A"), Segment("C2", "Block.B", "Block.C")]);
        Assert.Equal("Run0(Block.A, Block.A)", Call(families, 0));
        Assert.Equal("Run0(Block.B, Block.C)", Call(families, 1));
        Assert.Contains("Sum(workspace + a, workspace + a_2, workspace + a);", Written(families), StringComparison.Ordinal);
    }

    private static string Call(SegmentFamilies families, int segment)
    {
        (string method, IEnumerable<string> places) = families.CallOf(segment);
        return $"{method}({string.Join(", ", places)})";
    }

    private static string Written(SegmentFamilies families)
    {
        var writer = new CodeWriter();
        families.Write(writer, s_segment);
        return writer.ToString();
    }

    private static (string Body, PlaceMarks Marks) Segment(string layer, string output, string sums)
    {
        var marks = new PlaceMarks();
        string body = $"// {marks.MarkLayer(layer)}: Sums.\nSum(workspace + {marks.MarkPlace(output)}, workspace + {marks.MarkPlace(sums)}, workspace + {marks.MarkPlace(output)});\n";
        return (body + string.Concat(Enumerable.Repeat("worker.Wait();\n", 10)), marks);
    }

    private static (string Body, PlaceMarks Marks) Short(string layer)
    {
        var marks = new PlaceMarks();
        return ($"Clear(workspace + {marks.MarkPlace("Block." + layer)});\n", marks);
    }
}
