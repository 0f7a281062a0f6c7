using KernelGen.Samples.Filters;
using KernelGen.Web.Filters;

namespace KernelGen.Web.Tests.Page;

/// <summary>Kernels that people type.</summary>
public sealed class TypedKernelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(33, 21)]
    public void GivesWhatTheCompiledKernelGives(int width, int height)
    {
        var source = new byte[width * height];
        new Random(width).NextBytes(source);
        var expected = new short[source.Length];
        Kernels.Emboss(new(source, width, height), new(expected, width, height));
        var actual = new short[source.Length];
        TypedKernel.Parse(KnownKernels.Emboss, "1", "0").Apply(new(source, width, height), new(actual, width, height));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void RoundsHalfToEvenAndSaturates()
    {
        byte[] source = [1, 3, 5, 255];
        var result = new short[4];
        TypedKernel.Parse("1", "2", "0").Apply(new(source, 4, 1), new(result, 4, 1));
        Assert.Equal([0, 2, 2, 128], result);
        TypedKernel.Parse("-1000", "1", "0").Apply(new(source, 4, 1), new(result, 4, 1));
        Assert.Equal([-1000, -3000, -5000, short.MinValue], result);
        TypedKernel.Parse("1/2, .5", "1", "10").Apply(new(source, 4, 1), new(result, 4, 1));
        Assert.Equal([12, 12, 14, 140], result);
    }

    [Theory]
    [InlineData("", "1", "0", "Type at least one number")]
    [InlineData(" ; \n", "1", "0", "Type at least one number")]
    [InlineData("1 2; 3", "1", "0", "Row 2 has 1 entry, but row 1 has 2")]
    [InlineData("1 b", "1", "0", "Row 1, column 2: 'b' is not a number")]
    [InlineData("1/x", "1", "0", "Row 1, column 1: '1/x' is not a number")]
    [InlineData("1/2/3", "1", "0", "Row 1, column 1: '1/2/3' is not a number")]
    [InlineData("1/0", "1", "0", "Row 1, column 1: '1/0' is too large")]
    [InlineData("NaN", "1", "0", "Row 1, column 1: 'NaN' is too large")]
    [InlineData("1e7", "1", "0", "Row 1, column 1: '1e7' is too large")]
    [InlineData("1", "", "0", "The divisor: '' is not a number")]
    [InlineData("1", "0", "0", "The divisor must not be 0")]
    [InlineData("1", "1", "two", "The offset: 'two' is not a number")]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "1", "0", "The kernel has 1 rows and 16 columns")]
    public void SaysWhatIsWrong(string kernel, string divisor, string offset, string reason) =>
        Assert.StartsWith(
            reason, Assert.Throws<FormatException>(() => TypedKernel.Parse(kernel, divisor, offset)).Message, StringComparison.Ordinal);
}
