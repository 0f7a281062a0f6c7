using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Shapes;

/// <summary>What all layers take together: the last network that is small enough, the first that is not, and the numbers that messages give.</summary>
public sealed class NetworkLimitTests
{
    private const string Activations = "activations up to here";

    private static readonly LayerDeclaration s_relu = Declare.Apply(new ReLUDeclaration());

    /// <summary>An input of N values counts three times: itself, what the layer reads of it, and what comes out. 3 · 2731 · 8191 is 2^26 - 1.</summary>
    [Fact]
    public void TheLargestNetworkIsAllowedAndOneRowMoreIsNot()
    {
        Assert.True(ShapeInference.Infer(Declare.Network(1, 2731, 8191, s_relu)).IsValid);
        Refused(Activations, 3L * 2732 * 8191, 0, Declare.Network(1, 2732, 8191, s_relu));
    }

    [Fact]
    public void LayersAddUp() => Refused(Activations, 7 * 10_000_000, 2, Declare.Network(1, 4000, 2500, s_relu, s_relu, s_relu));

    [Fact]
    public void PaddingCounts()
    {
        LayerDeclaration conv = Declare.Conv(1, 1, 1);
        conv = conv with { Operator = (Conv2dDeclaration)conv.Operator! with { Padding = new(1, 2, 4, 8) } };
        Refused(Activations, (2L * 4000 * 5000) + (2L * 4003 * 5012) + (4003L * 5012), 0, Declare.Network(2, 4000, 5000, conv));
    }

    /// <summary>The frame around a gradient has no gradient itself: it counts half.</summary>
    [Fact]
    public void MarginsCountHalf() => Refused(
        Activations, (2L * 5000 * 5000) + (4998L * 4998) + (((5002L * 5002) - (4998L * 4998)) / 2), 0, Declare.Network(1, 5000, 5000, Declare.Conv(1, 3, 3)));

    /// <summary>A pool whose cells are under 81 windows keeps a number for each output and for each cell of a row; the largest such layer counts.</summary>
    [Fact]
    public void ScratchMemoryCountsHalfAndOnce()
    {
        (long first, long second, long third) = (3000 * 3000, 2992 * 2992, 2984 * 2984);
        Refused(
            Activations, (2 * first) + (2 * second) + (3 * third) + ((second + (2992 * 3000)) / 2), 2,
            Declare.Network(1, 3000, 3000, Declare.AvgPool(9, 1), Declare.AvgPool(9, 1), s_relu));
    }

    [Theory]
    [InlineData("none", 3)]
    [InlineData("norm", 4)]
    [InlineData("join", 4)]
    [InlineData("mask", 5)]
    public void WhatFollowsAnOperatorCounts(string what, int times)
    {
        LayerDeclaration layer = Declare.Conv(1, 1, 1);
        layer = what switch
        {
            "norm" => layer with { Norm = new BatchNorm2dDeclaration() },
            "join" => layer with { Join = new JoinDeclaration(false, new[] { LayerDeclaration.NetworkInput }.ToEquatableArray()) },
            "mask" => layer with { Mask = new DropoutDeclaration(0.5) },
            _ => layer,
        };
        Refused(Activations, times * 25_000_000L, 0, Declare.Network(1, 5000, 5000, layer));
    }

    /// <summary>Without an operator there is no result of its own that others are joined to.</summary>
    [Fact]
    public void AJoinAloneGivesOneResult() => Refused(
        Activations, 3 * 25_000_000L, 0,
        Declare.Network(1, 5000, 5000, s_relu with { Join = new JoinDeclaration(false, new[] { LayerDeclaration.NetworkInput }.ToEquatableArray()) }));

    /// <summary>16384 · 16383 weights and 16383 more are 2^28 - 1.</summary>
    [Fact]
    public void TheLastParameterIsAllowedAndOneMoreIsNot()
    {
        NetworkDeclaration largest = Declare.Network(16384, 1, 1, Declare.Linear(16383, bias: false), Declare.Linear(1, bias: false));
        Assert.Equal((1 << 28) - 1, ShapeInference.Infer(largest).ParameterCount);
        Refused("parameters up to here", 1 << 28, 1, Declare.Network(16384, 1, 1, Declare.Linear(16383, bias: false), Declare.Linear(1)));
    }

    /// <summary>Each layer packs 2^26 values: 4096 · 4096 weights of three taps, most of them zeros, and a mask.</summary>
    [Fact]
    public void PackedWeightsAddUp()
    {
        LayerDeclaration conv = Declare.Conv(4096, 3, 1, groups: 4096);
        conv = conv with { Operator = (Conv2dDeclaration)conv.Operator! with { Padding = new(1, 1, 0, 0) } };
        Assert.True(ShapeInference.Infer(Declare.Network(4096, 1, 1, [.. Enumerable.Repeat(conv, 15)])).IsValid);
        Refused("packed weights up to here", 1 << 30, 15, Declare.Network(4096, 1, 1, [.. Enumerable.Repeat(conv, 16)]));
    }

    private static void Refused(string what, long values, int layer, NetworkDeclaration network)
    {
        ShapeError error = Assert.Single(ShapeInference.Infer(network).Errors);
        Assert.Equal((ShapeErrorKind.TooLarge, layer, ""), (error.Kind, error.Layer, error.Option));
        Assert.Equal((what, $"{values} values"), (error.Arguments[0], error.Arguments[1]));
    }
}
