using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Naming;

/// <summary>Names for layers by what they do, in the words of the field.</summary>
internal static class RoleNames
{
    /// <summary>A name, and whether it is numbered from the first on.</summary>
    /// <param name="members">The network's layers, or a block's.</param>
    /// <param name="index">The layer's place among them.</param>
    public static (string Name, bool IsNumbered) Of(IReadOnlyList<Member> members, int index)
    {
        Member member = members[index];
        Member? before = index > 0 ? members[index - 1] : null;
        Member? after = index + 1 < members.Count ? members[index + 1] : null;
        switch (member.Operator)
        {
            case ProjectionOperation:
                return ("Shortcut", false);
            case ConvOperation { Remark: { } remark }:
                return remark.StartsWith("adds", StringComparison.Ordinal) ? ("Widen", false)
                    : remark.StartsWith("takes", StringComparison.Ordinal) ? ("Part", true)
                    : remark.StartsWith("repeats", StringComparison.Ordinal) ? ("Repeat", false)
                    : remark.StartsWith("pads", StringComparison.Ordinal) ? ("Frame", false)
                    : remark.StartsWith("scales", StringComparison.Ordinal) ? (member.Inputs[0] is null ? "Normalize" : "Scale", false)
                    : ("Shuffle", false);
            case ConvOperation conv when IsDepthwise(member):
                return ("Depthwise", false);
            case ConvOperation { Window: { KernelH: 1, KernelW: 1 } }:
                return before is { Operator: GlobalAvgPoolOperation } && IsExcited(members, index) ? ("Reduce", false)
                    : IsGate(members, index) ? ("Excite", false)
                    : after is not null && IsDepthwise(after) && after.Inputs[0] == member ? ("Expand", false)
                    : before is not null && member.Inputs[0] == before && (IsDepthwise(before) || before is { IsProduct: true, Joined.Count: > 0 }) ? ("Project", false)
                    : ("Conv", true);
            case ConvOperation:
                return ("Conv", true);
            case LinearOperation:
                return ("Fc", true);
            case PadOperation pad:
                return ((pad.Front | pad.Back) != 0 && (pad.Top | pad.Left | pad.Bottom | pad.Right) == 0 ? "Widen" : "Frame", false);
            case ConvTransposeOperation or UpsampleOperation:
                return ("Up", true);
            case MaxPoolOperation or AvgPoolOperation:
                return ("Pool", true);
            case GlobalAvgPoolOperation:
                return index + 2 < members.Count && IsExcited(members, index + 1) ? ("Squeeze", false) : ("Mean", false);
            case BatchNormOperation or LocalResponseNormOperation:
                return ("Norm", true);
            case ConcatOperation:
                return ("Concat", true);
            case FlattenOperation:
                return ("Flat", false);
            case PReluOperation:
                return ("Slope", true);
            default:
                return member.Joined.Count == 0 ? ("Act", true)
                    : member.IsProduct ? ("Scale", false)
                    : ("Sum", true);
        }
    }

    /// <summary>Whether each channel has a kernel of its own.</summary>
    public static bool IsDepthwise(Member member) => member.Operator is ConvOperation { Remark: null } conv && conv.Groups > 1 && conv.Groups == member.InputShape.Channels && conv.Groups == conv.OutChannels;

    // Squeeze and excite: a mean, a layer, a second layer, and a product.
    private static bool IsExcited(IReadOnlyList<Member> members, int index) => index + 1 < members.Count && IsGate(members, index + 1);

    private static bool IsGate(IReadOnlyList<Member> members, int index) =>
        index + 1 < members.Count && members[index + 1] is { IsProduct: true } product && product.Reads.Contains(members[index]) && members[index].Shape.IsPixel;
}
