using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>A convolution backwards: what its input is to a convolution, the output is here.</summary>
internal sealed record ConvTranspose2dDeclaration(
    int OutChannels, int KernelHeight, int KernelWidth, int StrideH, int StrideW, PaddingDeclaration Padding, int OutputPaddingH, int OutputPaddingW,
    int DilationH, int DilationW, int Groups, bool Bias) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "ConvTranspose2d", OperationSlot.Operator, typeof(ConvTranspose2dDeclaration),
        [
            new("outChannels", null), .. WindowOptions.Kernel, .. WindowOptions.Stride, .. WindowOptions.Padding,
            new("OutputPadding", 0), new("OutputPaddingH", 0, "OutputPadding"), new("OutputPaddingW", 0, "OutputPadding"),
            .. WindowOptions.Dilation, new("Groups", 1), new("Bias", true),
        ],
        options => new ConvTranspose2dDeclaration(
            options.Int("outChannels"), options.Int("KernelHeight"), options.Int("KernelWidth"), options.Int("StrideH"), options.Int("StrideW"),
            WindowOptions.ReadPadding(options), options.Int("OutputPaddingH"), options.Int("OutputPaddingW"),
            options.Int("DilationH"), options.Int("DilationW"), options.Int("Groups"), options.Bool("Bias")))
    {
        Forms = typeof(TransposedConvolutionForms),
    };

    public override string Words =>
        $"ConvTranspose2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, 1, 1)}{(Groups > 1 ? $", {Groups} groups" : "")}";

    private Window Rows => new(KernelHeight, StrideH, DilationH);

    private Window Columns => new(KernelWidth, StrideW, DilationW);

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules)
    {
        ShapeError[] errors =
        [
            .. rules.Positive(("outChannels", OutChannels), ("DilationH", DilationH), ("DilationW", DilationW), ("Groups", Groups)),
            .. rules.Windows(Rows, Columns, Padding, isPool: false),
        ];
        return errors.Length > 0 ? errors : OutputPaddingErrors(rules);
    }

    public override ShapeResult Infer(ShapeRule rule)
    {
        TensorShape input = rule.Input;
        if (input.Channels % Groups != 0 || OutChannels % Groups != 0)
        {
            return rule.Refuse(ShapeErrorKind.GroupsDoNotDivide, "Groups", Groups, input.Channels, OutChannels);
        }

        long height = Outputs(Rows, input.Height, Padding.Top, Padding.Bottom, OutputPaddingH);
        long width = Outputs(Columns, input.Width, Padding.Left, Padding.Right, OutputPaddingW);
        if (height < 1 || width < 1)
        {
            return height < 1
                ? rule.Refuse(ShapeErrorKind.NothingLeft, "PaddingTop", Padding.Top + (long)Padding.Bottom, "rows", height + Padding.Top + Padding.Bottom)
                : rule.Refuse(ShapeErrorKind.NothingLeft, "PaddingLeft", Padding.Left + (long)Padding.Right, "columns", width + Padding.Left + Padding.Right);
        }

        if (!Counts.TryShape(OutChannels, height, width, out TensorShape output))
        {
            return rule.TooMany("output", ShapeLimits.Activations, OutChannels, height, width);
        }

        int outputs = OutChannels / Groups;
        if (!Counts.TryProduct(ShapeLimits.Parameters, out int fanIn, outputs, KernelHeight, KernelWidth)
            || !Counts.TryProduct(ShapeLimits.Parameters, out _, input.Channels, fanIn))
        {
            return rule.TooMany("weight", ShapeLimits.Parameters, input.Channels, outputs, KernelHeight, KernelWidth);
        }

        // PyTorch takes the second size of the weights for the inputs to one output.
        return rule.Gives(
            output, Seen(Rows), Seen(Columns), PaddingDeclaration.None,
            [ParameterSpec.Weight(fanIn, input.Channels, outputs, KernelHeight, KernelWidth), .. ParameterSpec.Bias(Bias, OutChannels, fanIn)]) with
        {
            Sliding = new SlidingWeights(Rows, Columns, Groups, IsTransposed: true),
        };
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new TransposedConvolution(new Convolution(
        new AxisWindow(KernelHeight, StrideH, DilationH, Padding.Top, shape.Output.Height, shape.Input.Height),
        new AxisWindow(KernelWidth, StrideW, DilationW, Padding.Left, shape.Output.Width, shape.Input.Width), Groups));

    private static long Outputs(Window window, int input, int before, int after, int more) =>
        ((input - 1L) * window.Stride) + window.Extent + more - before - after;

    /// <summary>An output sees every stride-th tap, a cell further on with each.</summary>
    private static Window Seen(Window window) => new((int)Math.Min(window.Kernel, (window.Extent + window.Stride - 1) / window.Stride), 1, 1);

    private IEnumerable<ShapeError> OutputPaddingErrors(OptionRules rules)
    {
        (string Option, int Value, int Stride, int Dilation)[] axes =
            [("OutputPaddingH", OutputPaddingH, StrideH, DilationH), ("OutputPaddingW", OutputPaddingW, StrideW, DilationW)];
        foreach ((string option, int value, int stride, int dilation) in axes)
        {
            if (value < 0)
            {
                yield return rules.Refuse(ShapeErrorKind.NegativePadding, option, value);
            }
            else if (value >= Math.Max(stride, dilation))
            {
                yield return rules.Refuse(ShapeErrorKind.OutputPaddingTooLarge, option, value, stride, dilation);
            }
        }
    }
}
