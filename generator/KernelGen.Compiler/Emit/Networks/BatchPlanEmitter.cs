using System.Globalization;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>Prints what the runtime must know of a network whose training waits for the whole batch: its batch norms, and where programs stop for them.</summary>
internal static class BatchPlanEmitter
{
    /// <summary>The last arguments of the plan; empty where there is nothing of this.</summary>
    public static string Text(NetworkPrograms programs, ParameterMap parameters)
    {
        if (programs.Norms.Count == 0)
        {
            return "";
        }

        BatchBarrier[] forward = [.. (programs.Training?.Forward ?? []).OfType<BatchBarrier>()];
        BatchBarrier[] backward = [.. (programs.Training?.Backward ?? []).OfType<BatchBarrier>()];
        string norms = string.Join(", ", programs.Norms.Select(norm => Norm(norm.Norm, norm.Before, forward, backward)));
        string order = string.Join(", ", backward.Select(b => Number(Array.FindIndex(forward, f => Key(f.Node) == Key(b.Node)))));
        string gradients = string.Join(
            ", ", TrainingSegments.Of(programs.Training?.Backward ?? []).Select(segment =>
                $"[{string.Join(", ", TrainingSegments.GradientsOf(segment, parameters).Select(s => $"{Number(s.Start)}, {Number(s.Length)}"))}]"));
        return $", StateLength: {Number(parameters.StateLength)}, Batch: new BatchPlan([{norms}], [{order}], [{gradients}])";
    }

    private static int Key(Node node) => node.Of(ParameterRole.RunningMean)!.Offset;

    private static string Norm(Node node, Node? before, BatchBarrier[] forward, BatchBarrier[] backward)
    {
        (double epsilon, double momentum) = node.Operator.OverBatch!.Value;
        TensorShape shape = node.Input.Shape;
        Parameter mean = node.Of(ParameterRole.RunningMean)!;
        string text =
            $"new(\"{(node.Layer + "." + mean.Prefix).TrimEnd('.')}\", {Number(shape.Channels)}, {Number(shape.Height * shape.Width)}, {Real(epsilon)}, {Real(momentum)}, "
            + $"{Offset(node.Of(ParameterRole.Scale))}, {Offset(node.Of(ParameterRole.Shift))}, {Offset(mean)}, {Offset(node.Of(ParameterRole.RunningVariance))}, "
            + $"{Place(forward)}, {Place(backward)}";
        if (before?.Weight is { } weight)
        {
            text += $", {Offset(weight)}, {Offset(before.Bias)}, {Number(weight.Length / shape.Channels)}{(weight.Hwio is null ? "" : ", IsHwio: true")}";
        }

        return text + ")";

        // A network without training has no barriers.
        string Place(BatchBarrier[] barriers) => Number(barriers.FirstOrDefault(b => Key(b.Node) == Key(node))?.Place.Offset ?? 0);
    }

    private static string Offset(Parameter? parameter) => Number(parameter?.Offset ?? -1);

    private static string Real(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
