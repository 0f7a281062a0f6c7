// Goes to generator/KernelGen.Compiler/Declarations/Operations.
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>What it computes, in a sentence.</summary>
internal sealed record TemplateDeclaration(float Factor) : ElementwiseActivation
{
    // An option that must be written has the default null; one that is out of range is refused with options.Refuse.
    public static OperationSpec Spec { get; } = new(
        "Template", OperationSlot.Activation, typeof(TemplateDeclaration), [new("Factor", 2.0)], options => new TemplateDeclaration(options.Number("Factor")));

    // What its kernels are called after.
    public override string Name => "Template";

    // What a reader of the generated code sees, with the options.
    public override string Words => $"Template({Factor})";

    // True where the derivative cannot be told from the output.
    public override bool NeedsInput => true;

    // True if it is two to four instructions.
    public override bool IsCheap => true;

    // NaN must stay NaN.
    public override Expression Apply(Builder builder, Expression x) => Multiply(Parts.Number(Factor, x.Type), x);

    // The gradient times the slope; kept is the input if NeedsInput is true, and the output if not.
    public override Expression Derivative(Builder builder, Expression gradient, Expression kept) => Multiply(Parts.Number(Factor, kept.Type), gradient);
}
