using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Tests;

public sealed class DelegateVariantTests
{
    [Fact]
    public void WhatARunNeedsBeforeItIsNotTimed()
    {
        int before = 0, runs = 0;
        var variant = new DelegateVariant("generated", () => runs++, () => null)
        {
            Before = () =>
            {
                before++;
                Thread.Sleep(5);
            },
        };
        Assert.InRange(variant.Run(10), 0, 40e6);
        Assert.Equal((10, 10), (before, runs));
    }
}
