using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>A stage with its functions.</summary>
/// <param name="Stage">What is computed.</param>
/// <param name="Name">What the names of its functions start with.</param>
/// <param name="Bodies">The functions for each of the targets that the project wants.</param>
internal sealed record LoweredStage(ImageStage Stage, string Name, IReadOnlyList<StageBody> Bodies)
{
    /// <summary>Chooses the functions of all stages of a program.</summary>
    public static IReadOnlyList<LoweredStage> Lower(IReadOnlyList<ImageStage> stages, string name, IReadOnlyList<Target>? targets = null)
    {
        var lowered = new List<LoweredStage>();
        for (int i = 0; i < stages.Count; i++)
        {
            string stem = stages.Count == 1 ? name : $"{name}Stage{(i + 1).ToString(CultureInfo.InvariantCulture)}_";
            lowered.Add(new LoweredStage(stages[i], stem, LowerBodies(stages[i], stem, targets ?? Target.All)));
        }

        return lowered;
    }

    private static IReadOnlyList<StageBody> LowerBodies(ImageStage stage, string name, IReadOnlyList<Target> targets)
    {
        var bodies = new List<StageBody>();
        foreach (Target target in targets)
        {
            bodies.Add(ScheduleChooser.Choose(stage, target, name));
        }

        return bodies;
    }
}
