using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Naming;

/// <summary>Names for blocks, those of the papers where they have one.</summary>
internal static class BlockNames
{
    /// <summary>A name.</summary>
    public static string Of(BlockTemplate block)
    {
        List<Member> members = block.Members;
        bool isResidual = members[^1].Joined.Count > 0 && !members[^1].IsProduct;
        bool excites = members.Any(member => member.IsProduct && member.Joined.Count > 0);
        if (members.Exists(RoleNames.IsDepthwise))
        {
            int convolutions = members.Count(member => member.Operator is ConvOperation { Remark: null } && !(member.Shape.IsPixel && excites));
            string kind = convolutions <= 2 ? "Separable" : "Inverted";
            bool shrinks = members.Exists(member => member.Operator is MaxPoolOperation or AvgPoolOperation);
            return kind + (isResidual ? "Residual" : convolutions <= 2 ? "Conv" : "Bottleneck") + (excites ? "SE" : "") + (shrinks ? "Down" : "");
        }

        int[] kernels = [.. members.Where(member => member.Operator is ConvOperation).Select(member => ((ConvOperation)member.Operator!).Window.KernelH)];
        return isResidual ? kernels.Count(kernel => kernel == 1) >= 2 ? "Bottleneck" : "BasicBlock"
            : members.Exists(member => member.Operator is ConcatOperation) ? kernels.SequenceEqual([1, 1, 3]) ? "Fire" : "Branches"
            : excites ? "SqueezeExcite"
            : "Stage";
    }
}
