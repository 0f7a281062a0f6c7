using KernelGen.Tool.Declaring;
using KernelGen.Tool.Model;

namespace KernelGen.Tool.Printing;

/// <summary>How a member's counts are written: as numbers, or in a block by what they stand for.</summary>
/// <param name="Channels">Output channels, and groups of as many.</param>
/// <param name="StrideDown">The stride of a window downwards.</param>
/// <param name="StrideRight">The stride of a window to the right.</param>
internal sealed record CountText(Func<Member, int, string> Channels, Func<Member, int, string> StrideDown, Func<Member, int, string> StrideRight)
{
    /// <summary>As numbers.</summary>
    public static CountText Plain { get; } = new((_, count) => Numbers.Text(count), (_, stride) => Numbers.Text(stride), (_, stride) => Numbers.Text(stride));
}

/// <summary>The attributes of a member as C#.</summary>
internal static class AttributeText
{
    /// <summary>All attributes, in the order in which they work.</summary>
    /// <param name="member">The member.</param>
    /// <param name="before">The member written before it, which it reads if nothing is said; null for the input.</param>
    /// <param name="counts">How counts are written.</param>
    public static List<string> Of(Member member, Member? before, CountText counts)
    {
        var attributes = new List<string>();
        if (member.Operator is { } operation)
        {
            attributes.Add(Operator(member, operation, counts));
        }

        if (member.Norm is { } norm)
        {
            attributes.Add(Norm(norm));
        }

        attributes.AddRange(Inputs(member, before));
        if (member.Activation is { } activation)
        {
            attributes.Add(Activation(activation));
        }

        return attributes;
    }

    private static IEnumerable<string> Inputs(Member member, Member? before)
    {
        bool joinsAlone = member.Operator is null && member.Joined.Count > 0;
        if (joinsAlone && member.Inputs[0] != before && !member.Joined.Contains(member.Inputs[0]))
        {
            // The sum of exactly those named, or one of them and the member before.
            IEnumerable<Member?> named = member.Joined is [{ } only] && only == before ? member.Inputs : member.Joined.Prepend(member.Inputs[0]);
            yield return $"{(member.IsProduct ? "Multiply" : "Add")}({string.Join(", ", named.Select(Name))})";
            yield break;
        }

        if (member.Operator is not ConcatOperation && member.Inputs[0] != before)
        {
            yield return $"Input({Name(member.Inputs[0])})";
        }

        if (member.Joined.Count > 0)
        {
            yield return $"{(member.IsProduct ? "Multiply" : "Add")}({string.Join(", ", member.Joined.Select(Name))})";
        }
    }

    private static string Name(Member? member) => member is null ? "Block.Input" : $"nameof({member.Name})";

    private static string Operator(Member member, GraphOperation operation, CountText counts)
    {
        switch (operation)
        {
            case ConvOperation conv:
                var options = new List<string> { counts.Channels(member, conv.OutChannels), Kernel(conv.Window) };
                Window(options, member, conv.Window, counts, 1, 1);
                AddIf(options, conv.PaddingMode != "Zeros", $"PaddingMode = PaddingMode.{conv.PaddingMode}");
                AddIf(options, conv.Groups != 1, $"Groups = {(conv.Groups == conv.OutChannels ? counts.Channels(member, conv.Groups) : Numbers.Text(conv.Groups))}");
                AddIf(options, conv.Bias is null, "Bias = false");
                return $"Conv2d({string.Join(", ", options)})";
            case ProjectionOperation:
                return "Projection";
            case ConvTransposeOperation conv:
                options = [counts.Channels(member, conv.OutChannels), Kernel(conv.Window)];
                Window(options, member, conv.Window, counts, 1, 1);
                Pair(options, "OutputPadding", conv.OutputPaddingH, conv.OutputPaddingW, 0);
                AddIf(options, conv.Groups != 1, $"Groups = {Numbers.Text(conv.Groups)}");
                AddIf(options, conv.Bias is null, "Bias = false");
                return $"ConvTranspose2d({string.Join(", ", options)})";
            case LinearOperation linear:
                return $"Linear({counts.Channels(member, linear.OutFeatures)}{(linear.Bias is null ? ", Bias = false" : "")})";
            case MaxPoolOperation pool:
                options = [Kernel(pool.Window)];
                Window(options, member, pool.Window, counts, pool.Window.KernelH, pool.Window.KernelW);
                AddIf(options, pool.Ceil, "CeilMode = true");
                return $"MaxPool2d({string.Join(", ", options)})";
            case AvgPoolOperation pool:
                options = [Kernel(pool.Window)];
                Window(options, member, pool.Window, counts, pool.Window.KernelH, pool.Window.KernelW);
                AddIf(options, pool.Ceil, "CeilMode = true");
                AddIf(options, !pool.CountIncludePad, "CountIncludePad = false");
                return $"AvgPool2d({string.Join(", ", options)})";
            case GlobalAvgPoolOperation:
                return "GlobalAvgPool2d";
            case BatchNormOperation norm:
                return Norm(norm);
            case PReluOperation prelu:
                return prelu.Slope.Length == 1 ? "PReLU" : $"PReLU({counts.Channels(member, prelu.Slope.Length)})";
            case LocalResponseNormOperation norm:
                options = [Numbers.Text(norm.Size)];
                AddIf(options, (float)norm.Alpha != 1e-4f, $"Alpha = {Numbers.Text(norm.Alpha)}");
                AddIf(options, norm.Beta != 0.75, $"Beta = {Numbers.Text(norm.Beta)}");
                AddIf(options, norm.K != 1, $"K = {Numbers.Text(norm.K)}");
                return $"LocalResponseNorm({string.Join(", ", options)})";
            case ConcatOperation:
                return $"Concat({string.Join(", ", member.Inputs.Select(Name))})";
            case UpsampleOperation upsample:
                int scale = member.Shape.Height / member.InputShape.Height;
                bool isScale = scale > 0 && member.Shape.Height == scale * member.InputShape.Height && member.Shape.Width == scale * member.InputShape.Width;
                options = isScale ? [Numbers.Text(scale)] : [$"Height = {Numbers.Text(member.Shape.Height)}", $"Width = {Numbers.Text(member.Shape.Width)}"];
                AddIf(options, upsample.Interpolation != "Nearest", $"Interpolation = Interpolation.{upsample.Interpolation}");
                AddIf(options, upsample.AlignCorners, "AlignCorners = true");
                return $"Upsample({string.Join(", ", options)})";
            case PadOperation pad:
                options = [Numbers.Text(pad.Left), Numbers.Text(pad.Right), Numbers.Text(pad.Top), Numbers.Text(pad.Bottom)];
                AddIf(options, pad.Front != 0, $"Front = {Numbers.Text(pad.Front)}");
                AddIf(options, pad.Back != 0, $"Back = {Numbers.Text(pad.Back)}");
                AddIf(options, pad.Value != 0, $"Value = {Numbers.Text(pad.Value)}");
                return $"Pad({string.Join(", ", options)})";
            case FlattenOperation:
                return "Flatten";
            default:
                throw new InvalidOperationException($"There is no attribute for {operation.GetType().Name}.");
        }
    }

    private static string Norm(BatchNormOperation norm) => Math.Abs(norm.Epsilon - 1e-5) < 1e-10 ? "BatchNorm2d" : $"BatchNorm2d(Eps = {Numbers.Text(norm.Epsilon)})";

    private static string Activation(GraphOperation operation) => operation switch
    {
        SoftmaxOperation softmax => softmax.IsLog ? "LogSoftmax" : "Softmax",
        ActivationOperation { Name: "GELU tanh" } => "GELU(Approximate = true)",
        ActivationOperation { Name: "LeakyReLU" } leaky => (float)leaky.First == 0.01f ? "LeakyReLU" : $"LeakyReLU({Numbers.Text(leaky.First)})",
        ActivationOperation { Name: "ELU" } elu => elu.First == 1 ? "ELU" : $"ELU({Numbers.Text(elu.First)})",
        ActivationOperation { Name: "Clamp", First: 0, Second: 6 } => "ReLU6",
        ActivationOperation { Name: "Clamp", First: 0 } clamp when double.IsPositiveInfinity(clamp.Second) || clamp.Second >= float.MaxValue => "ReLU",
        ActivationOperation { Name: "Clamp" } clamp => $"Clamp({Numbers.Text(Math.Max(clamp.First, float.MinValue))}, {Numbers.Text(Math.Min(clamp.Second, float.MaxValue))})",
        ActivationOperation activation => activation.Name,
        _ => throw new InvalidOperationException($"There is no attribute for {operation.GetType().Name}."),
    };

    private static string Kernel(WindowSpec window) => window.KernelH == window.KernelW
        ? Numbers.Text(window.KernelH)
        : $"{Numbers.Text(window.KernelH)}, {Numbers.Text(window.KernelW)}";

    private static void Window(List<string> options, Member member, WindowSpec window, CountText counts, int strideH, int strideW)
    {
        string down = counts.StrideDown(member, window.StrideH), right = counts.StrideRight(member, window.StrideW);
        if (down == right)
        {
            AddIf(options, down != Numbers.Text(strideH) || strideH != strideW, $"Stride = {down}");
        }
        else
        {
            AddIf(options, down != Numbers.Text(strideH), $"StrideH = {down}");
            AddIf(options, right != Numbers.Text(strideW), $"StrideW = {right}");
        }

        // As in PyTorch, a pool's sides together are padded by half the window at most; one by one by any number.
        bool isPool = strideH == window.KernelH && strideW == window.KernelW && member.Operator is MaxPoolOperation or AvgPoolOperation;
        if (window.Top == window.Bottom && window.Left == window.Right && !(isPool && (window.Top > window.KernelH / 2 || window.Left > window.KernelW / 2)))
        {
            Pair(options, "Padding", window.Top, window.Left, 0);
        }
        else
        {
            AddIf(options, window.Top != 0, $"PaddingTop = {Numbers.Text(window.Top)}");
            AddIf(options, window.Bottom != 0, $"PaddingBottom = {Numbers.Text(window.Bottom)}");
            AddIf(options, window.Left != 0, $"PaddingLeft = {Numbers.Text(window.Left)}");
            AddIf(options, window.Right != 0, $"PaddingRight = {Numbers.Text(window.Right)}");
        }

        Pair(options, "Dilation", window.DilationH, window.DilationW, 1);
    }

    private static void Pair(List<string> options, string name, int down, int right, int otherwise)
    {
        if (down == right)
        {
            AddIf(options, down != otherwise, $"{name} = {Numbers.Text(down)}");
            return;
        }

        AddIf(options, down != otherwise, $"{name}H = {Numbers.Text(down)}");
        AddIf(options, right != otherwise, $"{name}W = {Numbers.Text(right)}");
    }

    private static void AddIf(List<string> options, bool isThere, string option)
    {
        if (isThere)
        {
            options.Add(option);
        }
    }
}
