using KernelGen.Tests.Support;

namespace KernelGen.Tests.Stencils;

/// <summary>A trainable stencil and the image kernel of the same declaration.</summary>
internal sealed record Twin(Func<ulong, Network> Create, ImageFilter<float, float> Filter);

/// <summary>Stencils with every border, on images larger and smaller than the kernel.</summary>
internal static class TwinNetworks
{
    public static Dictionary<string, Twin> All { get; } = new(StringComparer.Ordinal)
    {
        ["TurnedValid"] = new(seed => TurnedValidTwin.Create(seed), TwinFilters.TurnedValid),
        ["EvenValid"] = new(seed => EvenValidTwin.Create(seed), TwinFilters.EvenValid),
        ["TurnedConstant"] = new(seed => TurnedConstantTwin.Create(seed), TwinFilters.TurnedConstant),
        ["EvenConstant"] = new(seed => EvenConstantTwin.Create(seed), TwinFilters.EvenConstant),
        ["SmallConstant"] = new(seed => SmallConstantTwin.Create(seed), TwinFilters.SmallConstant),
        ["TurnedReplicate"] = new(seed => TurnedReplicateTwin.Create(seed), TwinFilters.TurnedReplicate),
        ["EvenReplicate"] = new(seed => EvenReplicateTwin.Create(seed), TwinFilters.EvenReplicate),
        ["SmallReplicate"] = new(seed => SmallReplicateTwin.Create(seed), TwinFilters.SmallReplicate),
        ["TurnedReflect"] = new(seed => TurnedReflectTwin.Create(seed), TwinFilters.TurnedReflect),
        ["EvenReflect"] = new(seed => EvenReflectTwin.Create(seed), TwinFilters.EvenReflect),
        ["SmallReflect"] = new(seed => SmallReflectTwin.Create(seed), TwinFilters.SmallReflect),
        ["TurnedReflect101"] = new(seed => TurnedReflect101Twin.Create(seed), TwinFilters.TurnedReflect101),
        ["EvenReflect101"] = new(seed => EvenReflect101Twin.Create(seed), TwinFilters.EvenReflect101),
        ["SmallReflect101"] = new(seed => SmallReflect101Twin.Create(seed), TwinFilters.SmallReflect101),
        ["TurnedWrap"] = new(seed => TurnedWrapTwin.Create(seed), TwinFilters.TurnedWrap),
        ["EvenWrap"] = new(seed => EvenWrapTwin.Create(seed), TwinFilters.EvenWrap),
        ["SmallWrap"] = new(seed => SmallWrapTwin.Create(seed), TwinFilters.SmallWrap),
        ["ZeroBorder"] = new(seed => ZeroBorderTwin.Create(seed), TwinFilters.ZeroBorder),
        ["OnePixelReflect101"] = new(seed => OnePixelReflect101Twin.Create(seed), TwinFilters.OnePixelReflect101),
        ["OnePixelWrap"] = new(seed => OnePixelWrapTwin.Create(seed), TwinFilters.OnePixelWrap),
        ["WholeInput"] = new(seed => WholeInputTwin.Create(seed), TwinFilters.WholeInput),
        ["OneTap"] = new(seed => OneTapTwin.Create(seed), TwinFilters.OneTap),
        ["ManyChannels"] = new(seed => ManyChannelsTwin.Create(seed), TwinFilters.ManyChannels),
    };
}

[Network(2, 6, 9)]
internal sealed partial class TurnedValidTwin
{
    [Stencil("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Valid, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)] public partial Layer L { get; }
}

[Network(1, 5, 19)]
internal sealed partial class EvenValidTwin
{
    [Stencil("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Valid, Divisor = 6, AnchorX = 0)] public partial Layer L { get; }
}

[Network(2, 6, 9)]
internal sealed partial class TurnedConstantTwin
{
    [Stencil("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Constant, BorderValue = 200, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)] public partial Layer L { get; }
}

[Network(1, 5, 19)]
internal sealed partial class EvenConstantTwin
{
    [Stencil("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Constant, BorderValue = 200, Divisor = 6, AnchorX = 0)] public partial Layer L { get; }
}

[Network(3, 2, 3)]
internal sealed partial class SmallConstantTwin
{
    [Stencil(TwinFilters.SmallTaps, Border = BorderMode.Constant, BorderValue = 200, Divisor = -8, AnchorY = 4)] public partial Layer L { get; }
}

[Network(2, 6, 9)]
internal sealed partial class TurnedReplicateTwin
{
    [Stencil("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Replicate, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)] public partial Layer L { get; }
}

[Network(1, 5, 19)]
internal sealed partial class EvenReplicateTwin
{
    [Stencil("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Replicate, Divisor = 6, AnchorX = 0)] public partial Layer L { get; }
}

[Network(3, 2, 3)]
internal sealed partial class SmallReplicateTwin
{
    [Stencil(TwinFilters.SmallTaps, Border = BorderMode.Replicate, Divisor = -8, AnchorY = 4)] public partial Layer L { get; }
}

[Network(2, 6, 9)]
internal sealed partial class TurnedReflectTwin
{
    [Stencil("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Reflect, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)] public partial Layer L { get; }
}

[Network(1, 5, 19)]
internal sealed partial class EvenReflectTwin
{
    [Stencil("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Reflect, Divisor = 6, AnchorX = 0)] public partial Layer L { get; }
}

[Network(3, 2, 3)]
internal sealed partial class SmallReflectTwin
{
    [Stencil(TwinFilters.SmallTaps, Border = BorderMode.Reflect, Divisor = -8, AnchorY = 4)] public partial Layer L { get; }
}

[Network(2, 6, 9)]
internal sealed partial class TurnedReflect101Twin
{
    [Stencil("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Reflect101, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)] public partial Layer L { get; }
}

[Network(1, 5, 19)]
internal sealed partial class EvenReflect101Twin
{
    [Stencil("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Reflect101, Divisor = 6, AnchorX = 0)] public partial Layer L { get; }
}

[Network(3, 2, 3)]
internal sealed partial class SmallReflect101Twin
{
    [Stencil(TwinFilters.SmallTaps, Border = BorderMode.Reflect101, Divisor = -8, AnchorY = 4)] public partial Layer L { get; }
}

[Network(2, 6, 9)]
internal sealed partial class TurnedWrapTwin
{
    [Stencil("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Wrap, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)] public partial Layer L { get; }
}

[Network(1, 5, 19)]
internal sealed partial class EvenWrapTwin
{
    [Stencil("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Wrap, Divisor = 6, AnchorX = 0)] public partial Layer L { get; }
}

[Network(3, 2, 3)]
internal sealed partial class SmallWrapTwin
{
    [Stencil(TwinFilters.SmallTaps, Border = BorderMode.Wrap, Divisor = -8, AnchorY = 4)] public partial Layer L { get; }
}

[Network(1, 4, 17)]
internal sealed partial class ZeroBorderTwin
{
    [Stencil("1 2; 3 4; 5 6", Border = BorderMode.Constant, AnchorX = 0, AnchorY = 2)] public partial Layer L { get; }
}

[Network(1, 1, 1)]
internal sealed partial class OnePixelReflect101Twin
{
    [Stencil("1 2 3; 4 5 6; 7 8 9")] public partial Layer L { get; }
}

[Network(1, 1, 1)]
internal sealed partial class OnePixelWrapTwin
{
    [Stencil("1 2 3; 4 5 6; 7 8 9", Border = BorderMode.Wrap)] public partial Layer L { get; }
}

[Network(1, 3, 3)]
internal sealed partial class WholeInputTwin
{
    [Stencil("1 2 3; 4 5 6; 7 8 9", Border = BorderMode.Valid, Offset = -3)] public partial Layer L { get; }
}

[Network(5, 3, 4)]
internal sealed partial class OneTapTwin
{
    [Stencil("3", Divisor = 2)] public partial Layer L { get; }
}

[Network(33, 3, 5)]
internal sealed partial class ManyChannelsTwin
{
    [Stencil(KnownKernels.Blur, Divisor = 16)] public partial Layer L { get; }
}
