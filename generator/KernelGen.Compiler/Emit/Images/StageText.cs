using System.Globalization;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Images;

namespace KernelGen.Compiler.Emit.Images;

/// <summary>A stage in words.</summary>
internal static class StageText
{
    public static string Describe(ImageStage stage) => $"{Describe(stage, stage.Result)}, as {stage.Destination.Element().Keyword()}";

    private static string Describe(ImageStage stage, PointExpression expression) => expression switch
    {
        KernelPoint k => $"{stage.Inputs[k.Input].Kernels[k.Kernel].Declaration.Method}({Source(stage.Inputs[k.Input])})",
        PixelPoint p => Source(stage.Inputs[p.Input]),
        GrayPoint g => $"Grayscale{(g.BlueFirst ? "Bgr" : "")}({Source(stage.Inputs[g.Input])})",
        StoredPoint s => Describe(stage, s.Operand),
        AbsolutePoint a => $"Absolute({Describe(stage, a.Operand)})",
        MagnitudePoint m => $"{(m.IsEuclidean ? "MagnitudeL2" : "MagnitudeL1")}({Describe(stage, m.X)}, {Describe(stage, m.Y)})",
        ThresholdPoint t => $"Threshold({Describe(stage, t.Operand)}, {t.Limit}, {t.High})",
        ClampPoint c => $"Clamp({Describe(stage, c.Operand)}, {c.Least}, {c.Largest})",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static string Source(StageInput input) =>
        input.Producer < 0 ? "source" : "stage " + (input.Producer + 1).ToString(CultureInfo.InvariantCulture);
}
