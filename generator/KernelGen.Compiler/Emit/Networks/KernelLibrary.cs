using System.Globalization;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Emit.Networks;

/// <summary>The methods of one target's class. Kernels that are the same to the letter are emitted once.</summary>
internal sealed class KernelLibrary(Target target)
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _used = [];
    private readonly List<Function> _functions = [];

    /// <summary>The finished methods.</summary>
    public IReadOnlyList<Function> Functions => _functions;

    /// <summary>The name of the method that runs a step.</summary>
    public string NameOf(KernelStep step)
    {
        Kernel kernel = step.Lower(target);
        string key = Printer.Print(kernel.Algorithm) + string.Join(";", kernel.Schedule);
        if (_names.TryGetValue(key, out string? name))
        {
            return name;
        }

        // A kernel whose sizes are arguments belongs to no layer.
        name = kernel.Algorithm.Sizes.Count > 0 ? kernel.Algorithm.Name : $"{kernel.Algorithm.Name}_{step.Layer}";
        for (int number = 2; !_used.Add(name); number++)
        {
            name = $"{kernel.Algorithm.Name}_{step.Layer}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        _names.Add(key, name);
        _functions.Add(kernel.Run() with { Name = name });
        return name;
    }
}
