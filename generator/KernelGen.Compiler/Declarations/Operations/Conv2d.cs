using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Problems;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>A two-dimensional cross-correlation with learned weights.</summary>
internal sealed record Conv2dDeclaration(
    int OutChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    AutoPadding Auto,
    int DilationH,
    int DilationW,
    int Groups,
    bool Bias,
    PaddingMode PaddingMode = PaddingMode.Zeros,
    WeightLayout WeightLayout = WeightLayout.Oihw) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Conv2d", OperationSlot.Operator, typeof(Conv2dDeclaration),
        [
            new("outChannels", null), .. WindowOptions.Kernel, .. WindowOptions.Stride, .. WindowOptions.Padding,
            new("PaddingMode", PaddingMode.Zeros), new("Auto", AutoPadding.None), .. WindowOptions.Dilation, new("Groups", 1), new("Bias", true),
            new("WeightLayout", WeightLayout.Oihw),
        ],
        Read)
    {
        Forms = typeof(ConvolutionForms),
    };

    public override string Words =>
        $"Conv2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, 1, 1)}{(Groups > 1 ? $", {Groups} groups" : "")}{(PaddingMode == PaddingMode.Zeros ? "" : $", {PaddingMode} padding")}";

    public override SchedulableLoops Loops => new(KernelHeight, KernelWidth, HasPixels: true);

    public override (BorderMode Border, float Value) Outside => (PaddingMode switch
    {
        PaddingMode.Reflect => BorderMode.Reflect101,
        PaddingMode.Replicate => BorderMode.Replicate,
        PaddingMode.Circular => BorderMode.Wrap,
        _ => BorderMode.Constant,
    }, 0);

    public override (Window Rows, Window Columns)? Windows => (Rows, Columns);

    private Window Rows => new(KernelHeight, StrideH, DilationH);

    private Window Columns => new(KernelWidth, StrideW, DilationW);

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules)
    {
        bool padded = Padding is not { Top: 0, Bottom: 0, Left: 0, Right: 0 };
        return
        [
            .. rules.Positive(("outChannels", OutChannels), ("DilationH", DilationH), ("DilationW", DilationW), ("Groups", Groups)),
            .. rules.Windows(Rows, Columns, Padding, isPool: false),
            .. Auto != AutoPadding.None && padded ? [rules.Refuse(ShapeErrorKind.AutoWithPadding, "Auto", Auto)] : (ShapeError[])[],
        ];
    }

    public override ShapeResult Infer(ShapeRule rule)
    {
        TensorShape input = rule.Input;
        if (input.Channels % Groups != 0 || OutChannels % Groups != 0)
        {
            return rule.Refuse(ShapeErrorKind.GroupsDoNotDivide, "Groups", Groups, input.Channels, OutChannels);
        }

        if (!TryResolvePadding(input, out PaddingDeclaration padding))
        {
            long most = Math.Max(Rows.SamePadding(input.Height).After, Columns.SamePadding(input.Width).After);
            return rule.TooMany("padding", ShapeLimits.Activations, most) with { Option = "Auto" };
        }

        if (PaddingModeRules.Check(PaddingMode, Auto, padding, rule) is { } tooLarge)
        {
            return tooLarge;
        }

        if (rule.Slide(Rows, Columns, padding, false, OutChannels, out TensorShape output) is { } error)
        {
            return error;
        }

        int inputs = input.Channels / Groups;
        if (!Counts.TryProduct(ShapeLimits.Parameters, out int fanIn, inputs, KernelHeight, KernelWidth)
            || !Counts.TryProduct(ShapeLimits.Parameters, out _, OutChannels, fanIn))
        {
            return rule.TooMany("weight", ShapeLimits.Parameters, OutChannels, inputs, KernelHeight, KernelWidth);
        }

        ParameterSpec weight = WeightLayout == WeightLayout.Oihw
            ? ParameterSpec.Weight(fanIn, OutChannels, inputs, KernelHeight, KernelWidth)
            : ParameterSpec.Weight(fanIn, KernelHeight, KernelWidth, inputs, OutChannels) with
            {
                Hwio = new HwioShape(OutChannels, inputs, KernelHeight * KernelWidth),
            };
        return rule.Gives(output, Rows, Columns, padding, [weight, .. ParameterSpec.Bias(Bias, OutChannels, fanIn)]) with
        {
            Sliding = new SlidingWeights(Rows, Columns, Groups),
        };
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) =>
        new Convolution(AxisWindow.OfRows(shape, Rows), AxisWindow.OfColumns(shape, Columns), Groups, Pinned: pinned);

    private bool TryResolvePadding(TensorShape input, out PaddingDeclaration padding)
    {
        padding = Padding;
        if (Auto != AutoPadding.Same)
        {
            return true;
        }

        (long top, long bottom) = Rows.SamePadding(input.Height);
        (long left, long right) = Columns.SamePadding(input.Width);
        if (Math.Max(bottom, right) > ShapeLimits.Activations)
        {
            return false;
        }

        padding = new PaddingDeclaration((int)top, (int)bottom, (int)left, (int)right);
        return true;
    }

    private static Conv2dDeclaration Read(Options options)
    {
        AutoPadding auto = options.Choice<AutoPadding>("Auto");
        if (auto != AutoPadding.None && WindowOptions.Padding.FirstOrDefault(p => options.Has(p.Name)) is { } padding)
        {
            options.Reader.Report(ProblemCatalogue.AutoWithPadding, [padding.Name], options.Reader.Member, padding.Name, auto);
        }

        var declared = new Conv2dDeclaration(
            options.Int("outChannels"), options.Int("KernelHeight"), options.Int("KernelWidth"), options.Int("StrideH"), options.Int("StrideW"),
            WindowOptions.ReadPadding(options), auto, options.Int("DilationH"), options.Int("DilationW"), options.Int("Groups"), options.Bool("Bias"),
            options.Choice<PaddingMode>("PaddingMode"), options.Choice<WeightLayout>("WeightLayout"));
        if (auto == AutoPadding.Same && options.Reader.WantsAdvice && (IsEven(declared.Rows) || IsEven(declared.Columns)))
        {
            options.Reader.Report(
                ProblemCatalogue.EvenKernel, ["Auto"], options.Reader.Member, FormattableString.Invariant($"{declared.KernelHeight}×{declared.KernelWidth}"));
        }

        return declared;
    }

    /// <summary>Whether the cells before and behind the centre cannot be as many. With a stride it depends on the input.</summary>
    private static bool IsEven(Window window) => window is { Stride: 1, Kernel: > 0, Dilation: > 0 } && window.Extent % 2 == 0;
}

/// <summary>The order of a convolution's weights in its parameter.</summary>
internal enum WeightLayout
{
    Oihw,
    Hwio,
}
