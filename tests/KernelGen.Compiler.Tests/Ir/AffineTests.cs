using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Tests.Ir;

public sealed class AffineTests
{
    private readonly Symbol _x = new("x");
    private readonly Symbol _y = new("y");

    [Fact]
    public void TermsOfOneSymbolAddUpAndVanishAtZero()
    {
        Affine sum = ((Affine)_x * 3) + _y + 5 + ((Affine)_x * 2);
        Assert.Equal(5, sum.FactorOf(_x));
        Assert.Equal(1, sum.FactorOf(_y));
        Assert.Equal("5 * x + y + 5", sum.ToString());
        Affine rest = sum - ((Affine)_x * 5) - _y;
        Assert.True(rest.IsConstant);
        Assert.Equal(5, rest.Constant);
    }

    [Fact]
    public void SymbolsAreToldApartByIdentityNotByName()
    {
        Affine sum = (Affine)_x + new Symbol("x");
        Assert.Equal(2, sum.Terms.Count);
        Assert.Equal(1, sum.FactorOf(_x));
    }

    [Fact]
    public void EqualWhateverTheOrderOfTheTerms()
    {
        Affine one = (Affine)_x + ((Affine)_y * 7) + 1;
        Affine other = ((Affine)_y * 7) + 1 + _x;
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, one + 1);
        Assert.NotEqual(one, one + _x);
        Assert.NotEqual(one, one - _x);
    }

    [Fact]
    public void ReplacingPutsASumInASymbolsPlace()
    {
        Affine index = ((Affine)_x * 4) + _y + 1;
        Assert.Equal(((Affine)_x * 4) + ((Affine)_y * 9) + 9, index.Replace(_x, (Affine)_x + ((Affine)_y * 2) + 2));
        Assert.Same(index, index.Replace(new Symbol("x"), 3));
    }

    [Theory]
    [InlineData(0, 0, 0, "0")]
    [InlineData(0, 0, -4, "-4")]
    [InlineData(1, 0, 0, "x")]
    [InlineData(-1, 0, 2, "-x + 2")]
    [InlineData(-3, 1, -2, "-3 * x + y - 2")]
    public void PrintsAsCSharp(int x, int y, int constant, string text) =>
        Assert.Equal(text, (((Affine)_x * x) + ((Affine)_y * y) + constant).ToString());

    [Fact]
    public void OnlyKeepsTheSymbolsAskedForWithoutTheConstant() =>
        Assert.Equal((Affine)_y * 2, ((Affine)_x + ((Affine)_y * 2) + 3).Only([_y]));

    [Fact]
    public void OverflowIsAnErrorAndNoWrongIndex()
    {
        Assert.Throws<OverflowException>(() => (Affine)long.MaxValue + 1);
        Assert.Throws<OverflowException>(() => ((Affine)_x * long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => ((Affine)_x * long.MaxValue) + _x);
    }
}
