using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed unsafe class BorderTests
{
    [Theory]
    [InlineData(BorderMode.Constant, 4, "------0123------")]
    [InlineData(BorderMode.Valid, 4, "------0123------")]
    [InlineData(BorderMode.Replicate, 4, "0000000123333333")]
    [InlineData(BorderMode.Reflect, 4, "2332100123321001")]
    [InlineData(BorderMode.Reflect101, 4, "0123210123210123")]
    [InlineData(BorderMode.Wrap, 4, "2301230123012301")]
    [InlineData(BorderMode.Replicate, 1, "0000000000000")]
    [InlineData(BorderMode.Reflect, 1, "0000000000000")]
    [InlineData(BorderMode.Reflect101, 1, "0000000000000")]
    [InlineData(BorderMode.Wrap, 1, "0000000000000")]
    [InlineData(BorderMode.Reflect, 2, "10011001100110")]
    [InlineData(BorderMode.Reflect101, 2, "01010101010101")]
    [InlineData(BorderMode.Constant, 1, "------0------")]
    public void Bad32_ABorderMapsAnyPlaceOfAnyImage(BorderMode border, int n, string expected)
    {
        // The text begins six places before the image.
        string actual = string.Concat(Enumerable.Range(-6, expected.Length).Select(i => BorderMap.Index(i, n, border) is var place && place < 0 ? "-" : $"{place}"));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void ExtremePlacesStayInside(BorderMode border)
    {
        foreach (int i in new[] { int.MinValue, int.MinValue + 1, int.MaxValue })
        {
            foreach (int n in new[] { 1, 2, 3, 1 << 30, int.MaxValue })
            {
                Assert.InRange(BorderMap.Index(i, n, border), 0, n - 1);
            }
        }
    }
}
