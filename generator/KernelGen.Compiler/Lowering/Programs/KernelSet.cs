using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The finished methods of one target. Kernels with identical plain loops and schedule are one method.</summary>
internal sealed class KernelSet
{
    private readonly Dictionary<KernelStep, (string Name, Function PlainLoops, bool IsShared)> _steps = [];
    private readonly Dictionary<string, string> _nameOfKernel = [];
    private readonly HashSet<string> _used = [];
    private readonly List<Function> _functions = [];
    private readonly List<KernelStep> _all = [];

    private KernelSet(Target target) => Target = target;

    public Target Target { get; }

    /// <summary>The methods, in the order in which the steps first need them.</summary>
    public IReadOnlyList<Function> Functions => _functions;

    /// <summary>The steps that run them.</summary>
    public IReadOnlyList<KernelStep> Steps => _all;

    /// <summary>Lowers and schedules the kernels of programs.</summary>
    public static KernelSet Lower(Target target, IEnumerable<Step> steps)
    {
        var set = new KernelSet(target);
        foreach (KernelStep step in steps.SelectMany(s => s is ForParameterGradients part ? part.Steps : [s]).OfType<KernelStep>())
        {
            set.Add(step);
        }

        return set;
    }

    /// <summary>The name of the method that runs a step.</summary>
    public string NameOf(KernelStep step) => _steps[step].Name;

    /// <summary>Whether threads share out the turns of a step's method.</summary>
    public bool IsShared(Step step) => step switch
    {
        KernelStep kernel => _steps[kernel].IsShared,
        ForParameterGradients part => part.Steps.Any(IsShared),
        _ => false,
    };

    /// <summary>What a step computes, before its schedule is applied.</summary>
    public Function PlainLoopsOf(KernelStep step) => _steps[step].PlainLoops;

    private void Add(KernelStep step)
    {
        Kernel kernel = step.Lower(Target);
        string key = Printer.Print(kernel.Algorithm) + string.Join(";", kernel.Schedule) + kernel.SharedLoop;
        if (!_nameOfKernel.TryGetValue(key, out string? name))
        {
            name = MakeName(kernel, step.Layer);
            _nameOfKernel.Add(key, name);
            _functions.Add(kernel.Run() with { Name = name });
        }

        if (!_steps.ContainsKey(step))
        {
            _all.Add(step);
        }

        _steps[step] = (name, kernel.Algorithm, kernel.SharedLoop is not null);
    }

    private string MakeName(Kernel kernel, string layer)
    {
        // A kernel whose sizes are arguments belongs to no layer.
        layer = layer.Replace('.', '_');
        string name = kernel.Algorithm.Sizes.Count > 0 ? kernel.Algorithm.Name : $"{kernel.Algorithm.Name}_{layer}";
        for (int number = 2; !_used.Add(name); number++)
        {
            name = $"{kernel.Algorithm.Name}_{layer}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }
}
