using KernelGen.Reference;

namespace KernelGen.Tests.Support;

/// <summary>The options of a case as the reference loops take them.</summary>
internal static class ReferenceShapes
{
    /// <summary>Of a Conv2d case.</summary>
    public static Conv2dShape Conv2d(ReferenceCase c)
    {
        int[] kernel = c.Ints("kernel"), stride = c.Ints("stride"), dilation = c.Ints("dilation"), pads = c.Ints("pads_tblr"), size = c.Ints("in_hw");
        return new Conv2dShape(c.Int("batch"), c.Int("in_channels"), size[0], size[1], c.Int("out_channels"), kernel[0], kernel[1])
        {
            StrideH = stride[0],
            StrideW = stride[1],
            DilationH = dilation[0],
            DilationW = dilation[1],
            PadTop = pads[0],
            PadBottom = pads[1],
            PadLeft = pads[2],
            PadRight = pads[3],
            Groups = c.Int("groups"),
            PaddingMode = Enum.Parse<Reference.PaddingMode>(c.Text("padding_mode"), ignoreCase: true),
        };
    }

    /// <summary>Of a MaxPool2d or AvgPool2d case.</summary>
    public static Pool2dShape Pool2d(ReferenceCase c)
    {
        int[] kernel = c.Ints("kernel"), stride = c.Ints("stride"), padding = c.Ints("padding"), size = c.Ints("in_nchw");
        int[] dilation = c.Op == "MaxPool2d" ? c.Ints("dilation") : [1, 1];
        return new Pool2dShape(size[0] * size[1], size[2], size[3], kernel[0], kernel[1], stride[0], stride[1])
        {
            CeilMode = c.Flag("ceil_mode"),
            DilationH = dilation[0],
            DilationW = dilation[1],
        }.WithPadding(padding[0], padding[1]);
    }
}
