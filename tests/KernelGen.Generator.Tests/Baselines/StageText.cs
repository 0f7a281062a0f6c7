using System.Text;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Generator.Tests.Baselines;

/// <summary>What each stage of the compiler makes of a network, as text for people.</summary>
internal sealed class StageText
{
    private readonly InferenceResult _shapes;
    private readonly NetworkDeclaration _declaration;
    private readonly NetworkGraph _graph;
    private readonly NetworkProgram _one;
    private readonly NetworkProgram _sixteen;
    private readonly NetworkProgram _training;

    public StageText(NetworkDeclaration declaration)
    {
        _declaration = declaration;
        _shapes = ShapeInference.Infer(declaration);
        _graph = NetworkGraph.Build(declaration, _shapes);
        _one = ProgramBuilder.Build(_graph, Purpose.InferOne);
        _sixteen = ProgramBuilder.Build(_graph, Purpose.InferSixteen);
        _training = ProgramBuilder.Build(_graph, Purpose.Train);
    }

    public string Shapes() => Lines(_shapes.Layers.Select((s, i) =>
        $"{_declaration.Layers[i].Name}: {s.Input} -> {s.Output}; weight {s.WeightCount}, bias {s.BiasCount}, fan-in {s.FanIn}; "
        + $"{s.MultiplyAdds} multiply-adds; sees {s.ReceptiveField.Height}×{s.ReceptiveField.Width}"));

    public string Graph() => GraphPrinter.Print(_graph);

    public string Programs(Target target)
    {
        return string.Join("\n", [
            "pack weights\n" + Steps(_one.Packing),
            "forward, one sample\n" + Steps(_one.Forward),
            "forward, sixteen samples\n" + Steps(_sixteen.Forward),
            "forward, sixteen samples, kept for the backward pass\n" + Steps(_training.Forward),
            "backward, sixteen samples\n" + Steps(_training.Backward),
            Lines([
                $"packed {_one.PackedLength}, workspace of one sample {_one.WorkspaceLength}, of sixteen {_sixteen.WorkspaceLength}, of training {_training.WorkspaceLength}",
            ]),
        ]);

        string Steps(IEnumerable<Step> steps) => ProgramPrinter.Print(steps, step => step.Lower(target).Algorithm.Name);
    }

    /// <summary>The plain loops and the schedule of each kernel; equal ones once.</summary>
    public string Kernels(Target target) => string.Join(
        "\n",
        _one.Forward.Concat(_training.Steps).SelectMany(Flat).OfType<KernelStep>()
            .Select(s => s.Lower(target))
            .Select(k => $"schedule: {string.Join(", ", k.Schedule.Select(l => $"{l.Loop} tile {l.Tile} unroll {l.Unroll}"))}\n{Printer.Print(k.Algorithm)}")
            .Distinct());

    private static IEnumerable<Step> Flat(Step step) => step is ForParameterGradients part ? part.Steps : [step];

    private static string Lines(IEnumerable<string> lines) => lines.Aggregate(new StringBuilder(), (all, line) => all.Append(line).Append('\n')).ToString();
}
