using System.Globalization;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Declarations;

/// <summary>Values that are zero with a probability in training, and the others scaled so that the mean stays.</summary>
/// <param name="Rate">The probability.</param>
internal sealed record DropoutDeclaration(double Rate) : MaskDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Dropout", OperationSlot.Mask, typeof(DropoutDeclaration), [new("p", 0.5)], Read)
    {
        Forms = typeof(DropoutForms),
    };

    public override string Words => $"Dropout({Rate.ToString("R", CultureInfo.InvariantCulture)})";

    public override Operator ToOperator(int place) => new Dropout(Rate, place);

    private static DropoutDeclaration Read(Options options)
    {
        var dropout = new DropoutDeclaration(options.Real("p"));
        if (!options.HasErrors && dropout.Rate is < 0 or >= 1)
        {
            options.Refuse("p", "at least 0 and below 1");
        }

        return dropout;
    }
}
