using System.Globalization;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// The methods of all targets: functions that differ only in numbers share one, and so do stages of functions, each of which is a method of its own.
/// What programs call has the same name and parameters for every target, so that there is one text of a program.
/// </summary>
internal sealed class FunctionFamilies
{
    private readonly Dictionary<KernelStep, (FunctionText Text, FunctionFamily Family)> _steps = [];
    private readonly Dictionary<Loop, (FunctionText Text, FunctionFamily Family, FreeNames Names)> _stages = new(new Identity());
    private readonly List<FunctionFamily> _all = [];
    private readonly List<FunctionFamily>[] _stagesOf;
    private readonly HashSet<string> _used;
    private readonly IReadOnlyList<KernelSet> _sets;
    private readonly int _depth;

    /// <param name="sets">The functions of each target.</param>
    /// <param name="depth">How deep the bodies are indented.</param>
    public FunctionFamilies(IReadOnlyList<KernelSet> sets, int depth)
    {
        (_sets, _depth) = (sets, depth);
        _used = [.. sets.SelectMany(s => s.Functions.Select(f => f.Name))];
        _stagesOf = [.. sets.Select(FindStages)];

        // What a stage is handed over is known when all functions that share it are.
        Target[] targets = [.. sets.Select(s => s.Target)];
        var alike = new Dictionary<string, List<FunctionFamily>>();
        var known = new Dictionary<string, (FunctionText Text, FunctionFamily Family)>();
        Dictionary<string, Function>[] functions = [.. sets.Select(s => s.Functions.ToDictionary(f => f.Name))];
        var named = new HashSet<string>();
        foreach (KernelStep step in sets[0].Steps)
        {
            Function[] widths = [.. sets.Select((s, i) => functions[i][s.NameOf(step)])];
            string key = string.Join(",", widths.Select(f => f.Name));
            if (!known.TryGetValue(key, out (FunctionText Text, FunctionFamily Family) found))
            {
                IReadOnlyList<Symbol> sizes = FunctionFamily.SizesOf(widths);
                string name = named.Add(widths[0].Name) ? widths[0].Name : Free(widths[0].Name, named.Add);
                var text = FunctionText.Join(name, [.. widths.Select(f => Text(f, CallOf, f.Sizes.Count < sizes.Count ? sizes : f.Sizes))]);
                known.Add(key, found = (text, FamilyOf(text, targets, alike, _all)));
            }

            _steps[step] = found;
        }
    }

    /// <summary>The methods that programs call.</summary>
    public IReadOnlyList<FunctionFamily> All => _all;

    /// <summary>The methods that those of a target call.</summary>
    /// <param name="width">The place of the target.</param>
    public IReadOnlyList<FunctionFamily> StagesOf(int width) => _stagesOf[width];

    /// <summary>The name of the method that a step calls, and what it is handed over behind the step's own arguments.</summary>
    public (string Name, IEnumerable<string> Arguments) CallOf(KernelStep step)
    {
        (FunctionText text, FunctionFamily family) = _steps[step];
        return (family.Name, family.ArgumentsOf(text));
    }

    /// <summary>Whether threads share out the turns of a step's method for any target.</summary>
    public bool IsShared(Step step) => _sets.Any(s => s.IsShared(step));

    /// <summary>Where threads wait in a program.</summary>
    public TeamBarriers BarriersOf(IReadOnlyList<Step> steps) => TeamBarriers.Of(steps, _sets[0], IsShared);

    /// <summary>What a step's method gets of the thread that calls it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isAlone">Whether that thread does all.</param>
    public IReadOnlyList<string> WorkerArguments(KernelStep step, bool isAlone)
    {
        string[] arguments = isAlone ? ["0", "1", "default"] : ["worker.Part", "worker.Parts", "worker"];
        bool hasWaits = _steps[step].Text.Widths.Any(f => f.HasWaits);
        return !IsShared(step) ? [] : hasWaits ? arguments : [.. arguments.Take(2)];
    }

    private List<FunctionFamily> FindStages(KernelSet set)
    {
        var all = new List<FunctionFamily>();
        var alike = new Dictionary<string, List<FunctionFamily>>();
        foreach (Function function in set.Functions)
        {
            foreach (Loop stage in function.Body.All().OfType<Loop>().Where(l => l.Stage is not null))
            {
                FreeNames names = FreeNames.Of(stage);
                string wish = stage.Stage!.Name + function.Name.Substring(Math.Max(0, function.Name.IndexOf('_')));
                var method = new Function(
                    _used.Add(wish) ? wish : Free(wish, _used.Add), [stage.Stage.Sentence], names.Buffers, names.Symbols, new Block([stage with { Stage = null }]));
                FunctionText text = Text(method, _ => null, method.Sizes);
                _stages.Add(stage, (text, FamilyOf(text, [set.Target], alike, all), names));
            }
        }

        return all;
    }

    private StageCall? CallOf(Loop stage)
    {
        (FunctionText text, FunctionFamily family, FreeNames names) = _stages[stage];
        return new(family.Name, names, family.NumbersOf(text));
    }

    private FunctionText Text(Function function, Func<Loop, StageCall?> callOf, IReadOnlyList<Symbol> sizes)
    {
        var writer = new CodeWriter(CodeWriter.Tab);
        using (writer.Indent(_depth))
        {
            return FunctionEmitter.Text(function, writer, callOf, sizes);
        }
    }

    private static FunctionFamily FamilyOf(
        FunctionText text, IReadOnlyList<Target> targets, Dictionary<string, List<FunctionFamily>> alike, List<FunctionFamily> all)
    {
        if (!alike.TryGetValue(text.Key, out List<FunctionFamily>? families))
        {
            alike.Add(text.Key, families = []);
        }

        FunctionFamily? family = families.FirstOrDefault(f => f.Takes(text, targets));
        if (family is null)
        {
            families.Add(family = new FunctionFamily(text));
            all.Add(family);
        }

        return family;
    }

    /// <summary>The name with the first number that makes it another.</summary>
    private static string Free(string wish, Func<string, bool> isFree)
    {
        int number = 2;
        while (!isFree($"{wish}_{number.ToString(CultureInfo.InvariantCulture)}"))
        {
            number++;
        }

        return $"{wish}_{number.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Loops are compared by what they hold; here each is one of its own.</summary>
    private sealed class Identity : IEqualityComparer<Loop>
    {
        public bool Equals(Loop? x, Loop? y) => ReferenceEquals(x, y);

        public int GetHashCode(Loop loop) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(loop);
    }
}
