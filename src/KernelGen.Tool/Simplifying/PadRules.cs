using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>Paddings that stand alone become those of the windows that read them.</summary>
internal static class PadRules
{
    /// <summary>A window that reads a padded map pads by itself.</summary>
    public static GraphNode? IntoWindow(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Inputs.Count != 1 || node.Input.Operation is not PadOperation { Front: 0, Back: 0, Value: 0 } pad)
        {
            return null;
        }

        GraphNode source = node.Input.Input;
        return node.Operation switch
        {
            // The padding of a convolution is of one kind.
            ConvOperation conv when !conv.Window.HasPadding || (conv.PaddingMode == pad.Mode && pad.Mode == "Zeros") =>
                node.With(conv with { Window = Padded(conv.Window, pad), PaddingMode = pad.Mode }, source),

            // The mean counts these zeros.
            AvgPoolOperation pool when pad.Mode == "Zeros" && !pool.Window.HasPadding && !pool.Ceil =>
                node.With(pool with { Window = Padded(pool.Window, pad), CountIncludePad = true }, source),

            // A maximum takes minus infinity for padding, which is the same where no value is below zero and every window has one.
            MaxPoolOperation pool when pad.Mode == "Zeros" && !pool.Window.HasPadding && !pool.Ceil && IsNonnegative(source) && IsWithin(pool.Window, pad) =>
                node.With(pool with { Window = Padded(pool.Window, pad) }, source),
            _ => null,
        };
    }

    private static WindowSpec Padded(WindowSpec window, PadOperation pad) => window with
    {
        Top = window.Top + pad.Top, Left = window.Left + pad.Left, Bottom = window.Bottom + pad.Bottom, Right = window.Right + pad.Right,
    };

    private static bool IsWithin(WindowSpec window, PadOperation pad) =>
        window.DilationH == 1 && window.DilationW == 1 && Math.Max(pad.Top, pad.Bottom) < window.KernelH && Math.Max(pad.Left, pad.Right) < window.KernelW;

    private static bool IsNonnegative(GraphNode node) => node.Operation switch
    {
        ActivationOperation { Name: "ReLU" or "Sigmoid" or "HardSigmoid" or "Softplus" } => true,
        ActivationOperation { Name: "Clamp" } clamp => clamp.First >= 0,
        MaxPoolOperation or AvgPoolOperation or GlobalAvgPoolOperation or SelectChannelsOperation => IsNonnegative(node.Input),
        _ => false,
    };
}
