using System.Globalization;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>
/// The methods of one target: functions that differ only in numbers share one, and so do stages of functions, each of which is a method of its own.
/// </summary>
internal sealed class FunctionFamilies
{
    private readonly Dictionary<string, (Function Function, FunctionFamily Family)> _families = [];
    private readonly Dictionary<Loop, (Function Function, FunctionFamily Family, FreeNames Names)> _stages = new(new Identity());
    private readonly Dictionary<string, List<FunctionFamily>> _alike = [];
    private readonly List<FunctionFamily> _all = [];
    private readonly HashSet<string> _used;
    private readonly Target _target;
    private readonly int _depth;

    /// <param name="set">The functions of a target.</param>
    /// <param name="depth">How deep the bodies are indented.</param>
    public FunctionFamilies(KernelSet set, int depth)
    {
        (_target, _depth) = (set.Target, depth);
        _used = [.. set.Functions.Select(f => f.Name)];
        foreach (Function function in set.Functions)
        {
            foreach (Loop stage in function.Body.All().OfType<Loop>().Where(l => l.Stage is not null))
            {
                FreeNames names = FreeNames.Of(stage);
                var method = new Function(MethodName(stage.Stage!.Name, function.Name), [stage.Stage.Sentence], names.Buffers, names.Symbols, new Block([stage with { Stage = null }]));
                _stages.Add(stage, (method, FamilyOf(method, _ => null), names));
            }
        }

        // What a stage is handed over is known when all functions that share it are.
        foreach (Function function in set.Functions)
        {
            _families.Add(function.Name, (function, FamilyOf(function, CallOf)));
        }
    }

    /// <summary>The methods.</summary>
    public IReadOnlyList<FunctionFamily> All => _all;

    /// <summary>The name of the method that a function became, and what it is handed over behind the function's own arguments.</summary>
    public (string Name, IEnumerable<string> Arguments) CallOf(string function)
    {
        (Function of, FunctionFamily family) = _families[function];
        return (family.First.Name, family.ArgumentsOf(of));
    }

    private StageCall? CallOf(Loop stage)
    {
        (Function function, FunctionFamily family, FreeNames names) = _stages[stage];
        return new(family.First.Name, names, family.NumbersOf(function));
    }

    private FunctionFamily FamilyOf(Function function, Func<Loop, StageCall?> callOf)
    {
        var writer = new CodeWriter(CodeWriter.Tab);
        using (writer.Indent(_depth))
        {
            FunctionText text = FunctionEmitter.Text(function, writer, callOf);
            string key = string.Join(",", function.Buffers.Select(b => b.Name).Concat(function.Sizes.Select(s => s.Name))) + "\n" + text.Body;
            if (!_alike.TryGetValue(key, out List<FunctionFamily>? families))
            {
                _alike.Add(key, families = []);
            }

            FunctionFamily? family = families.FirstOrDefault(f => f.Takes(text, _target));
            if (family is null)
            {
                families.Add(family = new FunctionFamily(text));
                _all.Add(family);
            }

            return family;
        }
    }

    /// <summary>A name for a stage, with the layer that its function is called by.</summary>
    private string MethodName(string stage, string function)
    {
        string wish = stage + function.Substring(Math.Max(0, function.IndexOf('_')));
        string name = wish;
        for (int number = 2; !_used.Add(name); number++)
        {
            name = $"{wish}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }

    /// <summary>Loops are compared by what they hold; here each is one of its own.</summary>
    private sealed class Identity : IEqualityComparer<Loop>
    {
        public bool Equals(Loop? x, Loop? y) => ReferenceEquals(x, y);

        public int GetHashCode(Loop loop) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(loop);
    }
}
